/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/solver_plans.h - every legal plan of a tiny problem, and a solve that stands at one. */
#ifndef TESTS_SOLVER_PLANS_H
#define TESTS_SOLVER_PLANS_H

#include <string.h>

#include "solver/solve.h"

enum { TINY_OFFERS = 9, MAX_PLANS = 1 << TINY_OFFERS };

static int64_t values[MAX_PLANS][LEVELS];
static bool plans[MAX_PLANS][TINY_OFFERS];
static int n_plans;

static void enumerate(const struct problem *problem)
{
    n_plans = 0;
    for (int plan = 0; plan < 1 << problem->n_offers; plan++) {
        for (int i = 0; i < problem->n_offers; i++)
            plans[n_plans][i] = plan >> i & 1;
        if (problem_judge(problem, plans[n_plans], values[n_plans], NULL, NULL))
            n_plans++;
    }
}

/* The least of the level among plans that cost no more than this one before it. */
static int64_t least(const int64_t *value, int level)
{
    int64_t best = value[level];

    for (int i = 0; i < n_plans; i++) {
        bool within = true;

        for (int k = 0; k < level; k++)
            within = within && values[i][k] <= value[k];
        if (within && values[i][level] < best)
            best = values[i][level];
    }
    return best;
}

static const struct effort no_end = {.seconds = 0};

/* As if a solve had found the plan and proven nothing yet. */
static inline bool solve_at(struct solve *solve, const struct problem *problem, int plan)
{
    *solve = (struct solve){.problem = problem, .effort = &no_end, .work_end = INT64_MAX};
    solve->fixed = pool_take(&solve->pool, (size_t)problem->n_offers, 1);
    solve->fixed_at = pool_take(&solve->pool, (size_t)problem->n_offers, 1);
    if (!lookup_make(&solve->lookup, problem) || !search_make(&solve->search, &solve->lookup))
        return false;
    memcpy(solve->search.best, plans[plan], (size_t)problem->n_offers);
    memcpy(solve->search.best_value, values[plan], sizeof solve->search.best_value);
    for (int k = 0; k < LEVELS; k++) {
        solve->levels[k].value = values[plan][k];
        solve_begin_level(solve, k);
    }
    return true;
}

static inline void release(struct solve *solve)
{
    search_release(&solve->search);
    lookup_release(&solve->lookup);
    pool_release(&solve->pool);
}

#endif
