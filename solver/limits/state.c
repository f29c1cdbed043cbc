/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/limits/state.h"

#include <string.h>

#include "solver/limits/judge.h"
#include "solver/limits/limit.h"

/* Counters and value of the plan in which nobody does anything. */
static void start(struct state *state)
{
    const struct problem *problem = state->lookup->problem;
    const struct lookup *lookup = state->lookup;

    for (int t = 0; t < problem->n_tasks; t++)
        state->task_slot[t] = -1;
    for (int b = 0; b < problem->n_breaks; b++)
        state->free_starts[b] = problem->breaks[b].n_starts;
    for (int u = 0; u < problem->n_uses; u++) {
        const struct use *use = &problem->uses[u];
        int capacity = problem->resources[use->resource].capacity;

        if (use->amount > capacity)
            state->slot_conflicts[use->slot] = 1;
    }
    for (int t = 0; t < problem->n_repeats; t++)
        state->repeat_load[t] = problem->repeats[t].used;
    for (int q = 0; q < problem->n_quotas; q++)
        state->quota_load[q] = problem->quotas[q].used;
    for (int g = 0; g < problem->n_share_groups; g++) {
        for (int s = lookup->group_first[g]; s < lookup->group_first[g + 1]; s++) {
            const struct share *share = &problem->shares[s];
            int64_t steps =
                share->base > 0 ? (share->base + share->step_min - 1) / share->step_min : 0;

            state->share_load[s] = share->base;
            if (steps > state->group_steps[g])
                state->group_steps[g] = steps;
        }
    }
    problem_judge_with(lookup, state->chosen, state->value, NULL, NULL);
}

static bool any_promise(const struct problem *problem)
{
    for (int i = 0; i < problem->n_offers; i++)
        if (problem->offers[i].locked || problem->offers[i].drop_cost)
            return true;
    return false;
}

/* What the problem has none of need not be asked. */
static void choose_limits(struct state *state)
{
    const struct problem *problem = state->lookup->problem;
    int n = 0;

    for (const struct limit *const *limit = limits; *limit; limit++) {
        bool idle = (*limit == &limit_promise && !any_promise(problem)) ||
                    (*limit == &limit_resource && !problem->n_uses) ||
                    (*limit == &limit_repeat && !problem->n_marks) ||
                    (*limit == &limit_break && !problem->n_breaks) ||
                    (*limit == &limit_bond && !problem->n_bonds) ||
                    (*limit == &limit_mix && !problem->n_mixes) ||
                    (*limit == &limit_callout && !problem->n_callouts) ||
                    (*limit == &limit_share && !problem->n_shares);

        if (!idle)
            state->asked[n++] = *limit;
    }
}

bool state_make(struct state *state, const struct lookup *lookup)
{
    const struct problem *problem = lookup->problem;
    struct pool *pool = &state->pool;

    *state = (struct state){.lookup = lookup};
    state->chosen = pool_take(pool, (size_t)problem->n_offers, sizeof *state->chosen);
    state->task_count = pool_take(pool, (size_t)problem->n_tasks, sizeof *state->task_count);
    state->task_slot = pool_take(pool, (size_t)problem->n_tasks, sizeof *state->task_slot);
    state->slot_count = pool_take(pool, (size_t)problem->n_slots, sizeof *state->slot_count);
    state->person_list = pool_take(pool, (size_t)problem->n_offers, sizeof *state->person_list);
    state->person_n = pool_take(pool, (size_t)problem->n_people, sizeof *state->person_n);
    state->person_spans = pool_take(pool, (size_t)problem->n_offers, sizeof(struct span));
    state->busy = pool_take(pool, (size_t)problem->n_people * lookup->n_words, sizeof(uint64_t));
    state->slot_conflicts = pool_take(pool, (size_t)problem->n_slots, sizeof(int));
    state->before = pool_take(pool, (size_t)problem->n_breaks, sizeof(int));
    state->after = pool_take(pool, (size_t)problem->n_breaks, sizeof(int));
    state->free_starts = pool_take(pool, (size_t)problem->n_breaks, sizeof(int));
    state->meeting = pool_take(pool, (size_t)lookup->start_first[problem->n_breaks], sizeof(int));
    state->used = pool_take(pool, (size_t)lookup->n_moments, sizeof(int));
    state->resource_list = pool_take(pool, (size_t)problem->n_uses, sizeof *state->resource_list);
    state->resource_n = pool_take(pool, (size_t)problem->n_resources, sizeof *state->resource_n);
    state->repeat_load = pool_take(pool, (size_t)problem->n_repeats, sizeof *state->repeat_load);
    state->quota_load = pool_take(pool, (size_t)problem->n_quotas, sizeof *state->quota_load);
    state->share_load = pool_take(pool, (size_t)problem->n_shares, sizeof *state->share_load);
    state->group_steps =
        pool_take(pool, (size_t)problem->n_share_groups, sizeof *state->group_steps);
    state->callout_count =
        pool_take(pool, (size_t)problem->n_callouts, sizeof *state->callout_count);
    state->mix_count = pool_take(pool, (size_t)problem->n_mixes, sizeof *state->mix_count);
    if (pool->broken)
        return false;
    start(state);
    choose_limits(state);
    return true;
}

void state_release(struct state *state)
{
    pool_release(&state->pool);
    *state = (struct state){0};
}

bool state_price(struct state *state, int offer, bool in, int64_t *delta)
{
    state->work++;
    memset(delta, 0, LEVELS * sizeof *delta);
    for (const struct limit *const *limit = state->asked; *limit; limit++)
        if ((*limit)->price && !(*limit)->price(state, offer, in, delta))
            return false;
    return true;
}

static void change(struct state *state, int offer, bool in)
{
    for (const struct limit *const *limit = state->asked; *limit; limit++)
        if ((*limit)->apply)
            (*limit)->apply(state, offer, in);
    state->chosen[offer] = in;
}

bool state_change(struct state *state, int offer, bool in, int64_t *delta)
{
    if (!state_price(state, offer, in, delta))
        return false;
    for (int k = 0; k < LEVELS; k++)
        state->value[k] += delta[k];
    change(state, offer, in);
    return true;
}

bool state_set(struct state *state, int offer, bool in)
{
    int64_t delta[LEVELS];

    return state_change(state, offer, in, delta);
}

/* It counts like the price that need not be asked. */
void state_undo(struct state *state, int offer, bool in, const int64_t *delta)
{
    state->work++;
    for (int k = 0; k < LEVELS; k++)
        state->value[k] -= delta[k];
    change(state, offer, !in);
}

bool state_blockers(struct state *state, int offer, struct blockers *list)
{
    state->work++;
    list->n = 0;
    for (const struct limit *const *limit = state->asked; *limit; limit++)
        if ((*limit)->blockers && !(*limit)->blockers(state, offer, list))
            return false;
    for (int i = 0; i < list->n; i++)
        if (state->lookup->problem->offers[list->offers[i]].locked)
            return false;
    return true;
}

void state_clear(struct state *state)
{
    const struct lookup *lookup = state->lookup;

    for (int p = 0; p < lookup->problem->n_people; p++)
        while (state->person_n[p])
            change(state, state->person_list[lookup->person_first[p] + state->person_n[p] - 1],
                   false);
    start(state);
}

void state_load(struct state *state, const bool *chosen)
{
    const struct problem *problem = state->lookup->problem;

    state_clear(state);
    for (int i = 0; i < problem->n_offers; i++)
        if (problem->offers[i].locked)
            (void)state_set(state, i, true);
    for (int i = 0; i < problem->n_offers; i++)
        if (chosen[i] && !state->chosen[i])
            (void)state_set(state, i, true);
}
