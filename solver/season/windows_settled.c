/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bounds of a plan that stays as it is. */
#include <string.h>

#include "solver/dual/dual.h"
#include "solver/limits/judge.h"
#include "solver/season/windows_bounds.h"

enum { PART = 4 };

int64_t settled_cap(const struct problem *problem, int level, int64_t value)
{
    int64_t part = value * problem->slack_pct[level] / 100;

    return value + (part > problem->slack[level] ? part : problem->slack[level]);
}

/* A part of what a plan of it would take: there are several levels, and sets of prices of each. All
 * of it where an earlier level is open: there prices are far from what they have to be.  Who asks
 * for little has little. */
static int64_t work_of(const struct windows_bounds *bounds, const struct bounds_job *job,
                       const struct problem *problem)
{
    int64_t usual = solve_usual_work(problem), most = bounds->effort->work;
    bool hard = job->window >= 0 && bounds->first_open[job->window] < job->level;

    if (most > usual || (most == 0 && hard))
        return usual;
    return most > usual / PART ? most : usual / PART;
}

static bool begin(struct solve *solve, const struct problem *problem, const bool *chosen)
{
    size_t n = (size_t)problem->n_offers;
    struct search *search = &solve->search;

    solve->fixed = pool_take(&solve->pool, n, 1);
    solve->fixed_at = pool_take(&solve->pool, n, 1);
    if (!solve->fixed || !solve->fixed_at || !lookup_make(&solve->lookup, problem) ||
        !search_make(search, &solve->lookup))
        return false;
    solve_alone(solve);
    memcpy(search->best, chosen, n);
    return problem_judge_with(&solve->lookup, search->best, search->best_value, NULL, NULL);
}

void settled_bound(const struct windows_bounds *bounds, struct bounds_job *job,
                   const struct problem *problem, const struct effort *effort, const bool *chosen)
{
    struct solve solve = {.problem = problem,
                          .effort = effort,
                          .ends = bounds->ends,
                          .work_end = work_of(bounds, job, problem),
                          .settled = true};
    struct level_result *level = &solve.levels[job->level];

    if (begin(&solve, problem, chosen)) {
        for (int k = 0; k < LEVELS; k++)
            solve.levels[k].value = k < job->level
                                        ? settled_cap(problem, k, solve.search.best_value[k])
                                        : solve.search.best_value[k];
        level->slack = settled_cap(problem, job->level, 0);
        if (level->value > 0)
            dual_bound(&solve, job->level, true);
        job->bound = level->bound;
    }
    parts_forget(&solve, -1);
    search_release(&solve.search);
    lookup_release(&solve.lookup);
    pool_release(&solve.pool);
}
