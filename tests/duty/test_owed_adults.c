/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sessions with two adults that were not held: did an exam take the second one? */
#include "tests/duty/owed_case.h"

/* Two adults are asked for: the mentor and whoever mentors besides. */
static void told_of(int who, const char *kind, const char *key)
{
    int held = person;

    person = who;
    told_for(LAST_WEEK, kind, key, "09:00", 120);
    person = held;
}
static void second_had_exam(void)
{
    MAKE(&make, caseload, 0)->adults = 2;
    records_last_week();
    told_of(mentor("CD"), "reader", "S:reader:X1:0002");
}
static void third_was_free(void)
{
    second_had_exam();
    (void)mentor("EF");
}
static void third_had_work(void)
{
    second_had_exam();
    told_of(mentor("EF"), "other", "other:D1:2027-05-03");
}
static void third_must_not(void)
{
    second_had_exam();
    (void)MAKE_ROW(&make, conflicts, .staff = mentor("EF"), .pupil = pupil, .paper = -1,
                   .subject = "");
}
static void third_mentors_no_more(void)
{
    int third;

    second_had_exam();
    third = make_person(&make, "EF", "ta");
    (void)MAKE_ROW(&make, skills, .staff = third, .skill = "mentor", .from = -1,
                   .until = day_parse(MONDAY) + LAST_WEEK - 1);
}
static void third_of_another_site(void)
{
    third_was_free();
    MAKE(&make, pupils, pupil)->site = make_site(&make, "MAIN");
    MAKE(&make, people, make.season.n_people - 1)->site = make_site(&make, "FARM");
}
static void second_was_away(void)
{
    int held = person;

    second_had_exam();
    person = make.season.n_people - 1;
    away(LAST_WEEK - 1); /* from the Monday */
    person = held;
}

static void adults_of_a_session(void **state)
{
    static const struct owed_row rows[] = {
        {"the second adult had one", second_had_exam, MONDAY, "2027-05-16", 1, 1},
        {"...and a third was free", third_was_free, MONDAY, "2027-05-16", 1, 0},
        {"...a third had other work", third_had_work, MONDAY, "2027-05-16", 1, 1},
        {"...a third must not meet the pupil", third_must_not, MONDAY, "2027-05-16", 1, 1},
        {"...a third no longer mentors", third_mentors_no_more, MONDAY, "2027-05-16", 1, 1},
        {"...a third works on another site", third_of_another_site, MONDAY, "2027-05-16", 1, 1},
        {"...and was away besides", second_was_away, MONDAY, "2027-05-16", 1, 0},
    };

    (void)state;
    EACH (row, rows)
        check_owed(row);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_teardown(adults_of_a_session, clear)};
    return cmocka_run_group_tests(tests, load, unload);
}
