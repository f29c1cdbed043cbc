/* SPDX-License-Identifier: GPL-3.0-or-later
 * resource: what slots use while they last is not used more than there is.
 * Always hard.  A slot uses it once, however many people do it.
 * amount: how much too much, where most is used at once. */
#include "solver/limit.h"

#include <stdlib.h>

struct usage {
    int64_t starts_at, ends_at;
    int use, slot, amount;
};

static int by_start(const void *left, const void *right)
{
    const struct usage *a = left, *b = right;

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return a->use - b->use;
}

static struct usage usage_of(const struct problem *problem, int use)
{
    const struct slot *slot = &problem->slots[problem->uses[use].slot];
    return (struct usage){slot->starts_at, slot->ends_at, use, problem->uses[use].slot,
                          problem->uses[use].amount};
}

static bool can_happen(const struct model *model, int slot, bool *sure)
{
    bool any = false;

    *sure = false;
    for (int i = model->lookup->slot_first[slot]; i < model->lookup->slot_first[slot + 1]; i++) {
        any |= model_stands(model, i) == OFFER_FREE;
        *sure |= model_stands(model, i) == OFFER_ONE;
    }
    return any || *sure;
}

/* The slot's people when there can be only one, else the slot's own column. */
static void add_slot(struct model *model, int row, const struct usage *span)
{
    const struct lookup *lookup = model->lookup;

    if (model->slot_chosen[span->slot] >= 0) {
        mip_add_term(&model->mip, row, model->slot_chosen[span->slot], span->amount);
        return;
    }
    for (int i = lookup->slot_first[span->slot]; i < lookup->slot_first[span->slot + 1]; i++)
        model_term(model, row, i, span->amount);
}

/* A row for each set of spans in progress at once that no other holds: those
 * at the start of a span before which another one ended. */
static void build_one(struct model *model, int resource, struct usage *spans)
{
    const struct lookup *lookup = model->lookup;
    int n = 0;

    for (int u = lookup->resource_first[resource]; u < lookup->resource_first[resource + 1]; u++) {
        bool sure;

        if (can_happen(model, lookup->problem->uses[u].slot, &sure))
            spans[n++] = usage_of(lookup->problem, u);
    }
    qsort(spans, (size_t)n, sizeof *spans, by_start);
    for (int k = 0; k < n; k++) {
        int64_t at = spans[k].starts_at, sum = 0;
        bool kept = k + 1 == n;

        if (k + 1 < n && spans[k + 1].starts_at == at)
            continue;
        for (int i = 0; i <= k; i++) {
            if (spans[i].ends_at <= at)
                continue;
            sum += spans[i].amount;
            kept |= k + 1 < n && spans[i].ends_at <= spans[k + 1].starts_at;
        }
        if (!kept || sum <= lookup->problem->resources[resource].capacity)
            continue;
        int row =
            mip_add_row(&model->mip, -MIP_FREE, lookup->problem->resources[resource].capacity);

        for (int i = 0; i <= k; i++)
            if (spans[i].ends_at > at)
                add_slot(model, row, &spans[i]);
    }
}

static void build(struct model *model)
{
    const struct problem *problem = model->lookup->problem;
    struct usage *spans = calloc((size_t)problem->n_uses + 1, sizeof *spans);

    for (int r = 0; r < problem->n_resources && spans; r++)
        build_one(model, r, spans);
    model->broken |= !spans;
    free(spans);
}

static bool happens(const struct lookup *lookup, const bool *chosen, int slot)
{
    for (int i = lookup->slot_first[slot]; i < lookup->slot_first[slot + 1]; i++)
        if (chosen[i])
            return true;
    return false;
}

/* Most in use at one moment; at: whose start that is. */
static int64_t peak(const struct lookup *lookup, const bool *chosen, int resource, int *at)
{
    const struct problem *problem = lookup->problem;
    int64_t most = 0;

    for (int k = lookup->resource_first[resource]; k < lookup->resource_first[resource + 1]; k++) {
        const struct usage here = usage_of(problem, k);
        int64_t sum = 0;

        if (!happens(lookup, chosen, here.slot))
            continue;
        for (int i = lookup->resource_first[resource]; i < lookup->resource_first[resource + 1];
             i++) {
            const struct usage other = usage_of(problem, i);

            if (other.starts_at <= here.starts_at && other.ends_at > here.starts_at &&
                happens(lookup, chosen, other.slot))
                sum += other.amount;
        }
        if (sum > most) {
            most = sum;
            *at = problem->slots[here.slot].task;
        }
    }
    return most;
}

static void check(const struct lookup *lookup, const bool *chosen, finding_fn *tell, void *context)
{
    for (int r = 0; r < lookup->problem->n_resources; r++) {
        int task = -1;
        int64_t over = peak(lookup, chosen, r, &task) - lookup->problem->resources[r].capacity;

        if (over > 0) {
            tell(context, &(struct finding){
                              .limit = "resource",
                              .task = task,
                              .other_task = -1,
                              .person = -1,
                              .amount = over,
                              .hard = true,
                          });
        }
    }
}

/* ---- the local search ---- */

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
static bool price(const struct state *state, int offer, bool in, int64_t *delta)
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

static bool drop_slot(const struct state *state, int slot, struct blockers *list)
{
    const struct lookup *lookup = state->lookup;

    for (int i = lookup->slot_first[slot]; i < lookup->slot_first[slot + 1]; i++)
        if (state->chosen[i] && !blockers_add(list, i))
            return false;
    return true;
}

static bool blockers(const struct state *state, int offer, struct blockers *list)
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
            if (meets(&other, &span) && !drop_slot(state, other.slot, list))
                return false;
        }
    }
    return true;
}

/* Counts the use in or out; of what only one can have, for whoever else wants it then. */
static void count_use(struct state *state, int number, int step)
{
    const struct lookup *lookup = state->lookup;
    const struct usage here = usage_of(lookup->problem, number);
    int resource = lookup->problem->uses[number].resource;

    for (int i = lookup->use_from[number]; i < lookup->use_until[number]; i++)
        state->used[i] += step * here.amount;
    if (lookup->problem->resources[resource].capacity != 1)
        return;
    for (int u = lookup->resource_first[resource]; u < lookup->resource_first[resource + 1]; u++) {
        const struct usage other = usage_of(lookup->problem, u);

        if (other.slot != here.slot && meets(&here, &other))
            state->slot_conflicts[other.slot] += step;
    }
}

/* Runs after the cover limit has counted: the first one in, the last one out. */
static void apply(struct state *state, int offer, bool in)
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

const struct limit limit_resource = {"resource", build, check, price, blockers, apply};
