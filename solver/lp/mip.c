/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip.h"

#include <stdlib.h>
#include <string.h>

#include "solver/facts/pool.h"

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

/* A column in between its bounds is basic, for a row that the values have tight. */
static void make_basic(struct mip *mip, const int64_t *sum)
{
    unsigned char *row_stands = mip->basis, *stands = mip->basis + mip->n_rows;

    for (int i = 0; i < mip->n_terms; i++) {
        const struct mip_term *term = &mip->terms[i];
        const struct mip_row *row = &mip->rows[term->row];
        int64_t step = term->factor < 0 ? -term->factor : term->factor;
        bool low = row->low != -MIP_FREE && sum[term->row] - row->low < step;
        bool high = row->high != MIP_FREE && row->high - sum[term->row] < step;

        if (stands[term->column] || row_stands[term->row] != MIP_BASIC || (!low && !high))
            continue;
        stands[term->column] = MIP_BASIC;
        row_stands[term->row] = low ? MIP_AT_LOW : MIP_AT_HIGH;
    }
    for (int j = 0; j < mip->n_columns; j++)
        if (!stands[j])
            stands[j] = MIP_AT_LOW;
}

void mip_begin_at(struct mip *mip, const int64_t *values)
{
    size_t n_rows = (size_t)mip->n_rows;
    int64_t *sum = calloc(n_rows + 1, sizeof *sum);

    free(mip->basis);
    mip->basis = values && sum ? malloc(n_rows + (size_t)mip->n_columns + 1) : NULL;
    mip->basis_rows = mip->n_rows;
    mip->basis_columns = mip->n_columns;
    if (mip->basis) {
        memset(mip->basis, MIP_BASIC, n_rows);
        for (int j = 0; j < mip->n_columns; j++) {
            const struct mip_column *column = &mip->columns[j];
            bool between = values[j] > column->low && values[j] < column->high;

            mip->basis[n_rows + (size_t)j] = between                   ? 0
                                             : values[j] > column->low ? MIP_AT_HIGH
                                                                       : MIP_AT_LOW;
        }
        for (int i = 0; i < mip->n_terms; i++)
            sum[mip->terms[i].row] += mip->terms[i].factor * values[mip->terms[i].column];
        make_basic(mip, sum);
    }
    free(sum);
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
