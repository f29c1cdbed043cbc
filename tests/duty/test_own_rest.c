/* SPDX-License-Identifier: GPL-3.0-or-later
 * The night's rest counts the work that is somebody's own as well: an evening that names them, and
 * the morning after (Working Time Regulations 10). */
#include "tests/support/rotation_case.h"

#include "scheduler/audit/audit.h"

static int by_setting(const void *left, const void *right)
{
    return strcmp(((const struct setting *)left)->name, ((const struct setting *)right)->name);
}

static void after_an_evening(void **state)
{
    static const struct {
        const char *label, *evening_until, *morning;
        int n_open;
    } rows[] = {
        {"less than eleven hours", "21:45", "08:00", 1},
        {"eleven hours", "21:00", "08:00", 0},
        {"home before eight in the evening", "19:50", "06:45", 1},
        {"late, and late the next day", "21:45", "09:00", 0},
    };

    (void)state;
    EACH (row, rows) {
        struct audit audit;
        int hard = 0;
        only_rotation_and("2");
        make_setting(&make, "day_end", "22:00");
        make_setting(&make, "day_start", "06:00");
        qsort((void *)(uintptr_t)make.season.settings, (size_t)make.season.n_settings,
              sizeof(struct setting), by_setting);
        int person = mentor("AB");
        int evening = make_duty(&make, "EV", "on_call", MONDAY, "19:00", row->evening_until);
        (void)MAKE_ROW(&make, duty_staff, .duty = evening, .staff = person);
        int morning = make_duty(&make, "MO", "gate_duty", TUESDAY, row->morning, "09:30");
        MAKE(&make, school_duties, morning)->people = 1;
        struct world world = world_of(MONDAY, "2027-05-16");
        struct plan plan = plan_of(&world);
        CHECK_ROW(row, plan.n_open, row->n_open);
        audit_make(&make.season, &rules, plan.assignments, plan.n_assignments, world.from,
                   world.until, &arena, &audit);
        for (int i = 0; i < audit.n_findings; i++)
            hard += audit.findings[i].severity == AUDIT_HARD;
        CHECK_ROW(row, hard, 0);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(after_an_evening, clear),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
