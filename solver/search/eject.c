/* SPDX-License-Identifier: GPL-3.0-or-later
 * Ejection search with counters (Nagata, Bräysy 2009): a task that wants a
 * person gets the one whose release costs least, measured by how hard the
 * released work has proved to place; it raises its own counter, and the
 * released work takes its place in the queue. */
#include "solver/search/search.h"

#include <string.h>

enum { ROUNDS_PER_SHORT = 400 };

static bool is_short(const struct search *search, int task)
{
    return search->state.task_count[task] < search->state.lookup->problem->tasks[task].need;
}

/* Tasks of the level that want people, with somebody who might do them. */
static int gather(struct search *search, int level)
{
    const struct lookup *lookup = search->state.lookup;
    const struct problem *problem = lookup->problem;
    int n = 0;

    for (int t = 0; t < problem->n_tasks; t++)
        if (problem->tasks[t].level == level && is_short(search, t) &&
            lookup->task_first[t + 1] - lookup->task_first[t] > search->state.task_count[t])
            search->pool[n++] = t;
    return n;
}

/* What releasing these would hurt: more important work never moves. */
static bool sum_of(const struct search *search, const struct blockers *list, int level,
                   int64_t *sum)
{
    const struct lookup *lookup = search->state.lookup;

    *sum = 0;
    for (int i = 0; i < list->n; i++) {
        int task = lookup->offer_task[list->offers[i]];
        int other = lookup->problem->tasks[task].level;

        if (other < level)
            return false;
        *sum += ((int64_t)search->counter[task] + 1) << (other == level ? 8 : 0);
    }
    return true;
}

static int cheapest(struct search *search, int task, struct blockers *best_list)
{
    const struct lookup *lookup = search->state.lookup;
    int level = lookup->problem->tasks[task].level, best = -1, alike = 0;
    int64_t best_sum = 0;

    for (int i = lookup->task_first[task]; i < lookup->task_first[task + 1]; i++) {
        struct blockers list;
        int64_t sum;

        if (search->state.chosen[i] || !state_blockers(&search->state, i, &list) ||
            !sum_of(search, &list, level, &sum))
            continue;
        if (best >= 0 && sum > best_sum)
            continue;
        alike = best < 0 || sum < best_sum ? 1 : alike + 1;
        if (alike > 1 && search_random(search, alike) > 0)
            continue;
        best = i;
        best_sum = sum;
        *best_list = list;
    }
    return best;
}

/* One person on the task, whoever has to give way. */
static bool push_in(struct search *search, int task)
{
    struct blockers list = {.n = 0};
    int offer = cheapest(search, task, &list);

    if (offer < 0)
        return false;
    search_begin(search);
    for (int i = 0; i < list.n; i++)
        if (!search_set(search, list.offers[i], false))
            goto fail;
    if (!search_set(search, offer, true))
        goto fail;
    return true;
fail:
    search_undo(search, 0);
    return false;
}

void search_place_all(struct search *search, int from_level)
{
    const struct problem *problem = search->state.lookup->problem;

    for (int level = from_level; level < LEVELS; level++) {
        for (int t = 0; t < problem->n_tasks; t++) {
            while (problem->tasks[t].level == level && is_short(search, t)) {
                search_begin(search);
                if (search_place(search, t) < 0)
                    break;
            }
        }
    }
}

static void fill_level(struct search *search, int level)
{
    int n = gather(search, level);
    int64_t rounds = (int64_t)n * ROUNDS_PER_SHORT;

    for (int64_t round = 0; round < rounds && n && search_goes_on(search); round++) {
        int task = search->pool[search_random(search, n)];

        search_begin(search);
        if (search_place(search, task) < 0) {
            search->counter[task]++;
            (void)push_in(search, task);
        }
        n = gather(search, level);
        if (n == 0 || round % 16 == 15) {
            search_place_all(search, level);
            (void)search_keep(search);
            n = gather(search, level);
        }
    }
    search_place_all(search, 0);
    (void)search_keep(search);
    search_back_to_best(search);
}

void search_fill(struct search *search, int64_t work)
{
    const struct problem *problem = search->state.lookup->problem;
    int64_t end = search->state.work + work;

    memset(search->counter, 0, (size_t)problem->n_tasks * sizeof *search->counter);
    for (int level = 0; level < LEVELS; level++) {
        search->work_end = search->state.work + (end - search->state.work) / 2;
        fill_level(search, level);
    }
    search->work_end = INT64_MAX;
}
