/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings, the calendar's weeks, travel. */
#include "tests/support/check.h"

#include "scheduler/model/season.h"

static void settings_parse(void **state)
{
    (void)state;
    static const struct {
        const char *label, *name, *value;
        bool good;
        int want;
    } rows[] = {
        {"time", "am_start", "08:45", true, 525},
        {"bad time", "am_start", "8.45", false, -1},
        {"number", "cover_per_day", "2", true, 2},
        {"negative", "cover_per_day", "-2", false, -2},
        {"words in a number", "cover_per_day", "two", false, -1},
        {"huge", "cover_per_day", "99999999999999999999", false, -1},
        {"yes", "late_desk", "yes", true, 1},
        {"perhaps", "late_desk", "perhaps", false, -1},
        {"word", "feed_detail", "minimal", true, 1},
        {"half a word", "feed_detail", "min", false, -1},
        {"domain", "feed_site", "harbour.sch.uk", true, -1},
        {"no domain", "feed_site", "harbour school", false, -1},
        {"day", "season_from", "2027-05-12", true, 20950},
        {"no day", "season_from", "", true, -1},
        {"text", "school", "Harbour School", true, -1},
    };
    EACH (row, rows) {
        int number;
        CHECK_ROW(row, setting_parse(setting_find(row->name), row->value, &number), row->good);
        if (row->good)
            CHECK_ROW(row, number, row->want);
    }
    assert_null(setting_find("am_begin"));
}

static void settings_have_good_defaults(void **state)
{
    (void)state;
    const struct season empty = {0};

    for (const struct setting_kind *kind = setting_kinds; kind->name; kind++) {
        int number;
        if (!setting_parse(kind, kind->value, &number))
            print_error("the default of %s is no %s\n", kind->name, kind->type);
        assert_true(setting_parse(kind, kind->value, &number));
        assert_true(strlen(kind->help) > 10);
        assert_ptr_equal(setting_find(kind->name), kind); /* no name twice */
        assert_int_equal(season_setting_int(&empty, kind->name), number);
    }
    assert_int_equal(season_setting_int(&empty, "am_start"), 540);
    assert_int_equal(season_setting_int(&empty, "pm_start"), 810);
    assert_string_equal(season_setting(&empty, "feed_detail"), "role");
}

static void settings_that_are_stored(void **state)
{
    (void)state;
    static const struct setting stored[] = {{.name = "am_start", .value = "08:45"},
                                            {.name = "cover_per_day", .value = "many"},
                                            {.name = "pm_start", .value = ""},
                                            {.name = "school", .value = "Harbour"}};
    const struct season season = {.settings = stored, .n_settings = 4};

    assert_int_equal(season_setting_int(&season, "am_start"), 525);
    assert_int_equal(season_setting_int(&season, "cover_per_day"), 1); /* unreadable: default */
    assert_int_equal(season_setting_int(&season, "pm_start"), 810);    /* empty: default */
    assert_string_equal(season_setting(&season, "school"), "Harbour");
}

enum { MONDAY = 20920 }; /* 2027-04-12 */

/* Week A told on 12 April; Tuesday the 27th closed; 3 to 7 May holidays;
 * Saturday the 15th contingency in the morning. */
static const struct calendar_day calendar[] = {
    {.date = MONDAY, .kind = DAY_SCHOOL, .week = WEEK_A},
    {.date = MONDAY + 15, .kind = DAY_CLOSED},
    {.date = MONDAY + 21, .kind = DAY_HOLIDAY},
    {.date = MONDAY + 22, .kind = DAY_HOLIDAY},
    {.date = MONDAY + 23, .kind = DAY_HOLIDAY},
    {.date = MONDAY + 24, .kind = DAY_HOLIDAY},
    {.date = MONDAY + 25, .kind = DAY_HOLIDAY},
    {.date = MONDAY + 33, .kind = DAY_CONTINGENCY, .session = SESSION_AM},
    {.date = MONDAY + 42, .kind = DAY_SCHOOL, .week = WEEK_A},
};
static const struct season term = {.calendar = calendar, .n_calendar = ENTRIES(calendar)};

static void days_and_weeks(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int64_t day;
        int kind, week;
    } rows[] = {
        {"told", MONDAY, DAY_SCHOOL, WEEK_A},
        {"same week", MONDAY + 4, DAY_SCHOOL, WEEK_A},
        {"saturday", MONDAY + 5, DAY_CLOSED, WEEK_A},
        {"week after", MONDAY + 7, DAY_SCHOOL, WEEK_B},
        {"closed day", MONDAY + 15, DAY_CLOSED, WEEK_A},
        {"holiday", MONDAY + 23, DAY_HOLIDAY, WEEK_A},
        {"after the holidays", MONDAY + 28, DAY_SCHOOL, WEEK_B},
        {"half a day told", MONDAY + 33, DAY_SCHOOL, WEEK_B},
        {"next", MONDAY + 35, DAY_SCHOOL, WEEK_A},
        {"told again", MONDAY + 43, DAY_SCHOOL, WEEK_A},
        {"after the last row", MONDAY + 70, DAY_SCHOOL, WEEK_A},
        {"before the first row", MONDAY - 7, DAY_SCHOOL, WEEK_B},
        {"long before", MONDAY - 14, DAY_SCHOOL, WEEK_A},
    };
    const struct season untold = {0};

    EACH (row, rows) {
        CHECK_ROW(row, season_day_kind(&term, row->day), row->kind);
        CHECK_ROW(row, season_week(&term, row->day), row->week);
        CHECK_ROW(row, season_week(&untold, row->day), WEEK_BOTH);
    }
}

static void weekly_rows_happen(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int64_t day;
        int weekday, week;
        int64_t from, until;
        bool happens;
    } rows[] = {
        {"its day", MONDAY, 0, WEEK_BOTH, -1, -1, true},
        {"another day", MONDAY + 1, 0, WEEK_BOTH, -1, -1, false},
        {"any day", MONDAY + 1, -1, WEEK_BOTH, -1, -1, true},
        {"its week", MONDAY, 0, WEEK_A, -1, -1, true},
        {"the other week", MONDAY + 7, 0, WEEK_A, -1, -1, false},
        {"not yet", MONDAY, 0, WEEK_A, MONDAY + 1, -1, false},
        {"first day", MONDAY, 0, WEEK_A, MONDAY, -1, true},
        {"last day", MONDAY, 0, WEEK_A, -1, MONDAY, true},
        {"over", MONDAY, 0, WEEK_A, -1, MONDAY - 1, false},
    };
    const struct season untold = {0};

    EACH (row, rows)
        CHECK_ROW(row,
                  season_happens(&term, row->day, row->weekday, row->week, row->from, row->until),
                  row->happens);
    assert_true(season_happens(&untold, MONDAY, 0, WEEK_B, -1, -1));
}

static void travel_between_sites(void **state)
{
    (void)state;
    static const struct travel travel[] = {{.from = 0, .to = 1, .minutes = 10},
                                           {.from = 1, .to = 0, .minutes = 15},
                                           {.from = 1, .to = 2, .minutes = 5}};
    const struct season season = {.travel = travel, .n_travel = 3};
    static const struct {
        const char *label;
        int from, to, want;
    } rows[] = {
        {"told", 0, 1, 10},  {"told the other way", 1, 0, 15}, {"told one way", 2, 1, 5},
        {"within", 2, 2, 0}, {"not told", 0, 2, -1},
    };
    EACH (row, rows)
        CHECK_ROW(row, season_travel(&season, row->from, row->to), row->want);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_parse),           cmocka_unit_test(settings_have_good_defaults),
        cmocka_unit_test(settings_that_are_stored), cmocka_unit_test(days_and_weeks),
        cmocka_unit_test(weekly_rows_happen),       cmocka_unit_test(travel_between_sites),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
