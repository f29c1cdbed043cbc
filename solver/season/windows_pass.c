/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "solver/facts/clock.h"
#include "solver/season/windows_run.h"
#include "solver/solve.h"

struct listener {
    struct run *run;
    int number;
    const int64_t *known; /* bounds; NULL: those that are told */
};

static int window_of(const struct run *run, int offer)
{
    return run->windows.task_window[run->windows.lookup.offer_task[offer]];
}

/* The windows' progress, put together.  Bounds of windows are about plans within their own caps:
 * they add up no further than the first level that is open in one. */
static void tell_all(struct run *run, int number)
{
    struct progress sum = {.level = run->jobs[number].progress.level};
    bool holds = true;

    for (int i = 0; i < run->windows.n; i++) {
        const struct progress *part = &run->jobs[i].progress;

        sum.filled += part->filled;
        sum.wanted += part->wanted;
        for (int k = 0; k < LEVELS; k++) {
            sum.levels[k].value += part->levels[k].value;
            sum.levels[k].bound += part->levels[k].bound;
        }
    }
    for (int k = 0; k < LEVELS; k++) {
        int64_t bound = sum.levels[k].bound;

        sum.levels[k].bound = holds ? bound : 0;
        holds = holds && bound == sum.levels[k].value;
    }
    run->effort->tell(run->effort->context, &sum);
}

static void hear(void *context, const struct progress *progress)
{
    struct listener *listener = context;
    struct run *run = listener->run;

    (void)pthread_mutex_lock(&run->lock);
    run->jobs[listener->number].progress = *progress;
    for (int k = 0; k < LEVELS && listener->known; k++)
        run->jobs[listener->number].progress.levels[k].bound = listener->known[k];
    tell_all(run, listener->number);
    (void)pthread_mutex_unlock(&run->lock);
}

/* What a plan beside the others may take of what it took alone: bounds are known. */
enum { BESIDE_PART = 3 };

/* Of all effort: alone, beside the others (plans only), and the rest is for bounds. */
enum { ALONE_PERCENT = 60, BESIDE_PERCENT = 30, BESIDE_TIME_PERCENT = 12 };

/* A part of it, by the window's size. */
static struct effort effort_of(struct run *run, const struct problem *window, bool beside)
{
    struct effort effort = {.stop = run->effort->stop, .threads = 1};
    double share = (double)window->n_offers / (run->problem->n_offers + 1.0) / 100;

    if (run->work > 0)
        effort.work =
            (int64_t)((double)run->work * share * (beside ? BESIDE_PERCENT : ALONE_PERCENT)) + 1;
    if (run->seconds > 0) {
        double left = run->ends - clock_now();

        share *= beside ? BESIDE_TIME_PERCENT : ALONE_PERCENT;
        effort.seconds = run->seconds * share * run->threads;
        effort.seconds = effort.seconds < left ? effort.seconds : left;
        effort.seconds = effort.seconds > 0.01 ? effort.seconds : 0.01;
    }
    return effort;
}

/* All there is where what matters most is open: then another beginning is worth it. */
static int64_t work_beside(const struct problem *window, const int64_t *known,
                           const struct window_bound *alone)
{
    int first = 0;

    while (first < LEVELS - 1 && alone->levels[first].value == 0)
        first++;
    return solve_usual_work(window) / (alone->levels[first].value > known[first] ? 1 : BESIDE_PART);
}

/* What solving the window may take, what is known of it, and who hears of it. */
static struct effort effort_for(struct run *run, const struct window *window, bool beside,
                                struct listener *listener)
{
    struct effort effort = effort_of(run, &window->problem, beside);
    int number = listener->number;

    effort.known = listener->known;
    effort.plans = beside;
    if (beside && effort.work == 0)
        effort.work = work_beside(&window->problem, listener->known, &run->jobs[number].alone);
    if (run->effort->tell) {
        effort.tell = hear;
        effort.context = listener;
    }
    return effort;
}

/* What the window chose becomes part of what is chosen. */
static void take_plan(const struct run *run, int number, const struct window *window,
                      const struct answer *answer, bool *chosen)
{
    for (int i = 0; i < run->problem->n_offers; i++)
        if (window_of(run, i) == number)
            chosen[i] = false; /* also what found no place among the window's offers */
    for (int i = 0; i < window->problem.n_offers; i++)
        chosen[window->offer[i]] = answer->chosen[i];
}

/* Solves a window, alone (stands NULL) or beside the others, and takes what it chose. */
static bool solve_window(struct run *run, int number, const bool *stands, const int64_t *known,
                         bool *chosen, struct job *job)
{
    struct window window;
    bool fine = window_make(&window, &run->windows, number, stands, stands ? chosen : NULL);
    size_t n = fine ? (size_t)window.problem.n_offers : 0;
    struct answer answer = {.chosen = fine ? pool_take(&window.pool, n, 1) : NULL};
    bool *start = fine ? pool_take(&window.pool, n, 1) : NULL;

    job->status = SOLVE_FAILED;
    if (answer.chosen && start) {
        struct listener listener = {run, number, known};
        struct effort effort = effort_for(run, &window, stands, &listener);
        const bool *from = stands ? chosen : run->start;

        for (size_t i = 0; from && i < n; i++)
            start[i] = from[window.offer[i]];
        job->status = solve_whole(&window.problem, &effort, from ? start : NULL, &answer);
        job->stopped = answer.stopped;
        window_costs(&window.problem, job->alone.costs);
        memcpy(job->alone.levels, answer.levels, sizeof job->alone.levels);
        take_plan(run, number, &window, &answer, chosen);
    }
    window_release(&window);
    return job->status == SOLVE_OPTIMAL || job->status == SOLVE_FEASIBLE;
}

/* Whatever window nobody has taken. */
static void work_alone(void *context, int member)
{
    struct run *run = context;

    (void)member;
    for (;;) {
        (void)pthread_mutex_lock(&run->lock);
        int number = run->next++;
        (void)pthread_mutex_unlock(&run->lock);
        if (number >= run->windows.n)
            return;
        run->jobs[number].done =
            solve_window(run, number, NULL, NULL, run->chosen, &run->jobs[number]);
    }
}

bool all_alone(struct run *run)
{
    struct team *team = team_open(run->threads); /* NULL: one after the other */

    team_run(team, work_alone, run);
    team_close(team);
    for (int i = 0; i < run->windows.n; i++)
        if (!run->jobs[i].done)
            return false;
    return true;
}

bool all_together(struct run *run)
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
