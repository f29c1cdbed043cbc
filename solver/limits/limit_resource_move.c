/* SPDX-License-Identifier: GPL-3.0-or-later
 * The half of the limit resource that the local search asks. */
#include "solver/limits/limit_resource.h"

struct usage usage_of(const struct problem *problem, int use)
{
    const struct slot *slot = &problem->slots[problem->uses[use].slot];
    return (struct usage){slot->starts_at, slot->ends_at, use, problem->uses[use].slot,
                          problem->uses[use].amount};
}

static bool meets(const struct usage *a, const struct usage *b)
{
    return a->starts_at < b->ends_at && b->starts_at < a->ends_at;
}

static bool slot_gone(const struct state *state, const struct blockers *gone, int slot)
{
    for (int i = 0; gone && i < gone->n; i++)
        if (state->lookup->problem->offers[gone->offers[i]].slot == slot)
            return true;
    return false;
}

/* Most in use inside the span, without it and without whoever is gone. */
static int64_t used_in(const struct state *state, const struct usage *span, int resource,
                       const struct blockers *gone)
{
    const struct problem *problem = state->lookup->problem;
    const int *active = state->resource_list + state->lookup->resource_first[resource];
    int n = state->resource_n[resource];
    int64_t most = 0;

    for (int k = 0; k < n; k++) {
        const struct usage here = usage_of(problem, active[k]);
        int64_t at = here.starts_at > span->starts_at ? here.starts_at : span->starts_at, sum = 0;

        if (!meets(&here, span) || slot_gone(state, gone, here.slot))
            continue;
        for (int i = 0; i < n; i++) {
            const struct usage other = usage_of(problem, active[i]);

            if (other.starts_at <= at && other.ends_at > at && !slot_gone(state, gone, other.slot))
                sum += other.amount;
        }
        most = sum > most ? sum : most;
    }
    return most;
}

static bool fits(const struct state *state, int number)
{
    const struct lookup *lookup = state->lookup;
    const struct use *use = &lookup->problem->uses[number];
    int room = lookup->problem->resources[use->resource].capacity - use->amount;

    for (int i = lookup->use_from[number]; i < lookup->use_until[number]; i++)
        if (state->used[i] > room)
            return false;
    return true;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): every limit's price has this shape. */
bool resource_price(const struct state *state, int offer, bool in, int64_t *delta)
{
    const struct lookup *lookup = state->lookup;
    int slot = lookup->problem->offers[offer].slot;

    (void)delta;
    if (!in || state->slot_count[slot])
        return true;
    if (state->slot_conflicts[slot])
        return false;
    for (int i = lookup->use_first[slot]; i < lookup->use_first[slot + 1]; i++) {
        if (!fits(state, lookup->slot_uses[i]))
            return false;
    }
    return true;
}

bool resource_blockers(const struct state *state, int offer, struct blockers *list)
{
    const struct lookup *lookup = state->lookup;
    int slot = lookup->problem->offers[offer].slot;

    for (int i = lookup->use_first[slot]; i < lookup->use_first[slot + 1]; i++) {
        const struct use *use = &lookup->problem->uses[lookup->slot_uses[i]];
        struct usage span = usage_of(lookup->problem, lookup->slot_uses[i]);
        const int *active = state->resource_list + lookup->resource_first[use->resource];
        int64_t room = lookup->problem->resources[use->resource].capacity - use->amount;

        if (room < 0)
            return false;
        if (state->slot_count[slot] || fits(state, lookup->slot_uses[i]))
            continue;
        for (int k = 0; k < state->resource_n[use->resource]; k++) {
            const struct usage other = usage_of(lookup->problem, active[k]);

            if (used_in(state, &span, use->resource, list) <= room)
                break;
            if (meets(&other, &span) && !blockers_add_slot(list, state, other.slot))
                return false;
        }
    }
    return true;
}

/* Counts the use in or out; of what only one can have, for whoever else wants it then. */
static void count_use(struct state *state, int number, int step)
{
    const struct lookup *lookup = state->lookup;
    const struct use *uses = lookup->problem->uses, *here = &uses[number];
    int from = lookup->use_from[number], until = lookup->use_until[number];

    for (int i = from; i < until; i++)
        state->used[i] += step * here->amount;
    if (lookup->problem->resources[here->resource].capacity != 1)
        return;
    /* What meets has a moment in common. */
    for (int u = lookup->resource_first[here->resource];
         u < lookup->resource_first[here->resource + 1]; u++)
        if (lookup->use_from[u] < until && from < lookup->use_until[u] &&
            uses[u].slot != here->slot)
            state->slot_conflicts[uses[u].slot] += step;
}

/* Runs after the cover limit has counted: the first one in, the last one out. */
void resource_apply(struct state *state, int offer, bool in)
{
    const struct lookup *lookup = state->lookup;
    int slot = lookup->problem->offers[offer].slot;

    if (state->slot_count[slot] != (in ? 1 : 0))
        return;
    for (int i = lookup->use_first[slot]; i < lookup->use_first[slot + 1]; i++) {
        int resource = lookup->problem->uses[lookup->slot_uses[i]].resource;
        int *active = state->resource_list + lookup->resource_first[resource];
        int *n = &state->resource_n[resource], k = 0;

        count_use(state, lookup->slot_uses[i], in ? 1 : -1);
        if (in) {
            active[(*n)++] = lookup->slot_uses[i];
            continue;
        }
        while (active[k] != lookup->slot_uses[i])
            k++;
        for (--*n; k < *n; k++)
            active[k] = active[k + 1];
    }
}
