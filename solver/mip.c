/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip.h"

#include <stdlib.h>

#include "solver/pool.h"

static int add_column(struct mip *mip, struct mip_column column)
{
    if (!pool_grow((void **)&mip->columns, mip->n_columns, sizeof column)) {
        mip->broken = true;
        return 0;
    }
    mip->columns[mip->n_columns] = column;
    return mip->n_columns++;
}

int mip_add_choice(struct mip *mip, int64_t cost)
{
    return add_column(mip, (struct mip_column){.cost = cost, .high = 1, .whole = true});
}

int mip_add_amount(struct mip *mip, int64_t high, int64_t cost)
{
    return add_column(mip, (struct mip_column){.cost = cost, .high = high, .whole = true});
}

int mip_add_row(struct mip *mip, int64_t low, int64_t high)
{
    if (!pool_grow((void **)&mip->rows, mip->n_rows, sizeof *mip->rows)) {
        mip->broken = true;
        return 0;
    }
    mip->rows[mip->n_rows] = (struct mip_row){low, high};
    return mip->n_rows++;
}

void mip_add_term(struct mip *mip, int row, int column, int64_t factor)
{
    if (!pool_grow((void **)&mip->terms, mip->n_terms, sizeof *mip->terms)) {
        mip->broken = true;
        return;
    }
    mip->terms[mip->n_terms++] = (struct mip_term){row, column, factor};
}

void mip_breakable(const struct mip *from, struct mip *mip)
{
    const int64_t most = INT64_C(1) << 40;

    for (int j = 0; j < from->n_columns; j++) {
        int column = mip_add_amount(mip, from->columns[j].high, 0);

        if (!mip->broken)
            mip->columns[column].low = from->columns[j].low;
    }
    for (int i = 0; i < from->n_rows; i++) {
        (void)mip_add_row(mip, from->rows[i].low, from->rows[i].high);
        if (from->rows[i].low != -MIP_FREE)
            mip_add_term(mip, i, mip_add_amount(mip, most, 1), 1);
        if (from->rows[i].high != MIP_FREE)
            mip_add_term(mip, i, mip_add_amount(mip, most, 1), -1);
    }
    for (int i = 0; i < from->n_terms; i++)
        mip_add_term(mip, from->terms[i].row, from->terms[i].column, from->terms[i].factor);
}

void mip_release(struct mip *mip)
{
    free(mip->columns);
    free(mip->rows);
    free(mip->terms);
    free(mip->values);
    free(mip->duals);
    free(mip->basis);
    *mip = (struct mip){0};
}
