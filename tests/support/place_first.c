/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/place_first.h"

#include <stdlib.h>

#include "solver/limits/state.h"

struct choice {
    int64_t starts_at;
    int offer;
};

static int by_start(const void *left, const void *right)
{
    const struct choice *a = left, *b = right;

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return a->offer - b->offer;
}

static void place(struct state *state, int task, struct choice *list)
{
    const struct lookup *lookup = state->lookup;
    const struct problem *problem = lookup->problem;
    int first = lookup->task_first[task], n = lookup->task_first[task + 1] - first;

    for (int i = 0; i < n; i++)
        list[i] =
            (struct choice){problem->slots[problem->offers[first + i].slot].starts_at, first + i};
    qsort(list, (size_t)n, sizeof *list, by_start);
    for (int i = 0; i < n && state->task_count[task] < problem->tasks[task].need; i++)
        if (state_open(state, list[i].offer))
            (void)state_set(state, list[i].offer, true);
}

bool place_first(const struct problem *problem, const bool *again, bool *chosen)
{
    struct lookup lookup;
    struct state state = {0};
    struct choice *list = calloc((size_t)problem->n_offers + 1, sizeof *list);
    bool fine = lookup_make(&lookup, problem) && state_make(&state, &lookup) && list;

    for (int i = 0; fine && i < problem->n_offers; i++)
        if (chosen[i] && !again[lookup.offer_task[i]])
            (void)state_set(&state, i, true);
    for (int t = 0; fine && t < problem->n_tasks; t++)
        if (again[t])
            place(&state, t, list);
    for (int i = 0; fine && i < problem->n_offers; i++)
        chosen[i] = state.chosen[i];
    free(list);
    state_release(&state);
    lookup_release(&lookup);
    return fine;
}
