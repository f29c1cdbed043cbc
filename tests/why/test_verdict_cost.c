/* SPDX-License-Identifier: GPL-3.0-or-later
 * What it costs that somebody does a duty who may. */
#include "tests/why/verdict_stage.h"

static void paid_by_hour(struct stage *stage)
{
    casual_yes(stage);
    self(stage)->pence_per_hour = 1230;
}

static void paid_by_role(struct stage *stage)
{
    casual_yes(stage);
    (void)MAKE_ROW(&stage->make, rates, .role = "mentor", .pence_per_hour = 1000, .from = 0);
    (void)MAKE_ROW(&stage->make, rates, .role = "mentor", .pence_per_hour = 1200,
                   .from = day_parse("2027-04-01"));
    (void)MAKE_ROW(&stage->make, rates, .role = "mentor", .pence_per_hour = 9900,
                   .from = day_parse("2027-09-01"));
}

static void paid_overtime(struct stage *stage)
{
    overtime_to_eleven(stage);
    self(stage)->overtime_pence_per_hour = 1500;
}

static void reads_for(struct stage *stage, int key_worker)
{
    stage->duty.role = "reader";
    stage->duty.pupil = stage->pupil;
    MAKE(&stage->make, pupils, stage->pupil)->key_worker = key_worker;
}

static void reads_as_key_worker(struct stage *stage)
{
    reads_for(stage, stage->person);
}

static void reads_as_stranger(struct stage *stage)
{
    reads_for(stage, 1);
}

static void reads_as_familiar(struct stage *stage)
{
    reads_for(stage, 1);
    supporter(stage);
}

static void reads_avoided(struct stage *stage)
{
    reads_for(stage, stage->person);
    (void)MAKE_ROW(&stage->make, facilitators, .pupil = stage->pupil, .staff = stage->person,
                   .kind = "", .wish = WISH_AVOID);
}

static void other_preferred(struct stage *stage)
{
    reads_for(stage, stage->person);
    (void)MAKE_ROW(&stage->make, facilitators, .pupil = stage->pupil, .staff = 1, .kind = "reader",
                   .wish = WISH_PREFER);
}

static void costs(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        void (*change)(struct stage *stage);
        int pence, points;
    } cost_rows[] = {
        {"on the pattern", nothing, 0, 0},
        {"by the hour", paid_by_hour, 2460, 0},
        {"by the role's rate of the day", paid_by_role, 2400, 0},
        {"maybe", casual_maybe, 0, 2},
        {"overtime in money", paid_overtime, 750, 0},
        {"overtime in time off", overtime_to_eleven, 0, 4},
        {"key worker", reads_as_key_worker, 0, 0},
        {"known to the candidate", reads_as_familiar, 0, 3},
        {"stranger", reads_as_stranger, 0, 6},
        {"better not", reads_avoided, 0, 8},
        {"another is preferred", other_preferred, 0, 3},
        {"rule only warns", teacher_bar_warns, 0, 10},
    };
    EACH (row, cost_rows) {
        struct stage stage;
        struct verdict answer;
        stage_open(&stage);
        row->change(&stage);
        ask(&stage, &answer);
        assert_null(answer.obstacle);
        CHECK_ROW(row, answer.cost[LEVEL_MONEY], row->pence);
        CHECK_ROW(row, answer.cost[LEVEL_PREFERENCE], row->points);
        arena_release(&stage.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(costs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
