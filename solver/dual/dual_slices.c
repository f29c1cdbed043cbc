/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/dual/dual_slices.c - the model's terms, in the orders that prices ask for them. */
#include "solver/dual/dual.h"

#include <stddef.h>

bool dual_slice_columns(struct dual *dual)
{
    const struct mip *mip = &dual->model->mip;
    int *first = pool_take(&dual->pool, (size_t)mip->n_columns + 2, sizeof *first);
    int *rows = pool_take(&dual->pool, (size_t)mip->n_terms, sizeof *rows);
    int64_t *factors = pool_take(&dual->pool, (size_t)mip->n_terms, sizeof *factors);

    if (dual->pool.broken)
        return false;
    for (int i = 0; i < mip->n_terms; i++)
        first[mip->terms[i].column + 2]++;
    counts_add_up(first, mip->n_columns + 1);
    for (int i = 0; i < mip->n_terms; i++) {
        int at = first[mip->terms[i].column + 1]++;

        rows[at] = mip->terms[i].row;
        factors[at] = mip->terms[i].factor;
    }
    dual->first = first;
    dual->rows = rows;
    dual->factors = factors;
    return true;
}

/* Which column is at each place. */
static int column_at(const struct dual *dual, int n_links, int place)
{
    return place < n_links ? dual->link_column[place] : dual->others[place - n_links];
}

struct slices {
    int n_links, n; /* places */
    int *first, *places, *column;
    double *factors, *factor;
};

static int slice_of(const struct slices *slices, int row, int place)
{
    return DUAL_PARTS * row + (int)((int64_t)place * DUAL_PARTS / slices->n);
}

/* Each row's terms are in the order of places because places come in their order. */
static void fill(const struct dual *dual, const struct slices *slices)
{
    for (int place = 0; place < slices->n; place++) {
        int column = slices->column[place];

        for (int k = dual->first[column]; k < dual->first[column + 1]; k++) {
            int at = slices->first[slice_of(slices, dual->rows[k], place) + 1]++;

            slices->places[at] = place;
            slices->factors[at] = (double)dual->factors[k];
        }
    }
}

/* Most rows count heads: then the price alone says what a term is paid. */
static void find_factor(const struct slices *slices, int n_rows)
{
    for (int i = 0; i < n_rows; i++) {
        const int *slice = slices->first + (ptrdiff_t)DUAL_PARTS * i;
        int begin = slice[0], end = slice[DUAL_PARTS];

        slices->factor[i] = begin < end ? slices->factors[begin] : 0;
        for (int k = begin; k < end; k++)
            if (slices->factors[k] != slices->factors[begin])
                slices->factor[i] = 0;
    }
}

void dual_costs(struct dual *dual)
{
    int n = dual->chain_first[dual->model->lookup->problem->n_people] + dual->n_others;

    for (int place = 0; place < n; place++)
        dual->place_cost[place] = (double)dual->model->mip.columns[dual->place_column[place]].cost;
}

bool dual_slice_rows(struct dual *dual)
{
    const struct mip *mip = &dual->model->mip;
    struct pool *pool = &dual->pool;
    struct slices slices = {.n_links = dual->chain_first[dual->model->lookup->problem->n_people]};
    size_t n_slices = DUAL_PARTS * (size_t)mip->n_rows, n_terms = (size_t)mip->n_terms;

    slices.n = slices.n_links + dual->n_others;
    slices.first = pool_take(pool, n_slices + 2, sizeof *slices.first);
    slices.places = pool_take(pool, n_terms, sizeof *slices.places);
    slices.factors = pool_take(pool, n_terms, sizeof *slices.factors);
    slices.factor = pool_take(pool, (size_t)mip->n_rows, sizeof *slices.factor);
    slices.column = pool_take(pool, (size_t)slices.n, sizeof *slices.column);
    dual->left = pool_take(pool, (size_t)slices.n, sizeof *dual->left);
    dual->place_cost = pool_take(pool, (size_t)slices.n, sizeof *dual->place_cost);
    if (pool->broken)
        return false;
    for (int place = 0; place < slices.n; place++) {
        int column = column_at(dual, slices.n_links, place);

        slices.column[place] = column;
        for (int k = dual->first[column]; k < dual->first[column + 1]; k++)
            slices.first[slice_of(&slices, dual->rows[k], place) + 2]++;
    }
    counts_add_up(slices.first, (int)n_slices + 1);
    fill(dual, &slices);
    find_factor(&slices, mip->n_rows);
    dual->row_first = slices.first;
    dual->row_places = slices.places;
    dual->row_factors = slices.factors;
    dual->row_factor = slices.factor;
    dual->place_column = slices.column;
    dual_costs(dual);
    return true;
}
