/* SPDX-License-Identifier: GPL-3.0-or-later
 * Hours as planning keeps them: what tires. */
#include "tests/duty/hours_case.h"

/* A long run is avoided where somebody else may take the second part, and is no reason to leave
 * it open. */
static void exam_runs(void **state)
{
    static const struct {
        const char *label, *run, *second;
        bool alone;
        int changes; /* people in turn */
        int want;
    } rows[] = {
        {"three hours at most: handed over", "180", "10:30", false, 2, 2},
        {"as long as it takes", "0", "10:30", false, 1, 2},
        {"twenty minutes between are a break", "180", "10:50", false, 1, 2},
        {"nobody else: better long than open", "180", "10:30", true, 1, 2},
    };

    (void)state;
    EACH (row, rows) {
        struct desk desk;
        desk_open(&desk, 37 * 60);
        make_setting(&desk.school.make, "exam_run", row->run);
        make_setting(&desk.school.make, "level_order", LEVELS_BY_TASTE);
        make_setting(&desk.school.make, "lunch_minutes", "0");
        if (row->alone)
            only_a(&desk);
        else /* BB would rather not */
            (void)MAKE_ROW(&desk.school.make, absences, .staff = desk.b,
                           .start = day_parse(SCHOOL_MONDAY) * DAY_MIN,
                           .end = (day_parse(SCHOOL_MONDAY) + 1) * DAY_MIN, .tentative = true);
        add(&desk, 0, "08:30", "10:30", 1);
        add(&desk, 0, row->second, "12:30", 1);
        const char *text = plan_text(&desk);
        CHECK_ROW(row, strstr(text, "BB") ? 2 : 1, row->changes);
        CHECK_ROW(row, strchr(text, '-') == NULL, true);
        school_close(&desk.school);
    }
}

/* A trip of their own takes all of the lunch: twenty minutes are owed all the same. */
static void break_without_lunch(void **state)
{
    static const struct {
        const char *label, *first_ends, *want;
    } rows[] = {
        {"08:30 to 15:00 has no break of twenty minutes", "08:50", "AA AA -"},
        {"twenty minutes before the trip are one", "08:40", "AA AA AA"},
    };

    (void)state;
    EACH (row, rows) {
        struct desk desk;
        desk_open(&desk, 37 * 60);
        only_a(&desk);
        add(&desk, 0, "08:30", row->first_ends, 1);
        add(&desk, 0, "09:00", "14:20", 1);
        desk.duties[1].standing = &desk.a;
        desk.duties[1].n_standing = 1;
        desk.duties[1].kind = duty_kind_find("trip");
        desk.duties[1].tags = TAG_SCHOOL;
        desk.duties[1].level = LEVEL_WORK;
        add(&desk, 0, "14:25", "15:00", 1);
        desk.duties[2].short_cost = 1; /* the later one is left out first */
        CHECK_ROW_TEXT(row, plan_text(&desk), row->want);
        school_close(&desk.school);
    }
}

static void gaps(void **state)
{
    static const struct {
        const char *label, *school;
        int own, want;
    } rows[] = {
        {"no gap is asked", "0", 0, 2},
        {"the school's", "5", 0, 1},
        {"the school's, and it is kept", "3", 0, 2},
        {"their own stands above it", "30", 3, 2},
    };

    (void)state;
    EACH (row, rows) {
        struct desk desk;
        desk_open(&desk, 37 * 60);
        only_a(&desk);
        make_setting(&desk.school.make, "gap", row->school);
        MAKE(&desk.school.make, people, desk.a)->gap_minutes = row->own;
        add(&desk, 0, "09:00", "09:50", 1);
        add(&desk, 0, "09:53", "10:50", 1);
        CHECK_ROW(row, filled(&desk), row->want);
        school_close(&desk.school);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(exam_runs),
        cmocka_unit_test(gaps),
        cmocka_unit_test(break_without_lunch),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
