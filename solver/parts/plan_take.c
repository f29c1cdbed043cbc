/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/parts/tree.h"

bool plan_take(struct solve *solve, const struct model *model)
{
    struct search *search = &solve->search;
    struct state *state = &search->state;
    int n = solve->problem->n_offers;

    /* What does not matter to the model goes first and comes back where it may. */
    for (int i = 0; i < n; i++) {
        int column = model->offer_column[i];
        bool idle = model_stands(model, i) == OFFER_IDLE;

        if (state->chosen[i] && (idle || (column >= 0 && model->mip.values[column] < 0.5)))
            (void)state_set(state, i, false);
    }
    for (int i = 0; i < n; i++)
        if (model->offer_column[i] >= 0 && !state->chosen[i] &&
            model->mip.values[model->offer_column[i]] > 0.5)
            (void)state_set(state, i, true);
    for (int i = 0; i < n; i++)
        if (search->best[i] && !state->chosen[i] && model_stands(model, i) == OFFER_IDLE)
            (void)state_set(state, i, true);
    bool better = search_keep(search);

    search_place_all(search, 0);
    better |= search_keep(search);

    search_back_to_best(search);
    return better;
}
