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

static int told_column(struct climb *climb, int person)
{
    if (climb->told[person] < 0)
        climb->told[person] = model_add_column(&climb->model, 'y', person, 1, 0);
    return climb->told[person];
}

static void told_anyway(struct climb *climb, int person)
{
    int column = told_column(climb, person);

    if (climb->model.mip.broken || climb->model.mip.columns[column].low)
        return;
    climb->model.mip.columns[column].low = 1;
    climb->n_anyway++;
}

/* The tell in whole: told >= 1 - dropped, or >= taken + with - 1. */
static void tell_row(struct climb *climb, const struct tell *tell)
{
    struct mip *mip = &climb->model.mip;
    int row = mip_add_row(mip, tell->dropped ? 1 : -MIP_FREE, tell->dropped ? MIP_FREE : 0);

    mip_add_term(mip, row, told_column(climb, tell->person), tell->dropped ? 1 : -1);
    model_term(&climb->model, row, tell->offer, 1);
    if (tell->with < 0 || mip->broken)
        return;
    mip->rows[row].high++;
    model_term(&climb->model, row, tell->with, 1);
}

/* Whom choosing a column tells, for columns that tell one person; and which of them a row says. */
struct takers {
    int *person; /* by column, + 1; 0: nobody */
    bool *said;
};

/* Of a row in which at most one is chosen, all by one person, what tells that person: one of them
 * at most, and only when told. */
static void tell_clique(struct climb *climb, const struct takers *takers, int first, int end)
{
    struct mip *mip = &climb->model.mip;
    int person = 0, row = -1;

    for (int i = first; i < end && !mip->broken; i++) {
        int column = mip->terms[i].column, its = takers->person[column];
        if (!its || mip->rows[mip->terms[i].row].high != 1 || (person && its != person))
            continue;
        person = its;
        if (row < 0) {
            row = mip_add_row(mip, -MIP_FREE, 0);
            mip_add_term(mip, row, told_column(climb, person - 1), -1);
        }
        mip_add_term(mip, row, column, 1);
        takers->said[column] = true;
    }
}

/* Rows of the overlap limit are cliques of one person; terms of a row stand together. */
static void tell_cliques(struct climb *climb, const struct takers *takers)
{
    const struct mip *mip = &climb->model.mip;
    int n_terms = mip->n_terms, first = 0;

    while (first < n_terms && !mip->broken) {
        int row = mip->terms[first].row, end = first;
        while (end < n_terms && mip->terms[end].row == row)
            end++;
        if (strcmp(model_row_limit(&climb->model, row), "overlap") == 0)
            tell_clique(climb, takers, first, end);
        first = end;
    }
}

/* True: it is the one thing that choosing the offer's column tells, so far. */
static bool is_plain(const struct climb *climb, const struct tell *tell,
                     const struct takers *takers)
{
    int column = climb->model.offer_column[tell->offer];

    return column >= 0 && !tell->dropped && tell->with < 0 &&
           (takers->person[column] == 0 || takers->person[column] == tell->person + 1);
}

static void tell_make(struct climb *climb, const struct tell *tell, const struct takers *takers)
{
    int column = climb->model.offer_column[tell->offer];
    int with = tell->with < 0 ? OFFER_ONE : climb->stands[tell->with];

    if (with == OFFER_ZERO ||
        (column < 0 && climb->stands[tell->offer] == (tell->dropped ? OFFER_ONE : OFFER_ZERO)))
        return; /* never */
    if (column < 0 && with == OFFER_ONE)
        told_anyway(climb, tell->person);
    else if (is_plain(climb, tell, takers))
        takers->person[column] = tell->person + 1;
    else
        tell_row(climb, tell);
}

static void tells_make(struct climb *climb)
{
    const struct rungs_ask *ask = climb->ask;
    size_t n_columns = (size_t)climb->model.mip.n_columns;
    struct takers takers = {pool_take(&climb->pool, n_columns + 1, sizeof *takers.person),
                            pool_take(&climb->pool, n_columns + 1, sizeof *takers.said)};

    if (climb->pool.broken)
        return;
    for (int p = 0; p < ask->n_people; p++)
        if (ask->told_anyway[p])
            told_anyway(climb, p);
    for (int i = 0; i < ask->n_tells; i++)
        tell_make(climb, &ask->tells[i], &takers);
    tell_cliques(climb, &takers);
    for (int i = 0; i < ask->n_tells; i++) {
        const struct tell *tell = &ask->tells[i];
        int column = climb->model.offer_column[tell->offer];
        if (is_plain(climb, tell, &takers) && takers.person[column] && !takers.said[column]) {
            tell_row(climb, tell);
            takers.said[column] = true;
        }
    }
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
    tells_make(climb);
    rows_make(climb);
    size_t n_people = (size_t)ask->n_people + 1;
    climb->scratch = pool_take(&climb->pool, n_people, sizeof *climb->scratch);
    climb->sifted = pool_take(&climb->pool, n_people, sizeof *climb->sifted);
    climb->guessed = pool_take(&climb->pool, n_people, sizeof *climb->guessed);
    climb->useful = pool_take(&climb->pool, n_people, sizeof *climb->useful);
    return !climb->pool.broken && !climb->model.broken && !climb->model.mip.broken;
}

void climb_release(struct climb *climb)
{
    free(climb->first);
    free(climb->missed);
    for (int i = 0; i < LEVELS; i++)
        free(climb->bases[i].basis);
    model_release(&climb->model);
    lookup_release(&climb->lookup);
    pool_release(&climb->pool);
}
