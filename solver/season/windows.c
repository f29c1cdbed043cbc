/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "solver/facts/clock.h"
#include "solver/limits/judge.h"
#include "solver/season/windows_bounds.h"
#include "solver/season/windows_run.h"

static bool add_bounds(struct run *run)
{
    struct window_bound *bounds = pool_take(&run->pool, (size_t)run->windows.n, sizeof *bounds);

    for (int i = 0; bounds && i < run->windows.n; i++)
        bounds[i] = run->jobs[i].alone;
    if (bounds)
        windows_add_bounds(bounds, run->windows.n, run->answer->levels);
    return bounds != NULL;
}

/* False: the plan is not legal. */
static bool judge(struct run *run)
{
    int64_t value[LEVELS];
    bool legal = problem_judge_with(&run->windows.lookup, run->chosen, value, NULL, NULL);

    for (int k = 0; k < LEVELS; k++)
        run->answer->levels[k].value = value[k];
    return legal;
}

static bool work_together(struct run *run)
{
    if (run->windows.linked && !all_together(run))
        return false;
    return judge(run) && add_bounds(run);
}

/* What the windows prove by themselves. */
static void note_alone(const struct run *run, struct windows_bounds *bounds)
{
    bounds->own = pool_take(&bounds->pool, (size_t)run->windows.n, sizeof *bounds->own);
    for (int i = 0; i < run->windows.n; i++) {
        if (bounds->own)
            bounds->own[i] = run->jobs[i].alone;
        for (int k = LEVELS - 1; k >= 0; k--) {
            const struct level_result *level = &run->jobs[i].alone.levels[k];

            bounds->alone[k] += level->bound;
            if (level->bound < level->value)
                bounds->first_open[i] = k;
        }
    }
}

/* Bounds behind open levels look at no other window: they are made meanwhile. */
static bool work_on(struct run *run, struct windows_bounds *bounds)
{
    struct level_result *levels = run->answer->levels;
    pthread_t thread;

    (void)judge(run); /* beside each other they need not be legal yet */
    if (!add_bounds(run))
        return false;
    note_alone(run, bounds);
    bounds_ask(bounds, levels, NULL);
    bool beside = run->threads > 1 && pthread_create(&thread, NULL, bounds_work, bounds) == 0;
    bool fine = work_together(run);

    if (fine)
        bounds_ask(bounds, levels, run->chosen);
    bounds_close(bounds);
    if (fine)
        (void)bounds_work(bounds);
    if (beside)
        (void)pthread_join(thread, NULL);
    if (fine)
        bounds_finish(bounds, levels);
    return fine;
}

static enum solve_status conclude(struct run *run)
{
    const struct problem *problem = run->problem;
    struct answer *answer = run->answer;
    bool proven = true;

    memcpy(answer->chosen, run->chosen, (size_t)problem->n_offers);
    proof_windows(run->effort->proof, answer);
    for (int k = 0; k < LEVELS; k++) {
        struct level_result *level = &answer->levels[k];
        int64_t part = level->bound * problem->slack_pct[k] / 100;

        level->slack = part > problem->slack[k] ? part : problem->slack[k];
        level->optimal = level->value - level->bound <= level->slack;
        proven = proven && level->optimal;
    }
    if (proven)
        answer->stopped = STOPPED_PROOF;
    return proven ? SOLVE_OPTIMAL : SOLVE_FEASIBLE;
}

/* The promises alone: when they break a hard limit, so does every plan. */
static bool promises_hold(struct run *run)
{
    int64_t value[LEVELS];

    for (int i = 0; i < run->problem->n_offers; i++)
        run->chosen[i] = run->problem->offers[i].locked;
    return problem_judge_with(&run->windows.lookup, run->chosen, value, NULL, NULL);
}

static enum solve_status run_windows(struct run *run)
{
    for (int i = 0; i < run->windows.n; i++)
        run->jobs[i] = (struct job){.status = SOLVE_FAILED};
    if (!promises_hold(run))
        return SOLVE_IMPOSSIBLE;
    if (!all_alone(run))
        return SOLVE_FAILED;
    for (int i = 0; i < run->windows.n; i++)
        if (run->jobs[i].stopped != STOPPED_PROOF)
            run->answer->stopped = run->jobs[i].stopped;
    proof_problem(run->effort->proof, run->problem);

    struct windows_bounds bounds;
    bool fine = bounds_begin(&bounds, &run->windows, run->effort, run->seconds > 0 ? run->ends : 0,
                             run->chosen) &&
                work_on(run, &bounds);

    bounds_release(&bounds);
    return fine ? conclude(run) : SOLVE_FAILED;
}

enum solve_status windows_solve(const struct problem *problem, const struct effort *effort,
                                const bool *start, struct answer *answer,
                                const struct windows_size *size)
{
    struct run run = {.problem = problem,
                      .effort = effort,
                      .start = start,
                      .answer = answer,
                      .seconds = effort->seconds,
                      .ends = clock_now() + effort->seconds,
                      .work = effort->work,
                      .threads = effort->threads == 1 ? 1 : TEAM_USUAL};
    enum solve_status status = SOLVE_FAILED;

    memset(answer->chosen, 0, (size_t)problem->n_offers);
    memset(answer->levels, 0, sizeof answer->levels);
    answer->stopped = STOPPED_WORK;
    bool split = windows_split(&run.windows, problem, size);

    if (split && run.windows.n <= 1) {
        status = solve_whole(problem, effort, start, answer);
    } else if (split) {
        run.jobs = pool_take(&run.pool, (size_t)run.windows.n, sizeof *run.jobs);
        run.chosen = pool_take(&run.pool, (size_t)problem->n_offers, sizeof *run.chosen);
        if (!run.pool.broken && pthread_mutex_init(&run.lock, NULL) == 0) {
            status = run_windows(&run);
            (void)pthread_mutex_destroy(&run.lock);
        }
    }
    windows_release(&run.windows);
    pool_release(&run.pool);
    return status;
}
