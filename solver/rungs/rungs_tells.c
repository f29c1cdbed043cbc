/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_tells.c - who is told, as columns, and the rows that say when. */
#include "solver/rungs/rungs_model.h"

#include <string.h>

static void told_anyway(struct climb *climb, int person)
{
    int column = climb_told(climb, person);

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

    mip_add_term(mip, row, climb_told(climb, tell->person), tell->dropped ? 1 : -1);
    model_term(&climb->model, row, tell->offer, 1);
    if (tell->with < 0 || mip->broken)
        return;
    mip->rows[row].high++;
    model_term(&climb->model, row, tell->with, 1);
}

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
            mip_add_term(mip, row, climb_told(climb, person - 1), -1);
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

void climb_tells(struct climb *climb)
{
    const struct rungs_ask *ask = climb->ask;
    size_t n_columns =
        (size_t)climb->model.mip.n_columns + (size_t)ask->n_people; /* told ones too */
    int n_rows = climb->model.mip.n_rows;
    struct takers takers = {pool_take(&climb->pool, n_columns + 1, sizeof *takers.person),
                            pool_take(&climb->pool, n_columns + 1, sizeof *takers.said)};

    if (climb->pool.broken)
        return;
    for (int p = 0; p < ask->n_people; p++)
        if (ask->told_anyway[p])
            told_anyway(climb, p);
    for (int i = 0; i < ask->n_tells; i++)
        tell_make(climb, &ask->tells[i], &takers);
    climb_tie(climb, &takers, n_rows);
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
