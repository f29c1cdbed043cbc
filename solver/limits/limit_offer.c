/* SPDX-License-Identifier: GPL-3.0-or-later
 * offer: what a choice costs by itself.  One finding for each level it costs at.
 * amount: 1. */
#include "solver/limits/limit.h"

static void build(struct model *model)
{
    const struct problem *problem = model->lookup->problem;

    for (int i = 0; i < problem->n_offers; i++) {
        int stands = model_stands(model, i);

        for (int k = 0; k < LEVELS; k++) {
            if (stands == OFFER_FREE && problem->offers[i].cost[k])
                model_cost(model, model->offer_column[i], k, problem->offers[i].cost[k]);
            if (stands == OFFER_ONE)
                model->constant[k] += problem->offers[i].cost[k];
        }
    }
}

static void check(const struct lookup *lookup, const bool *chosen, finding_fn *tell, void *context)
{
    const struct problem *problem = lookup->problem;

    for (int i = 0; i < problem->n_offers; i++) {
        for (int k = 0; chosen[i] && k < LEVELS; k++) {
            if (!problem->offers[i].cost[k])
                continue;
            tell(context, &(struct finding){
                              .limit = "offer",
                              .task = lookup->offer_task[i],
                              .other_task = -1,
                              .person = problem->offers[i].person,
                              .amount = 1,
                              .level = k,
                              .cost = problem->offers[i].cost[k],
                          });
        }
    }
}

static bool price(const struct state *state, int offer, bool in, int64_t *delta)
{
    const int32_t *cost = state->lookup->problem->offers[offer].cost;

    for (int k = 0; k < LEVELS; k++)
        delta[k] += in ? cost[k] : -(int64_t)cost[k];
    return true;
}

const struct limit limit_offer = {"offer", build, check, price, NULL, NULL};
