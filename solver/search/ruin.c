/* SPDX-License-Identifier: GPL-3.0-or-later
 * Ruin and recreate: takes a handful of neighbouring choices out and puts the
 * work back in another order.  What to take out is looked for around a piece
 * of work: who else could do it, what they do at the time, that day, that week. */
#include "solver/search/ruin.h"

#include <string.h>

enum { FEW = 3, BLINK = 24 };

static void take_out(struct search *search, int offer, struct ruin *ruin)
{
    int task = search->state.lookup->offer_task[offer];

    if (ruin->n < RUIN_MOST && search->state.chosen[offer] && search_set(search, offer, false))
        ruin->tasks[ruin->n++] = task;
}

/* What the person does in the span, each piece with a chance of one in `in`. */
static void take_span(struct search *search, int person, const struct span *span, int in,
                      struct ruin *ruin)
{
    const struct lookup *lookup = search->state.lookup;
    const struct problem *problem = lookup->problem;

    for (int i = search->state.person_n[person] - 1; i >= 0; i--) {
        int offer = search->state.person_list[lookup->person_first[person] + i];
        const struct slot *slot = &problem->slots[problem->offers[offer].slot];

        if (slot->starts_at < span->ends_at && slot->ends_at > span->starts_at &&
            (in == 1 || search_random(search, in) == 0))
            take_out(search, offer, ruin);
    }
}

/* Low numbers more often. */
static int search_low(struct search *search, int below)
{
    int a = search_random(search, below), b = search_random(search, below);

    return a < b ? a : b;
}

/* A few who could do the task make room for it, and perhaps more. */
static void around_task(struct search *search, int task, const struct span *span, struct ruin *ruin)
{
    const struct lookup *lookup = search->state.lookup;
    const struct offer *offers = lookup->problem->offers;
    int first = lookup->task_first[task], n = lookup->task_first[task + 1] - first;
    int few = 1 + search_random(search, FEW);
    struct span wide = *span;
    int in = 1;

    switch (search_random(search, 4)) {
    case 0:
        break;
    case 1:
        wide.starts_at -= 60;
        wide.ends_at += 60;
        break;
    case 2:
        wide.starts_at -= 600;
        wide.ends_at += 600;
        break;
    default:
        wide.starts_at -= 7200;
        wide.ends_at += 7200;
        in = 3;
        break;
    }
    for (int i = 0; i < few && n > 0; i++)
        take_span(search, offers[search->cheapest[first + search_low(search, n)]].person, &wide, in,
                  ruin);
}

/* Whatever is going on at the time, of every few people. */
static void around_time(struct search *search, const struct span *span, struct ruin *ruin)
{
    const struct problem *problem = search->state.lookup->problem;
    int in = 2 + search_random(search, 12);
    int from = search_random(search, problem->n_people);

    for (int p = 0; p < problem->n_people && ruin->n < RUIN_MOST / 2; p++)
        if (search_random(search, in) == 0)
            take_span(search, (from + p) % problem->n_people, span, 1, ruin);
}

void ruin_around(struct search *search, int offer, struct ruin *ruin)
{
    const struct lookup *lookup = search->state.lookup;
    struct span span = lookup->spans[lookup->person_at[offer]];
    int task = lookup->offer_task[offer];

    take_out(search, offer, ruin);
    if (search_random(search, 3) == 0)
        around_time(search, &span, ruin);
    else
        around_task(search, task, &span, ruin);
}

/* As search_place(), but now and then it does not see somebody. */
static bool place(struct search *search, int task)
{
    const struct lookup *lookup = search->state.lookup;
    int64_t best[LEVELS], delta[LEVELS];
    int chosen = -1;

    if (search->state.task_count[task] == lookup->problem->tasks[task].need)
        return false;
    search->state.work += (lookup->task_first[task + 1] - lookup->task_first[task]) / 16;
    for (int k = lookup->task_first[task]; k < lookup->task_first[task + 1]; k++) {
        int i = search->cheapest[k];

        if (chosen >= 0 && search_hopeless(search, i, best))
            break;
        if (!state_open(&search->state, i) || search_random(search, BLINK) == 0 ||
            !state_price(&search->state, i, true, delta))
            continue;
        if (chosen >= 0 && value_compare(delta, best) >= 0)
            continue;
        chosen = i;
        memcpy(best, delta, sizeof best);
    }
    return chosen >= 0 && value_compare(best, (int64_t[LEVELS]){0}) < 0 &&
           search_set(search, chosen, true);
}

/* The most important first, the others as they come. */
void ruin_recreate(struct search *search, struct ruin *ruin)
{
    const struct problem *problem = search->state.lookup->problem;

    for (int i = ruin->n - 1; i > 0; i--) {
        int other = search_random(search, i + 1), kept = ruin->tasks[i];

        ruin->tasks[i] = ruin->tasks[other];
        ruin->tasks[other] = kept;
    }
    for (int level = 0; level < LEVELS; level++)
        for (int i = 0; i < ruin->n; i++)
            if (problem->tasks[ruin->tasks[i]].level == level)
                (void)place(search, ruin->tasks[i]);
}
