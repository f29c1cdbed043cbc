/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/solver_oracle.h - every legal plan of a tiny problem, by trying them all. */
#ifndef TESTS_SOLVER_ORACLE_H
#define TESTS_SOLVER_ORACLE_H

#include "solver/problem.h"

enum { ORACLE_OFFERS = 10, ORACLE_PLANS = 1 << ORACLE_OFFERS };

static int64_t values[ORACLE_PLANS][LEVELS]; /* of every legal plan */
static int n_values;

/* At most ORACLE_OFFERS offers. */
static void enumerate(const struct problem *problem)
{
    bool chosen[ORACLE_OFFERS];

    n_values = 0;
    for (int plan = 0; plan < 1 << problem->n_offers; plan++) {
        for (int i = 0; i < problem->n_offers; i++)
            chosen[i] = plan >> i & 1;
        n_values += problem_judge(problem, chosen, values[n_values], NULL, NULL);
    }
}

/* The least of the level over plans with earlier levels at most as in cap. */
static int64_t least(const int64_t *cap, int level)
{
    int64_t best = INT64_MAX;

    for (int i = 0; i < n_values; i++) {
        bool within = true;

        for (int k = 0; k < level; k++)
            within = within && values[i][k] <= cap[k];
        if (within && values[i][level] < best)
            best = values[i][level];
    }
    return best;
}

#endif
