/* SPDX-License-Identifier: GPL-3.0-or-later
 * Calendars as others read them back. */
#include "tests/export/event_sample.h"

static const char whole[] = "BEGIN:VCALENDAR\r\n"
                            "VERSION:2.0\r\n"
                            "PRODID:-//Centre 12345//examrota//EN\r\n"
                            "CALSCALE:GREGORIAN\r\n"
                            "NAME:Cover – J. O’Neill\r\n"
                            "X-WR-CALNAME:Cover – J. O’Neill\r\n"
                            "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"
                            "X-PUBLISHED-TTL:PT1H\r\n"
                            "COLOR:teal\r\n"
                            "BEGIN:VTIMEZONE\r\n"
                            "TZID:Europe/London\r\n"
                            "X-LIC-LOCATION:Europe/London\r\n"
                            "BEGIN:DAYLIGHT\r\n"
                            "TZOFFSETFROM:+0000\r\n"
                            "TZOFFSETTO:+0100\r\n"
                            "TZNAME:BST\r\n"
                            "DTSTART:19810329T010000\r\n"
                            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"
                            "END:DAYLIGHT\r\n"
                            "BEGIN:STANDARD\r\n"
                            "TZOFFSETFROM:+0100\r\n"
                            "TZOFFSETTO:+0000\r\n"
                            "TZNAME:GMT\r\n"
                            "DTSTART:19961027T020000\r\n"
                            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"
                            "END:STANDARD\r\n"
                            "END:VTIMEZONE\r\n"
                            "BEGIN:VEVENT\r\n"
                            "UID:duty-0@example.sch.uk\r\n"
                            "DTSTAMP:20261116T080000Z\r\n"
                            "LAST-MODIFIED:20261116T080000Z\r\n"
                            "SEQUENCE:0\r\n"
                            "DTSTART;TZID=Europe/London:20270112T090000\r\n"
                            "DTEND;TZID=Europe/London:20270112T100000\r\n"
                            "SUMMARY:CANCELLED: Rove\r\n"
                            "LOCATION:B/12\r\n"
                            "DESCRIPTION:Ring first\\;\\nthen\\, go \\\\ stay\r\n"
                            "STATUS:CANCELLED\r\n"
                            "TRANSP:TRANSPARENT\r\n"
                            "END:VEVENT\r\n"
                            "BEGIN:VEVENT\r\n"
                            "UID:duty-1@example.sch.uk\r\n"
                            "DTSTAMP:20261116T080000Z\r\n"
                            "LAST-MODIFIED:20261116T080000Z\r\n"
                            "SEQUENCE:2\r\n"
                            "DTSTART;TZID=Europe/London:20270517T090000\r\n"
                            "DTEND;TZID=Europe/London:20270517T104500\r\n"
                            "SUMMARY:Reader – Maths P1 – B/12\r\n"
                            "LOCATION:B/12\r\n"
                            "STATUS:CONFIRMED\r\n"
                            "TRANSP:OPAQUE\r\n"
                            "END:VEVENT\r\n"
                            "BEGIN:VEVENT\r\n"
                            "UID:duty-2@example.sch.uk\r\n"
                            "DTSTAMP:20261116T080000Z\r\n"
                            "LAST-MODIFIED:20261116T080000Z\r\n"
                            "SEQUENCE:0\r\n"
                            "DTSTART;TZID=Europe/London:20270517T090000\r\n"
                            "DTEND;TZID=Europe/London:20270517T104500\r\n"
                            "SUMMARY:Scribe\r\n"
                            "STATUS:TENTATIVE\r\n"
                            "TRANSP:TRANSPARENT\r\n"
                            "END:VEVENT\r\n"
                            "END:VCALENDAR\r\n";

static void a_whole_calendar(void **state)
{
    (void)state;
    struct event events[] = {event_of("Reader – Maths P1 – B/12"), event_of("Rove"),
                             event_of("Scribe")};
    events[0].sequence = 2;
    events[1].uid = "duty-0@example.sch.uk";
    events[1].starts_at = at(2027, 1, 12, 9, 0);
    events[1].ends_at = at(2027, 1, 12, 10, 0);
    events[1].cancelled = true;
    events[1].note = "Ring first;\nthen, go \\ stay";
    events[2].uid = "duty-2@example.sch.uk";
    events[2].tentative = true;
    events[2].place = "";

    char *text = written(events, 3, false);
    assert_string_equal(text, whole);
    free(text);
}

static void no_events_is_a_calendar_too(void **state)
{
    (void)state;
    char *text = written(NULL, 0, false);

    assert_non_null(strstr(text, "END:VTIMEZONE\r\nEND:VCALENDAR\r\n"));
    free(text);
}

static void times(void **state)
{
    (void)state;
    const struct {
        const char *label;
        int64_t starts_at, ends_at;
        bool utc;
        const char *start, *end;
    } rows[] = {
        {"summer, utc", at(2027, 5, 17, 9, 0), at(2027, 5, 17, 9, 30), true,
         "\r\nDTSTART:20270517T080000Z\r\n", "\r\nDTEND:20270517T083000Z\r\n"},
        {"winter, utc", at(2027, 1, 17, 9, 0), at(2027, 1, 17, 9, 30), true,
         "\r\nDTSTART:20270117T090000Z\r\n", "\r\nDTEND:20270117T093000Z\r\n"},
        {"over the spring change", at(2027, 3, 27, 22, 0), at(2027, 3, 28, 6, 0), false,
         "\r\nDTSTART;TZID=Europe/London:20270327T220000\r\n",
         "\r\nDTEND;TZID=Europe/London:20270328T060000\r\n"},
        {"ends in the gap", at(2027, 3, 27, 22, 0), at(2027, 3, 28, 1, 30), false,
         "\r\nDTSTART:20270327T220000Z\r\n", "\r\nDTEND:20270328T013000Z\r\n"},
        {"within the gap", at(2027, 3, 28, 1, 45), at(2027, 3, 28, 2, 15), false,
         "\r\nDTSTART:20270328T014500Z\r\n", "\r\nDTEND:20270328T021500Z\r\n"},
        {"starts in the fold", at(2027, 10, 31, 1, 30), at(2027, 10, 31, 3, 0), false,
         "\r\nDTSTART:20271031T003000Z\r\n", "\r\nDTEND:20271031T030000Z\r\n"},
        {"midnight", at(2027, 12, 31, 23, 0), at(2028, 1, 1, 0, 0), false,
         "\r\nDTSTART;TZID=Europe/London:20271231T230000\r\n",
         "\r\nDTEND;TZID=Europe/London:20280101T000000\r\n"},
    };
    EACH (row, rows) {
        struct event event = event_of("Rove");
        event.starts_at = row->starts_at;
        event.ends_at = row->ends_at;
        char *text = written(&event, 1, row->utc);
        CHECK_ROW(row, count(text, row->start), 1);
        CHECK_ROW(row, count(text, row->end), 1);
        CHECK_ROW(row, count(text, "VTIMEZONE") > 0, !row->utc);
        free(text);
    }
}

static void order_and_repetition_change_no_byte(void **state)
{
    (void)state;
    struct event events[] = {event_of("c"), event_of("b"), event_of("a"), event_of("d")};
    events[0].uid = "z";
    events[1].uid = "m";
    events[2].starts_at -= 60;
    events[3].uid = "n";
    struct event turned[] = {events[3], events[2], events[1], events[0]};

    char *one = written(events, 4, false), *two = written(turned, 4, false);
    char *three = written(events, 4, false);
    assert_string_equal(one, two);
    assert_string_equal(one, three);
    const char *a = strstr(one, "SUMMARY:a"), *b = strstr(one, "SUMMARY:b");
    const char *d = strstr(one, "SUMMARY:d"), *c = strstr(one, "SUMMARY:c");
    assert_true(a && b && c && d && a < b && b < d && d < c);
    free(one);
    free(two);
    free(three);
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    FILE *out = fopen("/dev/full", "w");
    if (!out)
        skip();
    setvbuf(out, NULL, _IONBF, 0);
    struct event event = event_of("Rove");
    struct agenda agenda = {.name = "x", .product = "", .events = &event, .n_events = 1};
    assert_false(agenda_write_ics(out, &agenda));
    fclose(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_calendar),
        cmocka_unit_test(no_events_is_a_calendar_too),
        cmocka_unit_test(times),
        cmocka_unit_test(order_and_repetition_change_no_byte),
        cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
