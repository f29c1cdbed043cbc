/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which levels are near enough for branching over people's weeks, and when; which have rows first.
 */
#include "solver/dual/dual.h"

enum { FAR_TIMES = 3 /* the slack */ };
enum { FEW = 2, FAR_PART = 4, ALIKE_OFFERS = 10000 /* of more, nothing waits */ };

bool dual_waits(const struct solve *solve, int level)
{
    return solve_exact(solve, level) && !solve->settled && !solve->effort->proof &&
           !solve->effort->plans && solve->problem->n_offers <= ALIKE_OFFERS;
}

bool dual_within(const struct solve *solve, int level, int part)
{
    int64_t bound = solve->levels[level].bound, gap = solve->levels[level].value - bound;

    return gap <= FEW || gap <= bound / part;
}

bool dual_near(const struct solve *solve, int level)
{
    return dual_within(solve, level, FAR_PART);
}

bool dual_rows_first(const struct solve *solve, int level)
{
    const struct level_result *its = &solve->levels[level];

    return solve->problem->slack_pct[level] && solve->problem->n_offers <= ALIKE_OFFERS &&
           !solve->effort->plans && its->value - its->bound > FAR_TIMES * its->slack;
}
