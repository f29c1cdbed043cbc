/* SPDX-License-Identifier: GPL-3.0-or-later
 * callout: using somebody at all in a window costs, once.
 * amount: slots they do in it. */
#include "solver/facts/clique.h"
#include "solver/limits/limit.h"

struct members {
    const struct lookup *lookup;
    int *offers;
    int64_t *starts_at;
    int n, person;
};

static bool excludes(const void *context, int early, int late)
{
    const struct members *members = context;
    const struct offer *offers = members->lookup->problem->offers;

    return lookup_excludes(members->lookup, members->person, offers[members->offers[early]].slot,
                           offers[members->offers[late]].slot);
}

/* False: the cost hangs on other parts of the problem too. */
static bool gather(const struct model *model, const struct callout *callout,
                   struct members *members, bool *planned)
{
    const struct lookup *lookup = model->lookup;

    for (int i = lookup->person_first[callout->person];
         i < lookup->person_first[callout->person + 1]; i++) {
        int offer = lookup->person_offers[i], stands = model_stands(model, offer);
        int slot = lookup->problem->offers[offer].slot;

        if (!callout_weight(lookup->problem, callout, slot))
            continue;
        if (stands == OFFER_OUT)
            return false;
        if (stands == OFFER_ZERO || stands == OFFER_IDLE)
            continue;
        *planned |= model_planned(model, offer);
        members->offers[members->n] = offer;
        members->starts_at[members->n++] = lookup->problem->slots[slot].starts_at;
    }
    return true;
}

/* used >= each set of which at most one is chosen; whoever is in no set stands alone. */
static void add_rows(struct model *model, const struct members *members, int used,
                     struct pool *pool)
{
    struct clique_items items = {members->n, members->starts_at, 0, excludes, members};
    bool *covered = pool_take(pool, (size_t)members->n, sizeof *covered);
    struct cliques cliques;

    items.reach_min = model->lookup->longest_min + model->lookup->reach_min;
    if (!covered || !cliques_make(&cliques, &items, pool))
        return;
    for (int c = 0; c < cliques.n; c++) {
        int row = mip_add_row(&model->mip, -MIP_FREE, 0);

        mip_add_term(&model->mip, row, used, -1);
        for (int i = cliques.first[c]; i < cliques.first[c + 1]; i++) {
            covered[cliques.members[i]] = true;
            model_term(model, row, members->offers[cliques.members[i]], 1);
        }
    }
    for (int i = 0; i < members->n; i++) {
        if (covered[i])
            continue;
        int row = mip_add_row(&model->mip, -MIP_FREE, 0);

        mip_add_term(&model->mip, row, used, -1);
        model_term(model, row, members->offers[i], 1);
    }
}

static void build(struct model *model)
{
    const struct problem *problem = model->lookup->problem;

    for (int n = 0; n < problem->n_callouts && !model->broken; n++) {
        const struct callout *callout = &problem->callouts[n];
        if (!model_wants(model, callout->level))
            continue;
        int person = callout->person;
        struct pool pool = {0};
        size_t most =
            (size_t)(model->lookup->person_first[person + 1] - model->lookup->person_first[person]);
        struct members members = {.lookup = model->lookup, .person = person};
        bool planned = false;

        members.offers = pool_take(&pool, most, sizeof(int));
        members.starts_at = pool_take(&pool, most, sizeof(int64_t));
        if (!pool.broken && gather(model, callout, &members, &planned) && members.n) {
            bool sure = false;

            for (int i = 0; i < members.n; i++)
                sure |= model_stands(model, members.offers[i]) == OFFER_ONE;
            if (sure) {
                model->constant[callout->level] += callout->cost;
            } else {
                int used = model_add_column(model, 'y', n, 1, planned);

                model_cost(model, used, callout->level, callout->cost);
                add_rows(model, &members, used, &pool);
            }
        }
        model->broken |= pool.broken;
        pool_release(&pool);
    }
}

static void check(const struct lookup *lookup, const bool *chosen, finding_fn *tell, void *context)
{
    const struct problem *problem = lookup->problem;

    for (int n = 0; n < problem->n_callouts; n++) {
        const struct callout *callout = &problem->callouts[n];
        int used = 0;

        for (int i = lookup->person_first[callout->person];
             i < lookup->person_first[callout->person + 1]; i++) {
            int offer = lookup->person_offers[i];
            used += chosen[offer] && callout_weight(problem, callout, problem->offers[offer].slot);
        }
        if (!used)
            continue;
        tell(context, &(struct finding){
                          .limit = "callout",
                          .task = -1,
                          .other_task = -1,
                          .person = callout->person,
                          .amount = used,
                          .level = callout->level,
                          .cost = callout->cost,
                      });
    }
}

static bool price(const struct state *state, int offer, bool in, int64_t *delta)
{
    const struct weights *weights = &state->lookup->callout;

    for (int i = weights->first[offer]; i < weights->first[offer + 1]; i++) {
        int n = weights->items[i].row, count = state->callout_count[n];
        const struct callout *callout = &state->lookup->problem->callouts[n];

        if (in && count == 0)
            delta[callout->level] += callout->cost;
        if (!in && count == 1)
            delta[callout->level] -= callout->cost;
    }
    return true;
}

static void apply(struct state *state, int offer, bool in)
{
    const struct weights *weights = &state->lookup->callout;

    for (int i = weights->first[offer]; i < weights->first[offer + 1]; i++)
        state->callout_count[weights->items[i].row] += in ? 1 : -1;
}

const struct limit limit_callout = {"callout", build, check, price, NULL, apply};
