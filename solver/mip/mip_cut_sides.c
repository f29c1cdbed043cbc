/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip/mip_cut.h"

bool cutting_row_high(const struct cutting *cutting, int row)
{
    const struct mip_row *sides = &cutting->mip->rows[row];

    if (sides->high == MIP_FREE || sides->low == -MIP_FREE)
        return sides->high != MIP_FREE;
    return (double)sides->high - cutting->sums[row] < cutting->sums[row] - (double)sides->low;
}

bool cutting_column_high(const struct cutting *cutting, int column)
{
    const struct mip_column *sides = &cutting->mip->columns[column];
    double value = cutting->mip->values[column];

    return (double)sides->high - value < value - (double)sides->low;
}

int cutting_next(const struct cutting *cutting, int from)
{
    int n = cutting->mip->n_columns;

    while (from < n) {
        uint64_t left = cutting->touched[from / CUT_WORD] >> (from % CUT_WORD);

        if (left)
            return from + __builtin_ctzll(left);
        from += CUT_WORD - from % CUT_WORD;
    }
    return n;
}
