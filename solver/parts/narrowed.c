/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/parts/narrowed.h"

#include <stdlib.h>
#include <string.h>

static bool keep(struct narrowed *narrowed)
{
    const struct mip *mip = narrowed->mip;
    size_t size = (size_t)mip->n_columns * sizeof *mip->columns;

    if (narrowed->columns)
        return true;
    narrowed->columns = malloc(size + 1);
    if (!narrowed->columns)
        return false;
    memcpy(narrowed->columns, mip->columns, size);
    narrowed->n_columns = mip->n_columns;
    narrowed->n_rows = mip->n_rows;
    narrowed->n_terms = mip->n_terms;
    mip_basis_keep(mip, &narrowed->basis);
    return true;
}

/* Ends that cross say that no plan is better; then one of them will do for the search to see it. */
static void take_ends(struct mip *mip, const struct known *known)
{
    for (int i = 0; i < known->n_ends; i++) {
        const struct known_end *end = &known->ends[i];
        struct mip_column *column = &mip->columns[end->column];

        if (end->low > column->low && end->low <= column->high)
            column->low = end->low;
        if (end->high < column->high && end->high >= column->low)
            column->high = end->high;
    }
}

bool narrowed_take(struct narrowed *narrowed, const struct known *known)
{
    struct mip *mip = narrowed->mip;
    int first = mip->n_rows - narrowed->n_taken;

    if (!keep(narrowed))
        return false;
    take_ends(mip, known);
    for (int i = narrowed->n_taken; i < known->mip.n_rows; i++)
        (void)mip_add_row(mip, -MIP_FREE, known->mip.rows[i].high);
    for (int i = 0; i < known->mip.n_terms; i++) {
        const struct mip_term *term = &known->mip.terms[i];

        if (term->row >= narrowed->n_taken)
            mip_add_term(mip, first + term->row, term->column, term->factor);
    }
    narrowed->n_taken = known->mip.n_rows;
    return !mip->broken;
}

int narrowed_open(const struct mip *mip)
{
    int n = 0;

    for (int j = 0; j < mip->n_columns; j++)
        n += mip->columns[j].low < mip->columns[j].high;
    return n;
}

void narrowed_release(struct narrowed *narrowed)
{
    struct mip *mip = narrowed->mip;

    if (!narrowed->columns)
        return;
    memcpy(mip->columns, narrowed->columns, (size_t)narrowed->n_columns * sizeof *mip->columns);
    mip->n_rows = narrowed->n_rows;
    mip->n_terms = narrowed->n_terms;
    mip_basis_take(mip, &narrowed->basis);
    mip_basis_release(&narrowed->basis);
    free(narrowed->columns);
    *narrowed = (struct narrowed){.mip = mip};
}
