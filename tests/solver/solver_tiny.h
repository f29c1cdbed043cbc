/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/solver/solver_tiny.h - random problems so small that every plan can be looked at. */
#ifndef TESTS_SOLVER_TINY_H
#define TESTS_SOLVER_TINY_H

#include "tests/support/check.h"

#include "solver/limits/model.h"
#include "tests/support/solver_random.h"

enum { TINY_OFFERS = 9, MAX_PLANS = 1 << TINY_OFFERS };

static struct random_problem made;

static enum solve_status solve(const struct problem *problem, struct answer *answer,
                               const bool *start)
{
    static const struct effort effort = {.seconds = 0};
    char text[200];

    if (!problem_ok(problem, text, sizeof text))
        print_error("%s\n", text);
    return problem_solve(problem, &effort, start, answer);
}

#endif
