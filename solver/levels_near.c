/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/levels_near.c - which of plan and bound is looked for first. */
#include "solver/solve.h"

bool levels_near(const struct solve *solve, int level, int times)
{
    const struct level_result *result = &solve->levels[level];

    return solve->problem->slack_pct[level] &&
           result->value - result->bound <= times * result->slack;
}

void levels_bound_whole(struct solve *solve, int level)
{
    if (!solve->effort->plans)
        parts_bound(solve, GRAIN_WHOLE, level, 0);
}
