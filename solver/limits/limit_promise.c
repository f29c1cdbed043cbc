/* SPDX-License-Identifier: GPL-3.0-or-later
 * promise: what was promised stays (hard), or costs when it is dropped.
 * amount: 1. */
#include "solver/limits/limit.h"

static void build(struct model *model)
{
    const struct problem *problem = model->lookup->problem;

    for (int i = 0; i < problem->n_offers; i++) {
        const struct offer *offer = &problem->offers[i];
        int stands = model_stands(model, i);

        if (stands == OFFER_FREE && offer->locked && !model->mip.broken)
            model->mip.columns[model->offer_column[i]].low = 1;
        if (!offer->drop_cost || offer->locked)
            continue;
        if (stands == OFFER_ZERO)
            model->constant[offer->drop_level] += offer->drop_cost;
        if (stands != OFFER_FREE)
            continue;
        int row = mip_add_row(&model->mip, 1, 1);
        int dropped = model_add_column(model, 'y', i, 1, !model_planned(model, i));

        model_cost(model, dropped, offer->drop_level, offer->drop_cost);
        mip_add_term(&model->mip, row, dropped, 1);
        model_term(model, row, i, 1);
    }
}

static void check(const struct lookup *lookup, const bool *chosen, finding_fn *tell, void *context)
{
    const struct problem *problem = lookup->problem;

    for (int i = 0; i < problem->n_offers; i++) {
        const struct offer *offer = &problem->offers[i];

        if (chosen[i] || (!offer->locked && !offer->drop_cost))
            continue;
        tell(context, &(struct finding){
                          .limit = "promise",
                          .task = lookup->offer_task[i],
                          .other_task = -1,
                          .person = offer->person,
                          .amount = 1,
                          .level = offer->drop_level,
                          .cost = offer->locked ? 0 : offer->drop_cost,
                          .hard = offer->locked,
                      });
    }
}

static bool price(const struct state *state, int number, bool in, int64_t *delta)
{
    const struct offer *offer = &state->lookup->problem->offers[number];

    if (offer->locked)
        return in;
    delta[offer->drop_level] += in ? -offer->drop_cost : offer->drop_cost;
    return true;
}

const struct limit limit_promise = {"promise", build, check, price, NULL, NULL};
