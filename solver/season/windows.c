/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/season/windows.h"

#include <pthread.h>
#include <string.h>
#include <time.h>

#include "solver/limits/judge.h"
#include "solver/proof.h"
#include "solver/solve.h"

enum { THREADS = 2 };

/* One window's solve. */
struct job {
    enum solve_status status;
    enum stopped stopped;
    struct window_bound alone;
    struct progress progress;
    bool done;
};

struct run {
    const struct problem *problem;
    const struct effort *effort;
    const bool *start;
    struct answer *answer;
    struct windows windows;
    struct job *jobs;
    bool *chosen; /* of the whole; windows share no offer, so each thread writes its own */
    double seconds, ends;
    int64_t work;
    int next; /* window that no thread has taken */
    pthread_mutex_t lock;
    struct pool pool;
};

struct listener {
    struct run *run;
    int number;
};

static int window_of(const struct run *run, int offer)
{
    return run->windows.task_window[run->windows.lookup.offer_task[offer]];
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* The windows' progress, put together. */
static void tell_all(struct run *run, int number)
{
    struct progress sum = {.level = run->jobs[number].progress.level};

    for (int i = 0; i < run->windows.n; i++) {
        const struct progress *part = &run->jobs[i].progress;

        sum.filled += part->filled;
        sum.wanted += part->wanted;
        for (int k = 0; k < LEVELS; k++) {
            sum.levels[k].value += part->levels[k].value;
            sum.levels[k].bound += part->levels[k].bound;
        }
    }
    run->effort->tell(run->effort->context, &sum);
}

static void hear(void *context, const struct progress *progress)
{
    struct listener *listener = context;
    struct run *run = listener->run;

    (void)pthread_mutex_lock(&run->lock);
    run->jobs[listener->number].progress = *progress;
    tell_all(run, listener->number);
    (void)pthread_mutex_unlock(&run->lock);
}

/* A part of all effort, by the window's size. */
static struct effort effort_of(struct run *run, int n_offers, int64_t percent)
{
    struct effort effort = {.stop = run->effort->stop};
    double share = (double)n_offers / (run->problem->n_offers + 1.0) * (double)percent / 100;

    if (run->work > 0)
        effort.work = (int64_t)((double)run->work * share) + 1;
    if (run->seconds > 0) {
        double left = run->ends - now();

        effort.seconds = run->seconds * share * THREADS;
        effort.seconds = effort.seconds < left ? effort.seconds : left;
        effort.seconds = effort.seconds > 0.01 ? effort.seconds : 0.01;
    }
    return effort;
}

/* Solves a window, alone (stands NULL) or beside the others, and takes what it chose. */
static bool solve_window(struct run *run, int number, const bool *stands, const int64_t *known,
                         bool *chosen, struct job *job)
{
    struct window window;
    bool fine = window_make(&window, &run->windows, number, stands, chosen);
    size_t n = fine ? (size_t)window.problem.n_offers : 0;
    struct answer answer = {.chosen = fine ? pool_take(&window.pool, n, 1) : NULL};
    bool *start = fine ? pool_take(&window.pool, n, 1) : NULL;

    job->status = SOLVE_FAILED;
    if (answer.chosen && start) {
        struct listener listener = {run, number};
        struct effort effort = effort_of(run, window.problem.n_offers, stands ? 30 : 60);
        const bool *from = stands ? chosen : run->start;

        effort.known = known;
        if (run->effort->tell) {
            effort.tell = hear;
            effort.context = &listener;
        }
        for (size_t i = 0; from && i < n; i++)
            start[i] = from[window.offer[i]];
        job->status = solve_whole(&window.problem, &effort, from ? start : NULL, &answer);
        job->stopped = answer.stopped;
        window_costs(&window.problem, job->alone.costs);
        memcpy(job->alone.levels, answer.levels, sizeof job->alone.levels);
        for (int i = 0; i < run->problem->n_offers; i++)
            if (window_of(run, i) == number)
                chosen[i] = false; /* also what found no place among the window's offers */
        for (size_t i = 0; i < n; i++)
            chosen[window.offer[i]] = answer.chosen[i];
    }
    window_release(&window);
    return job->status == SOLVE_OPTIMAL || job->status == SOLVE_FEASIBLE;
}

static void *work_alone(void *context)
{
    struct run *run = context;

    for (;;) {
        (void)pthread_mutex_lock(&run->lock);
        int number = run->next++;
        (void)pthread_mutex_unlock(&run->lock);
        if (number >= run->windows.n)
            return NULL;
        run->jobs[number].done =
            solve_window(run, number, NULL, NULL, run->chosen, &run->jobs[number]);
    }
}

static bool all_alone(struct run *run)
{
    pthread_t threads[THREADS];
    int n = 0;

    while (n < THREADS - 1 && pthread_create(&threads[n], NULL, work_alone, run) == 0)
        n++;
    (void)work_alone(run);
    while (n > 0)
        (void)pthread_join(threads[--n], NULL);
    for (int i = 0; i < run->windows.n; i++)
        if (!run->jobs[i].done)
            return false;
    return true;
}

/* One after the other beside those before it; what later ones chose alone may yet
 * move, but what they are locked into stands. */
static bool all_together(struct run *run)
{
    const struct problem *problem = run->problem;
    bool *stands = pool_take(&run->pool, (size_t)problem->n_offers, sizeof *stands);

    if (!stands)
        return false;
    for (int i = 0; i < problem->n_offers; i++)
        stands[i] = problem->offers[i].locked;
    for (int number = 0; number < run->windows.n; number++) {
        struct job together = {0};
        int64_t known[LEVELS];

        for (int k = 0; k < LEVELS; k++)
            known[k] = run->jobs[number].alone.levels[k].bound;
        if (!solve_window(run, number, stands, known, run->chosen, &together))
            return false;
        if (together.stopped == STOPPED_USER || together.stopped == STOPPED_TIME)
            run->answer->stopped = together.stopped;
        for (int i = 0; i < problem->n_offers; i++)
            if (window_of(run, i) == number)
                stands[i] = run->chosen[i];
    }
    return true;
}

static bool add_bounds(struct run *run)
{
    struct window_bound *bounds = pool_take(&run->pool, (size_t)run->windows.n, sizeof *bounds);

    for (int i = 0; bounds && i < run->windows.n; i++)
        bounds[i] = run->jobs[i].alone;
    if (bounds)
        windows_add_bounds(bounds, run->windows.n, run->answer->levels);
    return bounds != NULL;
}

static enum solve_status conclude(struct run *run)
{
    const struct problem *problem = run->problem;
    struct answer *answer = run->answer;
    int64_t value[LEVELS];
    bool proven = true;

    if (!problem_judge_with(&run->windows.lookup, run->chosen, value, NULL, NULL))
        return SOLVE_FAILED;
    memcpy(answer->chosen, run->chosen, (size_t)problem->n_offers);
    for (int k = 0; k < LEVELS; k++)
        answer->levels[k].value = value[k];
    if (!add_bounds(run))
        return SOLVE_FAILED;
    proof_problem(run->effort->proof, problem);
    windows_bound_whole(&run->windows, run->effort, run->seconds > 0 ? run->ends : 0, run->chosen,
                        answer->levels);
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
    if (run->windows.linked && !all_together(run))
        return SOLVE_FAILED;
    return conclude(run);
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
                      .ends = now() + effort->seconds,
                      .work = effort->work};
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
