/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why_alone.c - who could do a task if nothing else were given out. */
#include "scheduler/plan/why.h"

#include "scheduler/plan/plan_reason.h"

#include <string.h>

struct alone {
    const struct why *why;
    bool *barred; /* by person */
};

static void bar(void *context, const struct finding *finding)
{
    struct alone *alone = context;

    if (reason_of(finding))
        alone->barred[finding->person] = true;
}

/* Of a task with several slots a person is tried with all of them at once where they do not
 * exclude each other: only tasks of one time are asked about. */
static void try_task(struct alone *alone, struct problem *small, struct offer *offers,
                     const bool *all, int task, bool *good)
{
    const struct why *why = alone->why;
    const struct problem *problem = &why->brief->problem;
    int64_t value[LEVELS];
    int n = 0;

    memset(alone->barred, 0, (size_t)problem->n_people * sizeof *alone->barred);
    for (int i = 0; i < problem->n_offers; i++) {
        bool asked = i >= why->first_offer[task] && i < why->first_offer[task + 1];
        if (asked || problem->offers[i].locked)
            offers[n++] = problem->offers[i];
    }
    small->n_offers = n;
    (void)problem_judge(small, all, value, bar, alone);
    for (int i = why->first_offer[task]; i < why->first_offer[task + 1]; i++)
        good[i] = problem->offers[i].locked || !alone->barred[problem->offers[i].person];
}

/* Nothing of a task's answer depends on what else is asked: it is found out once. */
const bool *why_alone(const struct why *why, const int *tasks, int n_tasks)
{
    const struct problem *problem = &why->brief->problem;
    struct arena scratch = {0};
    struct alone alone = {why, arena_new(&scratch, bool, problem->n_people + 1)};
    struct offer *offers = arena_new(&scratch, struct offer, problem->n_offers + 1);
    bool *all = arena_new(&scratch, bool, problem->n_offers + 1);
    struct problem small;

    memset(all, true, (size_t)problem->n_offers);
    reason_problem(why->brief, &small);
    small.offers = offers;
    for (int i = 0; i < n_tasks; i++) {
        if (!why->alone_known[tasks[i]])
            try_task(&alone, &small, offers, all, tasks[i], why->alone);
        why->alone_known[tasks[i]] = true;
    }
    arena_release(&scratch);
    return why->alone;
}
