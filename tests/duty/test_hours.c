/* SPDX-License-Identifier: GPL-3.0-or-later
 * Hours as planning keeps them: what counts as worked, what other weeks left. */
#include "tests/duty/hours_case.h"

/* Stored from before: somebody at exam work on another day. */
static void had(struct desk *desk, int person, int day, const char *start, const char *end)
{
    struct maker *make = &desk->school.make;
    int64_t midnight = (day_parse(SCHOOL_MONDAY) + day) * DAY_MIN;

    (void)MAKE_ROW(make, published, .key = arena_text(make->arena, "H%d", make->season.n_published),
                   .kind = "invigilator", .staff = person,
                   .starts_at = midnight + time_parse(start), .ends_at = midnight + time_parse(end),
                   .room = -1, .site = -1, .title = "");
}

static void what_counts_as_worked(void **state)
{
    static const struct {
        const char *label;
        int contract, second_site, protected_min;
        int want;
    } rows[] = {
        {"two duties of fifty minutes at home", 100, 1, 0, 2},
        {"a minute less", 99, 1, 0, 1},
        {"one elsewhere: there and back", 140, 0, 0, 2},
        {"a minute less of the way", 139, 0, 0, 1},
        {"protected time", 160, 1, 60, 2},
        {"a minute less beside it", 159, 1, 60, 1},
    };

    (void)state;
    EACH (row, rows) {
        struct desk desk;
        desk_open(&desk, row->contract);
        struct maker *make = &desk.school.make;
        only_a(&desk);
        if (row->protected_min)
            (void)MAKE_ROW(make, patterns, .staff = desk.a, .weekday = 1, .date = -1, .start = 600,
                           .end = 600 + row->protected_min, .kind = PATTERN_PROTECTED,
                           .minutes = -1);
        add(&desk, 0, "09:00", "09:50", 1);
        add(&desk, 0, "11:00", "11:50", row->second_site);
        CHECK_ROW(row, filled(&desk), row->want);
        school_close(&desk.school);
    }
}

/* Planning one day of a week knows what the others hold. */
static void other_days_of_the_week(void **state)
{
    static const struct {
        const char *label;
        int contract, day, agreed;
        int want;
    } rows[] = {
        {"an hour on Tuesday fits", 110, 1, -1, 1},
        {"an hour on Tuesday does not", 109, 1, -1, 0},
        {"the week before is its own", 50, -3, -1, 1},
        {"one session a week, and Tuesday is it", 600, 1, 1, 0},
        {"two sessions a week", 600, 1, 2, 1},
        {"one session a week, the other was last week", 600, -3, 1, 1},
    };

    (void)state;
    EACH (row, rows) {
        struct desk desk;
        desk_open(&desk, row->contract);
        only_a(&desk);
        had(&desk, desk.a, row->day, "10:00", "11:00");
        if (row->agreed >= 0)
            (void)MAKE_ROW(&desk.school.make, availability, .staff = desk.a,
                           .date = day_parse(SCHOOL_MONDAY), .session = SESSION_NONE, .start = 540,
                           .end = 600, .answer = ANSWER_YES, .max_per_week = row->agreed);
        desk.school.world.until = desk.school.world.from;
        add(&desk, 0, "09:00", "09:50", 1);
        CHECK_ROW(row, filled(&desk), row->want);
        school_close(&desk.school);
    }
}

/* Who had more in another week has credit in this one, by contracted minute. */
static void fairness_is_carried(void **state)
{
    static const struct {
        const char *label;
        int a_had, b_had, a_contract; /* hours of last week; contract of A in hours */
        const char *want;
    } rows[] = {
        {"A had the last one", 3, 0, 37, "BB"},
        {"B had the last one", 0, 3, 37, "AA"},
        {"half the contract, a third of the work", 1, 2, 18, "BB"},
        {"half the contract, a fifth of the work", 1, 4, 18, "AA"},
    };

    (void)state;
    EACH (row, rows) {
        struct desk desk;
        desk_open(&desk, 37 * 60);
        MAKE(&desk.school.make, people, desk.a)->contract_min = row->a_contract * 60;
        make_setting(&desk.school.make, "fairness_step", "1");
        for (int i = 0; i < row->a_had; i++)
            had(&desk, desk.a, -7 + i, "10:00", "11:00");
        for (int i = 0; i < row->b_had; i++)
            had(&desk, desk.b, -7 + i, "10:00", "11:00");
        add(&desk, 0, "09:00", "09:50", 1);
        CHECK_ROW_TEXT(row, plan_text(&desk), row->want);
        school_close(&desk.school);
    }
}

/* Whoever was away for the week neither gains nor loses by it. */
static void absence_is_no_credit(void **state)
{
    struct desk desk;

    (void)state;
    desk_open(&desk, 37 * 60);
    had(&desk, desk.a, -7, "10:00", "13:00");
    struct brief brief;
    struct fault fault = {0};
    assert_true(brief_make(&desk.school.world, &desk.school.arena, &brief, &fault));
    assert_int_equal(brief_carried(&brief)[desk.a], 90);
    assert_int_equal(brief_carried(&brief)[desk.b], -90);
    (void)MAKE_ROW(&desk.school.make, absences, .staff = desk.b,
                   .start = (day_parse(SCHOOL_MONDAY) - 7) * DAY_MIN,
                   .end = (day_parse(SCHOOL_MONDAY) - 2) * DAY_MIN);
    assert_true(brief_make(&desk.school.world, &desk.school.arena, &brief, &fault));
    assert_int_equal(brief_carried(&brief)[desk.a], 0);
    assert_int_equal(brief_carried(&brief)[desk.b], 0);
    school_close(&desk.school);
}

/* Weeks planned at once: each week's contract holds, and the work is shared over all of them. */
static void weeks_at_once(void **state)
{
    struct desk desk;

    (void)state;
    desk_open(&desk, 50);
    desk.school.world.until += 7;
    add(&desk, 0, "09:00", "09:50", 1);
    add(&desk, 1, "09:00", "09:50", 1);
    add(&desk, 7, "09:00", "09:50", 1);
    add(&desk, 8, "09:00", "09:50", 1);
    assert_int_equal(filled(&desk), 4); /* one a week each */
    add(&desk, 9, "09:00", "09:50", 1);
    assert_int_equal(filled(&desk), 4); /* nobody has room for a second one */
    school_close(&desk.school);

    desk_open(&desk, 37 * 60);
    desk.school.world.until += 7;
    make_setting(&desk.school.make, "fairness_step", "1");
    for (int day = 0; day < 8; day += 7)
        add(&desk, day, "09:00", "09:50", 1);
    const char *text = plan_text(&desk);
    assert_true(strcmp(text, "AA BB") == 0 || strcmp(text, "BB AA") == 0);
    school_close(&desk.school);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_counts_as_worked), cmocka_unit_test(other_days_of_the_week),
        cmocka_unit_test(fairness_is_carried),   cmocka_unit_test(absence_is_no_credit),
        cmocka_unit_test(weeks_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
