/* SPDX-License-Identifier: GPL-3.0-or-later
 * Imports: who left stays on record, references move along. */
#include "tests/intake/preview_case.h"

/* Who was told something stays on record, and goes on doing so. */
static void leavers_stay_on_record(void **state)
{
    static const struct school_file files[] = {
        {"staff.csv", STAFF "CD,Carl Dean,teacher,MAIN,,35\nEF,Eve Fox,ta,MAIN,,35\n"},
        {NULL, NULL}};
    struct taken first = planned_school();
    struct taken left = school_take(&first.intake.after, files, TAKE_REPLACE, true);
    struct taken again = school_take(&left.intake.after, files, TAKE_REPLACE, false);

    (void)state;
    assert_int_equal(left.intake.n_removals, 0);
    assert_int_equal(left.intake.after.n_people, 3);
    assert_int_equal(left.intake.after.people[AB].until, day_make(2027, 3, 31));
    assert_int_equal(again.intake.n_removals, 0);
    assert_int_equal(again.intake.n_consequences, 0);
    assert_true(school_same(&left.intake.after, &again.intake.after));
    school_release(&again);
    school_release(&left);
    school_release(&first);
}

/* A new pupil in front of the others: everything made points to the same people as before. */
static void references_move_along(void **state)
{
    static const struct school_file files[] = {
        {"pupils.csv", "pupil,name,candidate_number\nA000,Ada Field,0001\n"},
        {"staff.csv", "staff,name,role\nAA,Abe Hall,ta\n"},
        {"rooms.csv", "room,site,seats\nG1,MAIN,10\n"},
        {NULL, NULL}};
    struct taken first = planned_school();
    struct taken taken = school_take(&first.intake.after, files, TAKE_FILES, false);
    const struct season *after = &taken.intake.after;

    (void)state;
    assert_true(taken.ok);
    assert_true(school_sorted(after));
    assert_int_equal(after->n_seating, 4);
    assert_int_equal(after->entries[after->seating[0].entry].pupil, 1);
    assert_string_equal(after->rooms[after->seating[0].room].room, "HALL");
    assert_string_equal(after->people[after->published[0].staff].staff, "EF");
    assert_string_equal(after->people[after->published[1].staff].staff, "AB");
    assert_string_equal(after->people[after->version_changes[0].staff].staff, "AB");
    assert_int_equal(after->seating[0].id, 1);
    assert_string_equal(after->people[after->lesson_staff[0].staff].staff, "CD");
    school_release(&taken);
    school_release(&first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leavers_stay_on_record),
        cmocka_unit_test(references_move_along),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
