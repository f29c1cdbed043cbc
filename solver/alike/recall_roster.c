/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/alike/recall.h"

#include <string.h>

static int earliest(const struct problem *problem, int64_t *at)
{
    *at = INT64_MAX;
    for (int s = 0; s < problem->n_slots; s++)
        if (problem->slots[s].starts_at < *at)
            *at = problem->slots[s].starts_at;
    for (int s = 0; s < problem->n_slots; s++)
        if (problem->slots[s].ends_at - *at > INT32_MAX / 2)
            return 0;
    return 1;
}

bool roster_make(struct roster *roster, struct search *search, int level)
{
    const struct problem *problem = search->state.lookup->problem;
    struct pool *pool = &roster->pool;
    size_t n_offers = (size_t)problem->n_offers, n_slots = (size_t)problem->n_slots;
    size_t n_callouts = (size_t)problem->n_callouts;
    int64_t begin;

    *roster = (struct roster){.search = search, .level = level};
    int *person_of = pool_take(pool, n_offers, sizeof(int));
    int *from_min = pool_take(pool, n_slots, sizeof(int));
    int *until_min = pool_take(pool, n_slots, sizeof(int));

    roster->weight = pool_take(pool, (size_t)problem->n_tasks, sizeof(int));
    roster->busy = pool_take(pool, n_offers, sizeof *roster->busy);
    roster->n_busy = pool_take(pool, (size_t)problem->n_people, sizeof(int));
    roster->barred = pool_take(pool, n_offers, sizeof(bool));
    roster->open = pool_take(pool, n_callouts, sizeof(bool));
    roster->fixed = pool_take(pool, n_callouts, sizeof(bool));
    roster->burden = pool_take(pool, n_callouts, sizeof(int64_t));
    roster->trades = pool_take(pool, n_callouts, sizeof(int64_t));
    roster->waiting = pool_take(pool, n_offers, sizeof(int));
    if (pool->broken || !earliest(problem, &begin))
        return false;
    for (int i = 0; i < problem->n_offers; i++)
        person_of[i] = problem->offers[i].person;
    for (int s = 0; s < problem->n_slots; s++) {
        from_min[s] = (int)(problem->slots[s].starts_at - begin);
        until_min[s] = (int)(problem->slots[s].ends_at - begin);
    }
    for (int t = 0; t < problem->n_tasks; t++)
        roster->weight[t] = problem->tasks[t].level <= level ? WEIGHT : 1;
    roster->person_of = person_of;
    roster->from_min = from_min;
    roster->until_min = until_min;
    return true;
}

void roster_release(struct roster *roster)
{
    pool_release(&roster->pool);
    *roster = (struct roster){0};
}

/* Does the call-out cost anything at this level or before? */
static bool matters(const struct roster *roster, int n)
{
    const struct callout *callout = &roster->search->state.lookup->problem->callouts[n];

    return callout->cost && callout->level <= roster->level;
}

static void bar(struct roster *roster, int offer)
{
    const struct weights *weights = &roster->search->state.lookup->callout;

    roster->barred[offer] = false;
    for (int i = weights->first[offer]; i < weights->first[offer + 1]; i++)
        if (matters(roster, weights->items[i].row) && !roster->open[weights->items[i].row])
            roster->barred[offer] = true;
}

/* Adds to what is done in the offer's windows. */
static void load(struct roster *roster, int offer, int weight)
{
    const struct weights *weights = &roster->search->state.lookup->callout;

    for (int i = weights->first[offer]; i < weights->first[offer + 1]; i++)
        roster->burden[weights->items[i].row] += weight;
}

static void come(struct roster *roster, int offer)
{
    const struct lookup *lookup = roster->search->state.lookup;
    int person = roster->person_of[offer], slot = lookup->problem->offers[offer].slot;
    struct busy *busy = roster->busy + lookup->person_first[person] + roster->n_busy[person]++;

    *busy = (struct busy){roster->from_min[slot], roster->until_min[slot],
                          roster->weight[lookup->offer_task[offer]], offer};
    load(roster, offer, busy->weight);
}

static void leave(struct roster *roster, int offer)
{
    int person = roster->person_of[offer], i = 0;
    struct busy *busy = roster->busy + roster->search->state.lookup->person_first[person];

    while (busy[i].offer != offer)
        i++;
    load(roster, offer, -busy[i].weight);
    busy[i] = busy[--roster->n_busy[person]];
}

void roster_load(struct roster *roster)
{
    const struct state *state = &roster->search->state;
    const struct problem *problem = state->lookup->problem;
    const struct weights *weights = &state->lookup->callout;

    memset(roster->n_busy, 0, (size_t)problem->n_people * sizeof(int));
    memset(roster->burden, 0, (size_t)problem->n_callouts * sizeof(int64_t));
    memset(roster->fixed, 0, (size_t)problem->n_callouts * sizeof(bool));
    roster->open_cost = 0;
    roster->n_waiting = 0;
    for (int n = 0; n < problem->n_callouts; n++) {
        roster->open[n] = state->callout_count[n] > 0;
        roster->fixed[n] = problem->callouts[n].level != roster->level;
        if (roster->open[n] && !roster->fixed[n])
            roster->open_cost += problem->callouts[n].cost;
    }
    for (int i = 0; i < problem->n_offers; i++) {
        bar(roster, i);
        if (!state->chosen[i])
            continue;
        come(roster, i);
        for (int w = weights->first[i]; problem->offers[i].locked && w < weights->first[i + 1]; w++)
            roster->fixed[weights->items[w].row] = true;
    }
}

int64_t roster_displaced(const struct roster *roster, int offer, int64_t most)
{
    const struct lookup *lookup = roster->search->state.lookup;
    int person = roster->person_of[offer], slot = lookup->problem->offers[offer].slot;
    const struct busy *busy = roster->busy + lookup->person_first[person];
    int from = roster->from_min[slot], until = roster->until_min[slot];
    int64_t sum = 0;

    for (int i = 0, n = roster->n_busy[person]; i < n && sum <= most; i++)
        if (busy[i].from_min < until && busy[i].until_min > from)
            sum += busy[i].weight;
    return sum;
}

bool roster_set(struct roster *roster, int offer, bool in)
{
    if (!state_set(&roster->search->state, offer, in))
        return false;
    if (in)
        come(roster, offer);
    else
        leave(roster, offer);
    return true;
}

bool roster_displace(struct roster *roster, int offer)
{
    const struct lookup *lookup = roster->search->state.lookup;
    int task = lookup->offer_task[offer];

    if (!roster_set(roster, offer, false))
        return false;
    if (lookup->problem->tasks[task].level <= roster->level)
        roster->waiting[roster->n_waiting++] = task;
    return true;
}

/* The person's offers in the window. */
static void bar_all(struct roster *roster, int callout)
{
    const struct lookup *lookup = roster->search->state.lookup;
    int person = lookup->problem->callouts[callout].person;

    for (int i = lookup->person_first[person]; i < lookup->person_first[person + 1]; i++)
        bar(roster, lookup->person_offers[i]);
    roster->search->state.work +=
        (lookup->person_first[person + 1] - lookup->person_first[person]) / 16;
}

void roster_open(struct roster *roster, int callout)
{
    roster->open[callout] = true;
    roster->open_cost += roster->search->state.lookup->problem->callouts[callout].cost;
    bar_all(roster, callout);
}

bool roster_shut(struct roster *roster, int callout)
{
    const struct lookup *lookup = roster->search->state.lookup;
    int person = lookup->problem->callouts[callout].person;
    const struct busy *busy = roster->busy + lookup->person_first[person];

    for (int i = roster->n_busy[person] - 1; i >= 0; i--) {
        int slot = lookup->problem->offers[busy[i].offer].slot;

        if (callout_weight(lookup->problem, &lookup->problem->callouts[callout], slot) &&
            !roster_displace(roster, busy[i].offer))
            return false;
    }
    roster->open[callout] = false;
    roster->open_cost -= lookup->problem->callouts[callout].cost;
    bar_all(roster, callout);
    return true;
}

void roster_shut_idle(struct roster *roster)
{
    const struct state *state = &roster->search->state;

    for (int n = 0; n < state->lookup->problem->n_callouts; n++)
        if (roster->open[n] && !roster->fixed[n] && !state->callout_count[n])
            (void)roster_shut(roster, n);
}
