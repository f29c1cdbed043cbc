/* SPDX-License-Identifier: GPL-3.0-or-later
 * Exact sums.  For columns within low <= x <= high and rows that hold,
 *
 *   S * cost(x) = sum_i Y_i * (a_i.x)  +  sum_j (S * c_j - sum_i Y_i * a_ij) * x_j
 *
 * and each part of the right side is at least what its nearer end makes of it. */
#include "scheduler/recount/recount_part.h"

static bool add(wide *sum, wide a, wide b)
{
    wide product;

    if (__builtin_mul_overflow(a, b, &product))
        return false;
    return !__builtin_add_overflow(*sum, product, sum);
}

/* reduced: room for one a column; holds S*c - Y.a afterwards.  False: does not fit, or a
 * multiplier leans on a side that is not there. */
bool sum_bound(const struct claim *claim, const int64_t *multipliers, const struct column *columns,
               bool costs, int shift, wide *sum, wide *reduced)
{
    *sum = 0;
    for (int j = 0; j < claim->n_columns; j++)
        reduced[j] = costs ? (wide)columns[j].cost * ((wide)1 << shift) : 0;
    for (int i = 0; i < claim->n_rows; i++) {
        const struct row *row = &claim->rows[i];
        int64_t side = multipliers[i] > 0 ? row->low : row->high;

        if (!multipliers[i])
            continue;
        if (side == NO_SIDE || side == -NO_SIDE || !add(sum, multipliers[i], side))
            return false;
        for (int k = row->first; k < row->first + row->n; k++)
            if (!add(&reduced[claim->terms[k].column], -(wide)multipliers[i],
                     claim->terms[k].factor))
                return false;
    }
    for (int j = 0; j < claim->n_columns; j++)
        if (!add(sum, reduced[j], reduced[j] > 0 ? columns[j].low : columns[j].high))
            return false;
    return true;
}

static int64_t divisor_of(int64_t a, int64_t b)
{
    return b ? divisor_of(b, a % b) : a;
}

/* Up to the next value that whole columns can cost. */
bool sum_round(const struct claim *claim, wide sum, int shift, int64_t *bound)
{
    wide unit = (wide)1 << shift, whole = sum / unit;
    int64_t step = 0;

    if (sum > whole * unit)
        whole++;
    for (int j = 0; j < claim->n_columns; j++)
        step = divisor_of(claim->columns[j].cost, step);
    if (step > 1 && whole > 0 && whole % step)
        whole += step - whole % step;
    if (whole < 0)
        whole = 0; /* nothing costs less than nothing */
    *bound = (int64_t)whole;
    return whole < INT64_MAX / 8;
}
