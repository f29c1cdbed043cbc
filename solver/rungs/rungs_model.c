/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/rungs/rungs_model.h"

#include <stdlib.h>
#include <string.h>

#include "solver/limits/judge.h"
#include "solver/limits/state.h"

static void stands_make(struct climb *climb)
{
    const struct rungs_ask *ask = climb->ask;

    for (int i = 0; i < climb->lean.n_offers; i++) {
        climb->stands[i] = climb->known[i] ? OFFER_ONE : OFFER_ZERO;
        if (ask->may_change[i] && !climb->lean.offers[i].locked)
            climb->stands[i] = OFFER_FREE;
    }
}

/* What is not legal beside what stays, is not legal at all. */
static void leave_out(struct climb *climb, struct state *state)
{
    int64_t delta[LEVELS];

    for (int i = 0; i < climb->lean.n_offers; i++)
        if (climb->stands[i] == OFFER_FREE && state->chosen[i])
            (void)state_set(state, i, false);
    for (int i = 0; i < climb->lean.n_offers; i++)
        if (climb->stands[i] == OFFER_FREE && !climb->known[i] &&
            !state_price(state, i, true, delta))
            climb->stands[i] = OFFER_ZERO;
}

/* What is known, as far as it is legal: promises first.  Then what may change. */
static bool known_make(struct climb *climb)
{
    const struct problem *lean = &climb->lean;
    struct state state;
    int64_t value[LEVELS];
    bool fine = state_make(&state, &climb->lookup);

    if (fine) {
        state_load(&state, climb->ask->known);
        memcpy(climb->known, state.chosen, (size_t)lean->n_offers);
        stands_make(climb);
        leave_out(climb, &state);
    }
    state_release(&state);
    return fine && problem_judge_with(&climb->lookup, climb->known, value, NULL, NULL);
}

static void rows_make(struct climb *climb)
{
    struct model *model = &climb->model;
    struct mip *mip = &model->mip;
    const struct rungs_ask *ask = climb->ask;

    climb->cap_row = -1;
    for (int p = 0; p < ask->n_people; p++) {
        if (climb->told[p] < 0)
            continue;
        if (climb->cap_row < 0)
            climb->cap_row = mip_add_row(mip, -MIP_FREE, ask->n_people);
        mip_add_term(mip, climb->cap_row, climb->told[p], 1);
    }
    for (int i = 0; i < ask->n_levels; i++) {
        int row = -1;
        for (int j = 0; j < mip->n_columns && !mip->broken; j++) {
            int64_t cost = model->columns[j].cost[ask->levels[i]];
            if (cost && row < 0)
                row = mip_add_row(mip, -MIP_FREE, 0);
            if (cost)
                mip_add_term(mip, row, j, cost);
            climb->level_most[i] += cost * mip->columns[j].high;
        }
        climb->level_row[i] = row;
    }
}

bool climb_make(struct climb *climb, const struct rungs_ask *ask)
{
    size_t n = (size_t)ask->problem->n_offers;

    *climb = (struct climb){.ask = ask, .work = ask->work};
    climb_lean(climb);
    climb->known = pool_take(&climb->pool, n + 1, sizeof *climb->known);
    climb->stands = pool_take(&climb->pool, n + 1, sizeof *climb->stands);
    climb->told = pool_take(&climb->pool, (size_t)ask->n_people + 1, sizeof *climb->told);
    if (climb->pool.broken || !lookup_make(&climb->lookup, &climb->lean) || !known_make(climb))
        return false;
    for (int p = 0; p < ask->n_people; p++)
        climb->told[p] = -1;
    climb->model = (struct model){.lookup = &climb->lookup,
                                  .stands = climb->stands,
                                  .plan = climb->known,
                                  .grows = true,
                                  .reach = LEVELS - 1};
    if (!model_make(&climb->model))
        return false;
    climb_tells(climb);
    rows_make(climb);
    climb->row_work = climb->model.mip.n_rows + climb->model.mip.n_terms / 8 + 1;
    for (int i = 0; i < LEVELS; i++)
        climb->inside[i] = ask->inside;
    size_t n_people = (size_t)ask->n_people + 1;
    climb->scratch = pool_take(&climb->pool, n_people, sizeof *climb->scratch);
    climb->guessed = pool_take(&climb->pool, n_people, sizeof *climb->guessed);
    climb->useful = pool_take(&climb->pool, n_people, sizeof *climb->useful);
    return !climb->pool.broken && !climb->model.broken && !climb->model.mip.broken;
}

void climb_release(struct climb *climb)
{
    free(climb->first);
    free(climb->owners);
    free(climb->missed);
    for (int i = 0; i < LEVELS; i++)
        mip_basis_release(&climb->bases[i]);
    model_release(&climb->model);
    lookup_release(&climb->lookup);
    pool_release(&climb->pool);
}
