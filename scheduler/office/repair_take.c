/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/repair_take.c - what is stored of a rung that is taken. */
#include "scheduler/office/repair.h"

/* The ladder asks about what may change alone; what is stored of the levels it does not compare is
 * of everything. */
bool repair_judge(const struct office *office, struct repair *repair, struct fault *fault)
{
    struct rung *rung = arena_new(office->arena, struct rung, 1);
    bool compared[LEVELS] = {false};
    struct plan judged;

    if (!repair->taken)
        return true;
    *rung = *repair->taken;
    repair->taken = rung;
    if (!plan_judge(&repair->world, rung->plan.assignments, rung->plan.n_assignments, office->arena,
                    &judged, fault))
        return false;
    for (int i = 0; i < repair->ladder.n_compared; i++)
        compared[repair->ladder.compared[i]] = true;
    for (int k = 0; k < LEVELS; k++)
        if (!compared[k])
            rung->plan.levels[k].value = judged.levels[k].value;
    return true;
}
