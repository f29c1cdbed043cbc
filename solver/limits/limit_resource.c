/* SPDX-License-Identifier: GPL-3.0-or-later
 * resource: what slots use while they last is not used more than there is.
 * Always hard.  A slot uses it once, however many people do it.
 * amount: how much too much, where most is used at once. */
#include "solver/limits/limit_resource.h"

#include <stdlib.h>

static int by_start(const void *left, const void *right)
{
    const struct usage *a = left, *b = right;

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return a->use - b->use;
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

const struct limit limit_resource = {"resource",        build,         check, resource_price,
                                     resource_blockers, resource_apply};
