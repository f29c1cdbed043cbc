/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_alone.c - who could do a task if nothing else were given out. */
#include "scheduler/plan/why.h"

#include "scheduler/plan/plan_reason.h"

#include <string.h>

struct alone {
    const struct why *why;
    bool *barred;          /* by person */
    int *locked, n_locked; /* offers */
    struct problem small;
    struct offer *offers;
    bool *all;
};

static void bar(void *context, const struct finding *finding)
{
    struct alone *alone = context;

    if (reason_of(finding))
        alone->barred[finding->person] = true;
}

/* Of a task with several slots a person is tried with all of them at once where they do not
 * exclude each other: only tasks of one time are asked about. */
static void try_task(struct alone *alone, int task, bool *good)
{
    const struct why *why = alone->why;
    const struct problem *problem = &why->brief->problem;
    int first = why->first_offer[task], end = why->first_offer[task + 1], n = 0, k = 0;
    int64_t value[LEVELS];

    memset(alone->barred, 0, (size_t)problem->n_people * sizeof *alone->barred);
    for (; k < alone->n_locked && alone->locked[k] < first; k++)
        alone->offers[n++] = problem->offers[alone->locked[k]];
    for (int i = first; i < end; i++)
        alone->offers[n++] = problem->offers[i];
    for (; k < alone->n_locked; k++) {
        if (alone->locked[k] >= end)
            alone->offers[n++] = problem->offers[alone->locked[k]];
    }
    alone->small.n_offers = n;
    (void)problem_judge(&alone->small, alone->all, value, bar, alone);
    for (int i = first; i < end; i++)
        good[i] = problem->offers[i].locked || !alone->barred[problem->offers[i].person];
}

static void open_alone(const struct why *why, struct arena *scratch, struct alone *alone)
{
    const struct problem *problem = &why->brief->problem;

    *alone = (struct alone){.why = why,
                            .barred = arena_new(scratch, bool, problem->n_people + 1),
                            .locked = arena_new(scratch, int, problem->n_offers + 1),
                            .offers = arena_new(scratch, struct offer, problem->n_offers + 1),
                            .all = arena_new(scratch, bool, problem->n_offers + 1)};
    memset(alone->all, true, (size_t)problem->n_offers);
    for (int i = 0; i < problem->n_offers; i++) {
        if (problem->offers[i].locked)
            alone->locked[alone->n_locked++] = i;
    }
    reason_problem(why->brief, &alone->small);
    alone->small.offers = alone->offers;
}

/* Nothing of a task's answer depends on what else is asked: it is found out once. */
const bool *why_alone(const struct why *why, const int *tasks, int n_tasks)
{
    struct arena scratch = {0};
    struct alone alone;
    bool opened = false;

    for (int i = 0; i < n_tasks; i++) {
        if (why->alone_known[tasks[i]])
            continue;
        if (!opened)
            open_alone(why, &scratch, &alone);
        opened = true;
        try_task(&alone, tasks[i], why->alone);
        why->alone_known[tasks[i]] = true;
    }
    arena_release(&scratch);
    return why->alone;
}
