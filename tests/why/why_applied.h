/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/why/why_applied.h - a remedy put into force. */
#ifndef TESTS_WHY_APPLIED_H
#define TESTS_WHY_APPLIED_H

#include "tests/why/why_case.h"

/* The week planned afresh with the remedy in force is better than the draft at the first level at
 * which the remedy said so. */
static inline void check_applied(struct asked *asked, const struct remedy *remedy,
                                 const struct remedy_group *group, int64_t work)
{
    struct school *school = &asked->school;
    struct effort effort = {.work = work};
    struct duties duties = {.arena = &school->arena};
    struct world world = school->world;
    struct season after;
    struct fault fault = {0};
    struct plan plan;
    int k = 0;

    assert_true(remedy_apply(&asked->office.season, &asked->office.rules, remedy, &school->arena,
                             &after, &fault));
    duties_derive(&after, &school->rules, world.from, world.until, &duties);
    world.season = &after;
    world.duties = duties.list;
    world.n_duties = duties.count;
    assert_true(plan_make(&world, &effort, &school->arena, &plan, &fault));
    while (k < LEVELS && remedy->value[k] == group->value[k])
        k++;
    assert_true(k < LEVELS && remedy->value[k] < group->value[k]);
    for (int i = 0; i < k; i++)
        assert_true(plan.levels[i].value <= asked->why.value[i]);
    assert_true(plan.levels[k].value < asked->why.value[k] ||
                (k > 0 && plan.levels[0].value < asked->why.value[0]));
}

#endif
