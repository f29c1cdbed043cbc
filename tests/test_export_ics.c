/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/agenda.h"

#include <libical/ical.h>

#include "export/civil.h"
#include "tests/check.h"

enum { LINE_OCTETS = 75, LONG_TEXT = 4000 };

static int64_t at(int year, int month, int day, int hour, int minute)
{
    return (civil_day((struct civil){year, month, day}) * 24 + hour) * 60 + minute;
}

/* A sound event, for a row to change. */
static struct event event_of(const char *title)
{
    return (struct event){
        .uid = "duty-1@example.sch.uk",
        .changed_utc = 1794816000,
        .starts_at = at(2027, 5, 17, 9, 0),
        .ends_at = at(2027, 5, 17, 10, 45),
        .title = title,
        .place = "B/12",
        .note = "",
    };
}

/* free() it; NULL: refused. */
static char *written(const struct event *events, int n, bool utc)
{
    struct agenda agenda = {.name = "Cover – J. O’Neill",
                            .product = "-//Centre 12345//examrota//EN",
                            .utc = utc,
                            .events = events,
                            .n_events = n};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    bool done = agenda_write_ics(out, &agenda);

    fclose(out);
    if (done)
        return text;
    assert_int_equal(size, 0);
    free(text);
    return NULL;
}

static int count(const char *text, const char *what)
{
    int n = 0;

    for (; (text = strstr(text, what)) != NULL; text++)
        n++;
    return n;
}

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

static void impossible_events_are_refused(void **state)
{
    (void)state;
    static char long_uid[300];
    memset(long_uid, 'u', 256);
    const struct {
        const char *label, *uid;
        int64_t starts_at, ends_at, changed_utc;
        int sequence;
        bool want;
    } rows[] = {
        {"sound", "a", 540, 600, 0, 0, true},
        {"255 letters", long_uid + 1, 540, 600, 0, 0, true},
        {"256 letters", long_uid, 540, 600, 0, 0, false},
        {"no uid", "", 540, 600, 0, 0, false},
        {"null uid", NULL, 540, 600, 0, 0, false},
        {"accent in uid", "\xC3\xA9", 540, 600, 0, 0, false},
        {"line in uid", "a\r\nATTACH:x", 540, 600, 0, 0, false},
        {"space in uid", "a b", 540, 600, 0, 0, false},
        {"no length", "a", 540, 540, 0, 0, false},
        {"backwards", "a", 600, 540, 0, 0, false},
        {"before 1970", "a", -60, 540, 0, 0, false},
        {"year 10000", "a", 540, INT64_MAX / 60, 0, 0, false},
        {"changed before 1970", "a", 540, 600, -1, 0, false},
        {"changed too late", "a", 540, 600, INT64_MAX, 0, false},
        {"sequence below nought", "a", 540, 600, 0, -1, false},
    };
    EACH (row, rows) {
        struct event event = {.uid = row->uid,
                              .starts_at = row->starts_at,
                              .ends_at = row->ends_at,
                              .changed_utc = row->changed_utc,
                              .sequence = row->sequence};
        char *text = written(&event, 1, false);
        CHECK_ROW(row, text != NULL, row->want);
        free(text);
    }
}

/* Title, place and note cannot start a line of their own. */
static void nothing_is_smuggled_in(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "x\r\nATTACH:http://evil.example/",
        "x\nATTACH:y",
        "x\rATTACH:y",
        "x\xE2\x80\xA8"
        "ATTACH:y",
        "x\xC2\x85"
        "ATTACH:y",
        "x\x0B"
        "ATTACH:y\x0C",
        "x\r\n ATTACH:y",
        "x\r\r\n\r\nATTACH:y\r\n",
        "END:VEVENT\r\nBEGIN:VALARM",
        "x\xFF\r\nATTACH:y",
        "\\nATTACH:y\\",
        "x\",ATTACH:y",
    };
    EACH (text, texts) {
        struct event event = event_of(*text);
        event.place = *text;
        event.note = *text;
        struct agenda agenda = {.name = *text, .product = *text, .events = &event, .n_events = 1};
        char *out_text = NULL;
        size_t size = 0;
        FILE *out = open_memstream(&out_text, &size);
        assert_true(agenda_write_ics(out, &agenda));
        fclose(out);
        assert_int_equal(count(out_text, "\nATTACH"), 0);
        assert_int_equal(count(out_text, "\nBEGIN:VALARM"), 0);
        assert_int_equal(count(out_text, "\rATTACH"), 0);

        icalcomponent *back = icalparser_parse_string(out_text);
        assert_int_equal(icalcomponent_count_errors(back), 0);
        assert_int_equal(icalcomponent_count_components(back, ICAL_VEVENT_COMPONENT), 1);
        icalcomponent_free(back);
        free(out_text);
    }
    icaltimezone_free_builtin_timezones();
    icalmemory_free_ring();
}

static bool is_whole_utf8(const char *line, size_t size)
{
    size_t i = 0;

    while (i < size) {
        unsigned char first = (unsigned char)line[i++];
        int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;

        if ((first & 0xC0) == 0x80)
            return false;
        for (; more > 0; more--, i++) {
            if (i >= size || ((unsigned char)line[i] & 0xC0) != 0x80)
                return false;
        }
    }
    return true;
}

static bool has_control(const char *line, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if ((unsigned char)line[i] < ' ' || line[i] == '\x7F')
            return true;
    }
    return false;
}

/* Every line: 2 to 75 octets, CRLF, whole characters, no control characters. */
static bool is_well_folded(const char *text)
{
    while (*text) {
        const char *end = strstr(text, "\r\n");
        size_t size = end ? (size_t)(end - text) : 0;

        if (size < 2 || size > LINE_OCTETS || !is_whole_utf8(text, size) || has_control(text, size))
            return false;
        text = end + 2;
    }
    return true;
}

static void check_long_title(const char *atom, int n, int before)
{
    char title[LONG_TEXT];
    size_t size = 0;
    size_t step = strlen(atom);

    for (; before > 0; before--)
        title[size++] = 'z';
    for (; n > 0; n--, size += step)
        memcpy(title + size, atom, step);
    title[size++] = '|';
    title[size] = '\0';

    struct event event = event_of(title);
    event.place = title;
    char *text = written(&event, 1, true);
    assert_true(is_well_folded(text));
    icalcomponent *back = icalparser_parse_string(text);
    icalcomponent *first = icalcomponent_get_first_component(back, ICAL_VEVENT_COMPONENT);
    assert_string_equal(icalcomponent_get_summary(first), title);
    assert_string_equal(icalcomponent_get_location(first), title);
    icalcomponent_free(back);
    free(text);
}

/* Long runs with and without spaces, of one to four octets, ending anywhere in a line. */
static void long_titles_fold_and_come_back(void **state)
{
    (void)state;
    static const char *const atoms[] = {"a", "é", "€", "🎓", "ab cd ", "x;y:", "a🎓 ", "\\,"};

    EACH (atom, atoms) {
        for (int n = 1; n < 160; n++)
            check_long_title(*atom, n, n % 4);
    }
    icaltimezone_free_builtin_timezones();
    icalmemory_free_ring();
}

/* Any bytes at all: well-formed lines, one event, read without errors. */
static void random_bytes_stay_in_their_place(void **state)
{
    (void)state;
    static const char alphabet[] =
        "aZ \r\n\t:;,\\\"=\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8E\x93\xFF\x01\x7F^'";
    uint64_t seed = 20270512;
    char text[300];

    for (int round = 0; round < 2000; round++) {
        size_t size = 0;
        do {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            text[size++] = alphabet[(seed >> 33) % (sizeof alphabet - 1)];
        } while (size < sizeof text - 1 && (seed >> 20 & 127) != 0);
        text[size] = '\0';

        struct event event = event_of(text);
        event.place = text;
        event.note = text;
        char *ics = written(&event, 1, round % 2);
        assert_true(is_well_folded(ics));
        icalcomponent *back = icalparser_parse_string(ics);
        assert_int_equal(icalcomponent_count_errors(back), 0);
        assert_int_equal(icalcomponent_count_components(back, ICAL_ANY_COMPONENT),
                         round % 2 ? 1 : 2);
        icalcomponent_free(back);
        free(ics);
    }
    icaltimezone_free_builtin_timezones();
    icalmemory_free_ring();
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
        cmocka_unit_test(impossible_events_are_refused),
        cmocka_unit_test(nothing_is_smuggled_in),
        cmocka_unit_test(long_titles_fold_and_come_back),
        cmocka_unit_test(random_bytes_stay_in_their_place),
        cmocka_unit_test(order_and_repetition_change_no_byte),
        cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
