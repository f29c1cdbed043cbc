/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/problem_solve.c - a problem in one go, or by windows when it is a season. */
#include <string.h>

#include "solver/season/windows.h"
#include "solver/solve.h"

enum solve_status problem_solve(const struct problem *problem, const struct effort *effort,
                                const bool *start, struct answer *answer)
{
    /* Weeks: what lies between two days of work is shorter. */
    static const struct windows_size weeks = {.most_offers = 40000, .gap_min = INT64_C(44) * 60};

    if (!problem_fits(problem)) {
        memset(answer->levels, 0, sizeof answer->levels);
        answer->stopped = STOPPED_WORK;
        return SOLVE_FAILED;
    }
    if (problem->n_offers > weeks.most_offers)
        return windows_solve(problem, effort, start, answer, &weeks);
    return solve_whole(problem, effort, start, answer);
}
