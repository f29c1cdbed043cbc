/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/lp/mip_rows.h"

enum { AT_ONCE = 400 };
static const double tolerance = 1e-6;

bool mip_rows_make(struct mip_rows *rows, const struct mip *mip)
{
    struct pool *pool = &rows->pool;

    *rows = (struct mip_rows){.added = NULL};
    int *first = pool_take(pool, (size_t)mip->n_rows + 3, sizeof *first);
    int *columns = pool_take(pool, (size_t)mip->n_terms + 1, sizeof *columns);
    double *factors = pool_take(pool, (size_t)mip->n_terms + 1, sizeof *factors);

    rows->added = pool_take(pool, (size_t)mip->n_rows + 1, sizeof *rows->added);
    if (pool->broken)
        return false;
    for (int i = 0; i < mip->n_terms; i++)
        first[mip->terms[i].row + 2]++;
    counts_add_up(first, mip->n_rows + 1);
    for (int i = 0; i < mip->n_terms; i++) {
        const struct mip_term *term = &mip->terms[i];
        int at = ++first[term->row + 1];

        columns[at] = term->column + 1;
        factors[at] = (double)term->factor;
    }
    rows->first = first;
    rows->columns = columns;
    rows->factors = factors;
    return true;
}

void mip_rows_release(struct mip_rows *rows)
{
    pool_release(&rows->pool);
    *rows = (struct mip_rows){.added = NULL};
}

bool mip_rows_needed(const struct mip_rows *rows, const struct mip *mip, int row)
{
    if (mip->rows[row].low != -MIP_FREE)
        return true;
    for (int i = rows->first[row] + 1; i <= rows->first[row + 1]; i++)
        if (rows->factors[i] < 0)
            return true;
    return false;
}

static double broken_by(const struct mip_rows *rows, const struct mip *mip, int row)
{
    const struct mip_row *bounds = &mip->rows[row];
    double sum = 0;

    for (int i = rows->first[row] + 1; i <= rows->first[row + 1]; i++)
        sum += rows->factors[i] * mip->values[rows->columns[i] - 1];
    if (bounds->high != MIP_FREE && sum > (double)bounds->high)
        return sum - (double)bounds->high;
    return bounds->low != -MIP_FREE && sum < (double)bounds->low ? (double)bounds->low - sum : 0;
}

static int count_over(const double *amounts, int n, double least)
{
    int over = 0;

    for (int i = 0; i < n; i++)
        over += amounts[i] > least;
    return over;
}

int mip_rows_broken(const struct mip_rows *rows, struct mip *mip, int *broken)
{
    double *amounts = mip->duals, least = tolerance;
    int n = 0;

    for (int i = 0; i < mip->n_rows; i++)
        amounts[i] = rows->added[i] ? 0 : broken_by(rows, mip, i);
    for (int tenths = 1; tenths < 10 && count_over(amounts, mip->n_rows, least) > AT_ONCE;
         tenths += 2) {
        if (count_over(amounts, mip->n_rows, tenths / 10.0) == 0)
            break;
        least = tenths / 10.0;
    }
    for (int i = 0; i < mip->n_rows && n < 2 * AT_ONCE; i++)
        if (amounts[i] > least)
            broken[n++] = i;
    return n;
}

double mip_least_cost(const struct mip *mip)
{
    int64_t least = 0;

    for (int i = 0; i < mip->n_columns; i++) {
        int64_t cost = mip->columns[i].cost < 0 ? -mip->columns[i].cost : mip->columns[i].cost;

        least = cost && (!least || cost < least) ? cost : least;
    }
    return (double)least;
}
