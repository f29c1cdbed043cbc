/* SPDX-License-Identifier: GPL-3.0-or-later
 * A level's bounds that cost little, before anything else proves it. */
#include "solver/alike/alike.h"
#include "solver/count/count.h"
#include "solver/dual/dual.h"
#include "solver/solve.h"

enum {
    SMALL_OFFERS = 1000,
    LARGE_OFFERS = 10000,
    OUTLINE_WORK = 5000000,
    BEHIND_PART = 4 /* kept for levels behind one whose bound takes what it gets */
};

bool levels_done(struct solve *solve, int level)
{
    solve_tell(solve);
    return solve_closed(solve, level) || !solve_goes_on(solve);
}

bool levels_want_bounds(const struct solve *solve, int level)
{
    const struct problem *problem = solve->problem;
    bool shared = !solve->effort->plans;

    for (int i = 0; i < problem->n_share_groups && !shared; i++)
        shared = problem->share_groups[i].level == level;
    return shared;
}

/* Is a level behind this one open that has no slack? */
static bool exact_behind(const struct solve *solve, int level)
{
    return levels_awaited(solve) < LEVELS && levels_awaited(solve) > level;
}

/* By prices; of a large problem, behind the first level and before the last without slack, part of
 * what is left is kept: what takes it all and proves nothing leaves money without. */
static void bound_by_prices(struct solve *solve, int level)
{
    int64_t end = solve->work_end, left = end - solve_work(solve);

    if (solve->problem->n_offers > LARGE_OFFERS && level > 0 && left > 0 &&
        solve_exact(solve, level) && exact_behind(solve, level))
        solve->work_end -= left / BEHIND_PART;
    dual_bound(solve, level, true); /* the program of a tiny problem is solved sooner */
    if (!levels_done(solve, level) && days_prove(solve, level) && solve_exact(solve, level))
        dual_bound(solve, level, true); /* from its prices on: nothing else proves such a one */
    if (solve->work_end < end && solve->stopped == STOPPED_WORK)
        solve->stopped = STOPPED_PROOF;
    solve->work_end = end;
}

void levels_bound_cheaply(struct solve *solve, int level, bool small)
{
    int64_t left = solve->work_end - solve_work(solve);

    if (solve->effort->plans)
        return;
    if (!levels_done(solve, level))
        count_bound(solve, level);
    if (solve->problem->n_offers > LARGE_OFFERS && !levels_done(solve, level))
        levels_prove_own(solve, level);
    if (!small && !levels_done(solve, level)) {
        bound_by_prices(solve, level);
        if (levels_last_exact(solve, level) && !levels_done(solve, level)) {
            levels_prove_beside(solve, level);
        }
    }
    if (!levels_done(solve, level))
        alike_bound(solve, level);
    for (enum grain grain = GRAIN_SPELL; grain <= (small ? GRAIN_WHOLE : GRAIN_DAY); grain++) {
        if (levels_done(solve, level) || levels_by_prices(solve, level))
            return;
        parts_bound(solve, grain, level, small && grain == GRAIN_WHOLE ? left / 16 : 0);
    }
}

void levels_bound_forgotten(struct solve *solve)
{
    for (int k = 0; k < LEVELS && solve->problem->n_offers > SMALL_OFFERS; k++) {
        if (!levels_want_bounds(solve, k) || solve_closed(solve, k) || solve->levels[k].bound ||
            solve->stopped == STOPPED_TIME || solve->stopped == STOPPED_USER)
            continue;
        solve->work_end = solve_work(solve) + OUTLINE_WORK;
        dual_bound(solve, k, false);
        solve_tell(solve);
    }
}
