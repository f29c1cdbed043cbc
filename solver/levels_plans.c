/* SPDX-License-Identifier: GPL-3.0-or-later
 * First plans, level by level; which levels wait until others are proven, and which nearly are. */
#include "solver/solve.h"

#include <string.h>

enum { SMALL_OFFERS = 1000, LARGE_OFFERS = 10000, ROUNDS = 3, EACH = 400 };

/* What is found for levels with slack while one without is open is mostly lost with its next
 * plan.  A large week's have effort of their own, and a tiny one is proven as a whole. */
bool levels_wait(const struct solve *solve)
{
    int n = solve->problem->n_offers;

    return n > SMALL_OFFERS && n <= LARGE_OFFERS && !solve->effort->plans;
}

int levels_awaited(const struct solve *solve)
{
    int last = LEVELS;

    for (int k = 0; k < LEVELS; k++)
        if (solve_exact(solve, k) && !solve_closed(solve, k))
            last = k;
    return last;
}

bool levels_near(const struct solve *solve, int level, int times)
{
    const struct level_result *result = &solve->levels[level];

    return solve->problem->slack_pct[level] &&
           result->value - result->bound <= times * result->slack;
}

/* Annealing finds in moments what exact methods then only confirm.  A level that gained goes on to
 * the next round; the budget is shared evenly, so that no level goes without. */
void levels_plan(struct solve *solve, int from, int until, int64_t work)
{
    struct search *search = &solve->search;
    int64_t end = solve_work(solve) + work;
    bool again[LEVELS];

    memset(again, true, sizeof again);
    solve->n_planned = until > solve->n_planned ? until : solve->n_planned;
    for (int round = 0; round < ROUNDS; round++) {
        for (int k = from; k < until && solve_goes_on(solve); k++) {
            int64_t before[LEVELS], left = end - solve_work(solve);
            int waiting = 1;

            if (!again[k] || solve_closed(solve, k) || left <= 0)
                continue;
            for (int later = k + 1; later < until; later++)
                waiting += again[later] && !solve_closed(solve, later);
            memcpy(before, search->best_value, sizeof before);
            search_anneal(search, k, left / (ROUNDS - round) / waiting);
            again[k] = search_compare(search, search->best_value, before) < 0;
            solve_tell(solve);
        }
    }
}

/* A fifth of all there is, but no more than tiny problems can make use of. */
void levels_plan_first(struct solve *solve)
{
    int64_t most = EACH * (int64_t)solve->problem->n_offers;
    int64_t part = (solve->work_end - solve_work(solve)) / 5;
    int awaited = levels_awaited(solve);
    int until = levels_wait(solve) && awaited < LEVELS ? awaited + 1 : LEVELS;

    levels_plan(solve, 0, until, part < most ? part : most);
}
