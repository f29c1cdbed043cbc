/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/solver_plans.h - every legal plan of a tiny problem, and a solve that stands at
 * one. */
#ifndef TESTS_SOLVER_PLANS_H
#define TESTS_SOLVER_PLANS_H

#include <string.h>

#include "solver/solve.h"

#ifndef PLANS_OFFERS
#define PLANS_OFFERS 9
#endif
enum { TINY_OFFERS = PLANS_OFFERS, MAX_PLANS = 1 << TINY_OFFERS };

static int64_t values[MAX_PLANS][LEVELS];
static bool plans[MAX_PLANS][TINY_OFFERS];
static int n_plans;

static inline void enumerate(const struct problem *problem)
{
    n_plans = 0;
    for (int plan = 0; plan < 1 << problem->n_offers; plan++) {
        for (int i = 0; i < problem->n_offers; i++)
            plans[n_plans][i] = plan >> i & 1;
        if (problem_judge(problem, plans[n_plans], values[n_plans], NULL, NULL))
            n_plans++;
    }
}

/* The same where every limit only forbids more as more is chosen: none of that is looked into. */
static inline void enumerate_legal(const struct problem *problem)
{
    n_plans = 1;
    memset(plans[0], 0, sizeof plans[0]);
    assert_true(problem_judge(problem, plans[0], values[0], NULL, NULL));
    for (int i = 0; i < problem->n_offers; i++) {
        for (int k = 0, n = n_plans; k < n; k++) {
            memcpy(plans[n_plans], plans[k], sizeof plans[k]);
            plans[n_plans][i] = true;
            if (problem_judge(problem, plans[n_plans], values[n_plans], NULL, NULL))
                n_plans++;
        }
    }
}

/* The least of the level among plans that cost no more than this one before it. */
static inline int64_t least(const int64_t *value, int level)
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
static inline bool solve_from(struct solve *solve, const struct problem *problem,
                              const bool *chosen, const int64_t *value)
{
    *solve = (struct solve){.problem = problem, .effort = &no_end, .work_end = INT64_MAX};
    solve->fixed = pool_take(&solve->pool, (size_t)problem->n_offers, 1);
    solve->fixed_at = pool_take(&solve->pool, (size_t)problem->n_offers, 1);
    if (!lookup_make(&solve->lookup, problem) || !search_make(&solve->search, &solve->lookup))
        return false;
    memcpy(solve->search.best, chosen, (size_t)problem->n_offers);
    memcpy(solve->search.best_value, value, sizeof solve->search.best_value);
    for (int k = 0; k < LEVELS; k++) {
        solve->levels[k].value = value[k];
        solve_begin_level(solve, k);
    }
    return true;
}

static inline bool solve_at(struct solve *solve, const struct problem *problem, int plan)
{
    return solve_from(solve, problem, plans[plan], values[plan]);
}

/* Its best plan is legal and costs what it says. */
static inline bool legal_as_told(const struct solve *solve)
{
    int64_t value[LEVELS];

    return problem_judge(solve->problem, solve->search.best, value, NULL, NULL) &&
           memcmp(value, solve->search.best_value, sizeof value) == 0;
}

static inline void release(struct solve *solve)
{
    search_release(&solve->search);
    lookup_release(&solve->lookup);
    pool_release(&solve->pool);
}

#endif
