/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/search.h"

#include <stdlib.h>
#include <string.h>

enum { LOOK_AT_CLOCK = 4096 };

struct price {
    const int32_t *cost;
    int offer;
};

static int by_cost(const void *left, const void *right)
{
    const struct price *a = left, *b = right;

    for (int k = 0; k < LEVELS; k++)
        if (a->cost[k] != b->cost[k])
            return a->cost[k] < b->cost[k] ? -1 : 1;
    return a->offer - b->offer;
}

static bool sort_offers(struct search *search)
{
    const struct lookup *lookup = search->state.lookup;
    const struct problem *problem = lookup->problem;
    struct price *prices = calloc((size_t)problem->n_offers + 1, sizeof *prices);

    for (int t = 0; prices && t < problem->n_tasks; t++) {
        int first = lookup->task_first[t], end = lookup->task_first[t + 1];

        search->plain[t] = lookup->mix_first[t] == lookup->mix_first[t + 1];
        for (int i = first; i < end; i++) {
            prices[i] = (struct price){problem->offers[i].cost, i};
            search->plain[t] = search->plain[t] && !problem->offers[i].drop_cost;
        }
        qsort(prices + first, (size_t)(end - first), sizeof *prices, by_cost);
        for (int i = first; i < end; i++)
            search->cheapest[i] = prices[i].offer;
    }
    bool fine = prices;

    free(prices);
    return fine;
}

bool search_hopeless(const struct search *search, int offer, const int64_t *found)
{
    const struct lookup *lookup = search->state.lookup;
    const struct task *task = &lookup->problem->tasks[lookup->offer_task[offer]];
    const int32_t *cost = lookup->problem->offers[offer].cost;

    if (!search->plain[lookup->offer_task[offer]])
        return false;
    for (int k = 0; k < LEVELS; k++) {
        int64_t least = cost[k] - (k == task->level ? task->short_cost : 0);

        if (least != found[k])
            return least > found[k];
    }
    return false;
}

bool search_make(struct search *search, const struct lookup *lookup)
{
    const struct problem *problem = lookup->problem;
    struct pool *memory = &search->memory;

    *search = (struct search){.random = 88172645463325252U, .work_end = INT64_MAX};
    search->best = pool_take(memory, (size_t)problem->n_offers, sizeof *search->best);
    search->cheapest = pool_take(memory, (size_t)problem->n_offers, sizeof *search->cheapest);
    search->plain = pool_take(memory, (size_t)problem->n_tasks, sizeof *search->plain);
    search->counter = pool_take(memory, (size_t)problem->n_tasks, sizeof *search->counter);
    search->order = pool_take(memory, (size_t)problem->n_tasks, sizeof *search->order);
    search->pool = pool_take(memory, (size_t)problem->n_tasks, sizeof *search->pool);
    search->busy = pool_take(memory, (size_t)problem->n_people, sizeof *search->busy);
    if (memory->broken || !state_make(&search->state, lookup))
        return false;
    memcpy(search->best_value, search->state.value, sizeof search->best_value);
    return sort_offers(search);
}

void search_release(struct search *search)
{
    state_release(&search->state);
    pool_release(&search->memory);
    *search = (struct search){0};
}

int search_compare(const struct search *search, const int64_t *a, const int64_t *b)
{
    for (int k = 0; k < LEVELS; k++) {
        int64_t left = a[k] > search->cap[k] ? a[k] : search->cap[k];
        int64_t right = b[k] > search->cap[k] ? b[k] : search->cap[k];

        if (left != right)
            return left < right ? -1 : 1;
    }
    return 0;
}

bool search_keep(struct search *search)
{
    const struct state *state = &search->state;

    if (search_compare(search, state->value, search->best_value) >= 0)
        return false;
    memcpy(search->best, state->chosen, (size_t)state->lookup->problem->n_offers);
    memcpy(search->best_value, state->value, sizeof search->best_value);
    return true;
}

/* Only the differences: the two are mostly alike.  Everything that must go
 * goes before anything comes in, so no limit is in the way. */
void search_back_to_best(struct search *search)
{
    struct state *state = &search->state;
    int n = state->lookup->problem->n_offers;

    for (int i = 0; i < n; i++)
        if (state->chosen[i] && !search->best[i])
            (void)state_set(state, i, false);
    for (int i = 0; i < n; i++)
        if (!state->chosen[i] && search->best[i])
            (void)state_set(state, i, true);
}

bool search_goes_on(struct search *search)
{
    if (search->state.work >= search->work_end)
        return false;
    if (!search->out && search->out_of_time && search->state.work >= search->next_look) {
        search->next_look = search->state.work + LOOK_AT_CLOCK;
        search->out = search->out_of_time(search->context);
    }
    return !search->out;
}

int search_random(struct search *search, int below)
{
    search->random ^= search->random << 13;
    search->random ^= search->random >> 7;
    search->random ^= search->random << 17;
    return (int)((search->random >> 11) % (uint64_t)below);
}

void search_begin(struct search *search)
{
    search->n_log = 0;
    search->log_full = false;
}

bool search_set(struct search *search, int offer, bool in)
{
    if (search->n_log == LOG_MAX)
        return false;
    struct change *change = &search->log[search->n_log];

    if (!state_change(&search->state, offer, in, change->delta))
        return false;
    change->offer = offer;
    change->in = in;
    search->n_log++;
    return true;
}

void search_undo(struct search *search, int to)
{
    while (search->n_log > to) {
        const struct change *change = &search->log[--search->n_log];
        state_undo(&search->state, change->offer, change->in, change->delta);
    }
}

int search_place(struct search *search, int task)
{
    const struct lookup *lookup = search->state.lookup;
    const struct offer *offers = lookup->problem->offers;
    int64_t best[LEVELS], delta[LEVELS], best_busy = 0;
    int chosen = -1;

    if (search->state.task_count[task] == lookup->problem->tasks[task].need)
        return -1;
    search->state.work += (lookup->task_first[task + 1] - lookup->task_first[task]) / 16;
    for (int k = lookup->task_first[task]; k < lookup->task_first[task + 1]; k++) {
        int i = search->cheapest[k];

        if (chosen >= 0 && search_hopeless(search, i, best))
            break;
        if (!state_open(&search->state, i) || !state_price(&search->state, i, true, delta))
            continue;
        int better = chosen < 0 ? -1 : value_compare(delta, best);

        if (better > 0 || (better == 0 && search->busy[offers[i].person] >= best_busy))
            continue;
        chosen = i;
        best_busy = search->busy[offers[i].person];
        memcpy(best, delta, sizeof best);
    }
    if (chosen < 0 || value_compare(best, (int64_t[LEVELS]){0}) >= 0)
        return -1;
    return search_set(search, chosen, true) ? chosen : -1;
}

/* Takes out whoever is in the offer's way and puts it in. */
static bool force(struct search *search, int offer, const struct blockers *list)
{
    for (int i = 0; i < list->n; i++)
        if (!search_set(search, list->offers[i], false))
            return false;
    return search_set(search, offer, true);
}

static bool replace_all(struct search *search, const struct blockers *list, int depth,
                        const int64_t *target)
{
    const struct lookup *lookup = search->state.lookup;

    for (int i = 0; i < list->n; i++) {
        int task = lookup->offer_task[list->offers[i]];

        if (search_place(search, task) >= 0 || depth == 0)
            continue;
        (void)search_place_moving(search, task, depth - 1, target);
    }
    return search_compare(search, search->state.value, target) < 0;
}

bool search_place_moving(struct search *search, int task, int depth, const int64_t *target)
{
    enum { WIDTH = 24, BLOCKED_BY = 3 };
    const struct lookup *lookup = search->state.lookup;
    int n = lookup->task_first[task + 1] - lookup->task_first[task], tried = 0;
    int from = n ? search_random(search, n) : 0;

    for (int k = 0; k < n && tried < WIDTH && search_goes_on(search); k++) {
        int offer = lookup->task_first[task] + (from + k) % n, mark = search->n_log;
        struct blockers list;

        if (search->state.chosen[offer] || !state_blockers(&search->state, offer, &list) ||
            list.n == 0 || list.n > BLOCKED_BY)
            continue;
        tried++;
        if (force(search, offer, &list) && replace_all(search, &list, depth, target))
            return true;
        search_undo(search, mark);
    }
    return false;
}
