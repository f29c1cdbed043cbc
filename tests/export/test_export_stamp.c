/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/stamp.h"

#include <time.h>
#include <unistd.h>

#include <libical/ical.h>

#include "export/civil.h"
#include "export/text.h"
#include "export/zone.h"
#include "tests/support/check.h"

enum { HALF_HOUR = 30 * 60, FROM_YEAR = 2020, UNTIL_YEAR = 2040 };

static int64_t day_of(int year, int month, int day)
{
    return civil_day((struct civil){year, month, day});
}

static int64_t at(int year, int month, int day, int hour, int minute)
{
    return (day_of(year, month, day) * 24 + hour) * 60 + minute;
}

static void stamps(void **state)
{
    (void)state;
    typedef const char *stamp(char *text, int64_t number);
    static const struct {
        const char *label;
        stamp *stamp;
        int64_t number;
        const char *want;
    } rows[] = {
        {"day", stamp_day, 20587, "Thu 14 May 2026"},
        {"first day", stamp_day, 0, "Thu 1 Jan 1970"},
        {"before 1970", stamp_day, -1, "Wed 31 Dec 1969"},
        {"iso", stamp_iso, 20587, "2026-05-14"},
        {"leap day", stamp_iso, 11016, "2000-02-29"},
        {"long ago", stamp_iso, -719468, "0000-03-01"},
        {"time", stamp_time, 20587 * 1440 + 13 * 60 + 5, "13:05"},
        {"time before 1970", stamp_time, -1, "23:59"},
        {"moment", stamp_moment, 20587 * 1440 + 13 * 60 + 30, "2026-05-14 13:30"},
        {"minutes", stamp_duration, 25, "25 min"},
        {"an hour", stamp_duration, 60, "1 h 00"},
        {"longer", stamp_duration, 105, "1 h 45"},
        {"less than nothing", stamp_duration, -90, "-1 h 30"},
        {"a week of minutes", stamp_duration, 2220, "37 h 00"},
        {"utc", stamp_utc, 1778761800, "20260514T123000Z"},
        {"utc before 1970", stamp_utc, -1, "19691231T235959Z"},
    };
    EACH (row, rows) {
        char text[STAMP];
        CHECK_ROW_TEXT(row, row->stamp(text, row->number), row->want);
    }
}

/* Every day of six centuries, there and back, the weekdays in order. */
static void dates_come_back(void **state)
{
    (void)state;
    struct civil before = civil_of(day_of(1700, 1, 1) - 1);
    int weekday = civil_weekday(day_of(1700, 1, 1) - 1);

    for (int64_t day = day_of(1700, 1, 1); day < day_of(2300, 1, 1); day++) {
        struct civil civil = civil_of(day);
        bool next = civil.day == before.day + 1 || (civil.day == 1 && before.day >= 28);

        assert_true(next && civil_day(civil) == day);
        assert_int_equal(civil_weekday(day), (weekday + 1) % 7);
        before = civil;
        weekday = civil_weekday(day);
    }
}

static void clock_changes(void **state)
{
    (void)state;
    const struct {
        const char *label;
        int64_t wall_at;
        const char *want;
        bool doubtful;
    } rows[] = {
        {"winter", at(2027, 1, 12, 9, 0), "20270112T090000Z", false},
        {"summer", at(2027, 5, 12, 9, 0), "20270512T080000Z", false},
        {"last winter minute", at(2027, 3, 28, 0, 59), "20270328T005900Z", false},
        {"in the gap: the hour after", at(2027, 3, 28, 1, 30), "20270328T013000Z", true},
        {"first summer minute", at(2027, 3, 28, 2, 0), "20270328T010000Z", false},
        {"before the fold", at(2027, 10, 31, 0, 59), "20271030T235900Z", false},
        {"in the fold: the first", at(2027, 10, 31, 1, 30), "20271031T003000Z", true},
        {"after the fold", at(2027, 10, 31, 2, 0), "20271031T020000Z", false},
        {"another year's sunday", at(2026, 3, 29, 1, 0), "20260329T010000Z", true},
    };
    EACH (row, rows) {
        char text[STAMP];
        CHECK_ROW_TEXT(row, stamp_utc(text, zone_utc(row->wall_at)), row->want);
        CHECK_ROW(row, zone_is_doubtful(row->wall_at), row->doubtful);
    }
}

/* The two rules against tzdata, both ways, at every half hour. */
static void london_is_as_in_tzdata(void **state)
{
    (void)state;
    if (access("/usr/share/zoneinfo/Europe/London", R_OK) != 0) {
        print_message("no tzdata here: the London zone is not compared\n");
        skip();
    }
    setenv("TZ", "Europe/London", 1);
    tzset();
    for (int64_t utc = day_of(FROM_YEAR, 1, 1) * 86400; utc < day_of(UNTIL_YEAR, 1, 1) * 86400;
         utc += HALF_HOUR) {
        time_t moment = (time_t)utc;
        struct tm tm;

        assert_non_null(localtime_r(&moment, &tm));
        int64_t wall_at = at(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min);
        assert_true(zone_wall_at(utc) == wall_at);

        /* The second 01:30 of October comes back as the first. */
        bool second = zone_is_doubtful(wall_at) && tm.tm_isdst == 0;
        assert_true(zone_utc(wall_at) == utc - (second ? 3600 : 0));
    }
    unsetenv("TZ");
    tzset();
}

/* What calendars read from our VTIMEZONE is what we reckon with. */
static void london_is_as_in_the_feed(void **state)
{
    (void)state;
    icaltimezone *london = icaltimezone_new();
    icaltimezone *utc_zone = icaltimezone_get_utc_timezone();
    icalcomponent *rules = icalparser_parse_string(zone_vtimezone);

    assert_non_null(rules);
    assert_true(icaltimezone_set_component(london, rules));
    for (int64_t utc = day_of(FROM_YEAR, 1, 1) * 86400; utc < day_of(UNTIL_YEAR, 1, 1) * 86400;
         utc += HALF_HOUR) {
        struct icaltimetype time = icaltime_from_timet_with_zone((time_t)utc, 0, utc_zone);
        struct icaltimetype wall = icaltime_convert_to_zone(time, london);

        assert_true(zone_wall_at(utc) ==
                    at(wall.year, wall.month, wall.day, wall.hour, wall.minute));
    }
    icaltimezone_free(london, 1);
    icaltimezone_free_builtin_timezones();
    icalmemory_free_ring();
}

/* However long it takes to ask. */
static void is_now(void)
{
    int64_t before = (int64_t)time(NULL), told = zone_now_utc();

    assert_true(before <= told && told <= (int64_t)time(NULL));
}

static void now_can_be_set(void **state)
{
    (void)state;
    static const struct {
        const char *label, *set;
        int64_t want;
    } rows[] = {
        {"summer", "2027-05-12 07:40", 1810104000},
        {"winter", "1970-12-01 00:00", 28857600},
        {"leap day", "2028-02-29 12:00", 1835438400},
        {"no such day", "2027-02-29 12:00", -1},
        {"no such month", "2027-13-01 12:00", -1},
        {"no such hour", "2027-05-12 24:00", -1},
        {"no such minute", "2027-05-12 07:60", -1},
        {"too early", "1969-05-12 07:40", -1},
        {"words", "tomorrow", -1},
        {"a letter T", "2027-05-12T07:40", -1},
        {"more", "2027-05-12 07:40:00", -1},
        {"sign", "2027-05-12 +7:40", -1},
    };
    EACH (row, rows) {
        setenv("EXAMROTA_NOW", row->set, 1);
        CHECK_ROW(row, zone_now_utc(), row->want);
    }
    setenv("EXAMROTA_NOW", "", 1);
    is_now();
    unsetenv("EXAMROTA_NOW");
    is_now();
}

static void foreign_text(void **state)
{
    (void)state;
    static const struct {
        const char *label, *text, *line, *lines;
        int columns;
    } rows[] = {
        {"plain", "Hall", "Hall", "Hall", 4},
        {"nothing", NULL, "", "", 0},
        {"accents", "Zoë Łukasz", "Zoë Łukasz", "Zoë Łukasz", 10},
        {"combining", "Zoe\xCC\x88", "Zoe\xCC\x88", "Zoe\xCC\x88", 3},
        {"wide", "王🎓", "王🎓", "王🎓", 4},
        {"line ends", "a\r\nb\rc\nd\n", "a b c d", "a\nb\nc\nd", 8},
        {"line separator",
         "a\xE2\x80\xA8"
         "b",
         "a b", "a\nb", 3},
        {"controls",
         "a\x01\x1B[2J\x7F\xC2\x9B"
         "b",
         "a[2Jb", "a[2Jb", 5},
        {"tab, trailing space", "a\tb  ", "a b", "a b", 5},
        {"byte order mark", "\xEF\xBB\xBF=1", "=1", "=1", 2},
        {"latin 1", "Zo\xEB!", "Zo\xEF\xBF\xBD!", "Zo\xEF\xBF\xBD!", 4},
        {"cut off", "a\xE2\x82", "a\xEF\xBF\xBD\xEF\xBF\xBD", "a\xEF\xBF\xBD\xEF\xBF\xBD", 3},
        {"overlong", "\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD", "\xEF\xBF\xBD\xEF\xBF\xBD", 2},
        {"surrogate", "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
         "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 3},
        {"beyond", "\xF4\x90\x80\x80.", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD.",
         "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD.", 5},
        {"non-character",
         "a\xEF\xBF\xBF"
         "b",
         "ab", "ab", 2},
    };
    EACH (row, rows) {
        char *line = text_clean(row->text, TEXT_LINE), *lines = text_clean(row->text, TEXT_LINES);

        CHECK_ROW_TEXT(row, line, row->line);
        CHECK_ROW_TEXT(row, lines, row->lines);
        CHECK_ROW(row, text_columns(row->text), row->columns);
        free(line);
        free(lines);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stamps),
        cmocka_unit_test(dates_come_back),
        cmocka_unit_test(clock_changes),
        cmocka_unit_test(london_is_as_in_tzdata),
        cmocka_unit_test(london_is_as_in_the_feed),
        cmocka_unit_test(now_can_be_set),
        cmocka_unit_test(foreign_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
