/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip/mip_cut.h"

#include <math.h>
#include <string.h>

#include "solver/lp/whole.h"

/* No sum can overflow: 2^14 products of a weight and a factor come to 2^55 at most, products with
 * sides and ends to 2^50 each, and what they add up to is looked at each time. */
enum { MOST_SIZE = 1 << 14, MOST_SIDE = 1 << 26, MOST_END = 1 << 14, MOST_FACTOR = 1 << 17 };
enum { MOST_WEIGHT = 1 << 24, MOST_SCALED = 1 << 12, MOST_TOLD = 1 << 17, MOST_TERMS = 1000 };
static const int64_t most_equation = INT64_C(1) << 36, most_right = INT64_C(1) << 50;
static const double least_depth = 0.002;

static bool small(const struct mip *mip)
{
    bool fine = mip->n_rows <= MOST_SIZE && mip->n_columns <= MOST_SIZE;

    for (int i = 0; fine && i < mip->n_rows; i++)
        fine = (mip->rows[i].low == -MIP_FREE || whole_small(mip->rows[i].low, MOST_SIDE)) &&
               (mip->rows[i].high == MIP_FREE || whole_small(mip->rows[i].high, MOST_SIDE));
    for (int j = 0; fine && j < mip->n_columns; j++)
        fine = whole_small(mip->columns[j].low, MOST_END) &&
               whole_small(mip->columns[j].high, MOST_END);
    for (int i = 0; fine && i < mip->n_terms; i++)
        fine = whole_small(mip->terms[i].factor, MOST_FACTOR);
    return fine;
}

bool cutting_begin(struct cutting *cutting, const struct mip *mip)
{
    size_t rows = (size_t)mip->n_rows, columns = (size_t)mip->n_columns;
    struct pool *pool = &cutting->pool;

    *cutting = (struct cutting){.mip = mip};
    cutting->sums = pool_take(pool, rows, sizeof *cutting->sums);
    cutting->weights = pool_take(pool, rows, sizeof *cutting->weights);
    cutting->used = pool_take(pool, rows, sizeof *cutting->used);
    cutting->between = pool_take(pool, rows, sizeof *cutting->between);
    cutting->factors = pool_take(pool, columns, sizeof *cutting->factors);
    cutting->highs = pool_take(pool, columns, sizeof *cutting->highs);
    cutting->touched = pool_take(pool, columns / CUT_WORD + 1, sizeof *cutting->touched);
    if (pool->broken || !small(mip) || !mip_rows_make(&cutting->rows, mip))
        return false;
    for (int i = 0; i < mip->n_terms; i++)
        cutting->sums[mip->terms[i].row] +=
            (double)mip->terms[i].factor * mip->values[mip->terms[i].column];
    return true;
}

void cutting_end(struct cutting *cutting)
{
    mip_rows_release(&cutting->rows);
    pool_release(&cutting->pool);
}

static void row_add(struct cutting *cutting, int row, int64_t times)
{
    const struct mip_rows *rows = &cutting->rows;

    for (int i = rows->first[row] + 1; times != 0 && i <= rows->first[row + 1]; i++) {
        int column = rows->columns[i] - 1;

        cutting->factors[column] += times * (int64_t)rows->factors[i];
        cutting->touched[column / CUT_WORD] |= UINT64_C(1) << (column % CUT_WORD);
    }
}

static bool rows_sum(struct cutting *cutting, int64_t times)
{
    const struct mip *mip = cutting->mip;

    for (int j = cutting_next(cutting, 0); j < mip->n_columns; j = cutting_next(cutting, j + 1))
        cutting->factors[j] = 0;
    memset(cutting->touched, 0, ((size_t)mip->n_columns / CUT_WORD + 1) * sizeof *cutting->touched);
    cutting->right = 0;
    for (int k = 0; k < cutting->n_used; k++) {
        const struct mip_row *sides = &mip->rows[cutting->used[k]];
        bool high = cutting_row_high(cutting, cutting->used[k]);

        if (!whole_small(cutting->weights[k], MOST_WEIGHT / times) ||
            (!high && sides->low == -MIP_FREE) || !whole_small(cutting->right, most_right))
            return false;
        int64_t weight = times * cutting->weights[k];

        row_add(cutting, cutting->used[k], weight);
        cutting->right += weight * (high ? sides->high : sides->low);
        /* what is between: sum = high - y, or low + y; nothing when there is only one side */
        cutting->between[k] = sides->low == sides->high ? 0 : high ? weight : -weight;
    }
    return true;
}

/* Columns counted from the ends where they stand, or back again. */
static bool columns_turn(struct cutting *cutting, int64_t most, int64_t back)
{
    const struct mip *mip = cutting->mip;

    for (int j = cutting_next(cutting, 0); j < mip->n_columns; j = cutting_next(cutting, j + 1)) {
        int64_t factor = cutting->factors[j];
        bool high = cutting_column_high(cutting, j);

        if (factor == 0)
            continue;
        if (!mip->columns[j].whole || !whole_small(factor, most) ||
            !whole_small(cutting->right, most_right))
            return false;
        int64_t end = high ? mip->columns[j].high : mip->columns[j].low;

        cutting->factors[j] = high ? -factor : factor;
        cutting->right -= back * (back < 0 ? cutting->factors[j] : factor) * end;
    }
    return true;
}

static int64_t rounded(int64_t value, int64_t divisor, int64_t rest)
{
    int64_t whole = whole_floor(value, divisor), over = value - whole * divisor;

    return whole * (divisor - rest) + (over > rest ? over - rest : 0);
}

/* What is left over the columns, as small as it can be told. */
static bool cut_tell(struct cutting *cutting, struct cut *cut)
{
    const struct mip *mip = cutting->mip;
    int64_t divisor = 0, most = 0;
    double sum = 0, length = 0;
    int n = 0;

    for (int j = cutting_next(cutting, 0); j < mip->n_columns; j = cutting_next(cutting, j + 1)) {
        int64_t factor = cutting->factors[j];
        n += factor != 0;
        divisor = whole_common(divisor, factor);
        most = factor > most ? factor : -factor > most ? -factor : most;
        sum += (double)factor * mip->values[j];
        length += (double)factor * (double)factor;
    }
    cut->depth = n ? (sum - (double)cutting->right) / sqrt(length) : 0;
    if (n == 0 || n > MOST_TERMS || most / divisor > MOST_TOLD || cut->depth < least_depth)
        return false;
    cut->high = whole_floor(cutting->right, divisor);
    cut->columns = pool_take(&cutting->pool, (size_t)n, sizeof *cut->columns);
    cut->factors = pool_take(&cutting->pool, (size_t)n, sizeof *cut->factors);
    cut->n = 0;
    for (int j = cutting_next(cutting, 0); !cutting->pool.broken && j < mip->n_columns;
         j = cutting_next(cutting, j + 1)) {
        if (cutting->factors[j] == 0)
            continue;
        cut->columns[cut->n] = j;
        cut->factors[cut->n++] = cutting->factors[j] / divisor;
    }
    return !cutting->pool.broken;
}

/* What is left of the rounding, over the columns and what lies between. */
static void round_all(struct cutting *cutting, int64_t divisor, int64_t rest)
{
    const struct mip *mip = cutting->mip;

    for (int j = cutting_next(cutting, 0); j < mip->n_columns; j = cutting_next(cutting, j + 1))
        if (cutting->factors[j] != 0)
            cutting->factors[j] = rounded(cutting->factors[j], divisor, rest);
    for (int k = 0; k < cutting->n_used; k++)
        if (cutting->between[k] != 0)
            cutting->between[k] = rounded(cutting->between[k], divisor, rest);
    cutting->right = whole_floor(cutting->right, divisor) * (divisor - rest);
}

static int64_t larger(int64_t most, int64_t value)
{
    value = value < 0 ? -value : value;
    return value > most ? value : most;
}

/* Large numbers divided: all amounts are >= 0, so factors may be less, and the sum stays whole.
 * A little below nothing goes, as if its amount were at the other end. */
static void scale_down(struct cutting *cutting)
{
    cutting->scale = 1;
    const struct mip *mip = cutting->mip;
    int64_t most = 0;

    for (int j = cutting_next(cutting, 0); j < mip->n_columns; j = cutting_next(cutting, j + 1))
        most = larger(most, cutting->factors[j]);
    for (int k = 0; k < cutting->n_used; k++)
        most = larger(most, cutting->between[k]);
    int64_t scale = (most + MOST_SCALED - 1) / MOST_SCALED;

    if (scale < 2)
        return;
    cutting->scale = scale;
    for (int j = cutting_next(cutting, 0); j < mip->n_columns; j = cutting_next(cutting, j + 1)) {
        int64_t factor = cutting->factors[j];

        if (factor < 0 && factor > -scale) {
            cutting->right -= factor * (mip->columns[j].high - mip->columns[j].low);
            factor = 0;
        }
        cutting->factors[j] = whole_floor(factor, scale);
    }
    for (int k = 0; k < cutting->n_used; k++)
        cutting->between[k] = whole_floor(cutting->between[k], scale);
    cutting->right = whole_floor(cutting->right, scale);
}

/* y = high - sum, or sum - low. */
static void between_give(struct cutting *cutting)
{
    for (int k = 0; k < cutting->n_used; k++) {
        int row = cutting->used[k];
        bool high = cutting_row_high(cutting, row);
        int64_t factor = cutting->between[k];

        if (factor == 0)
            continue;
        row_add(cutting, row, high ? -factor : factor);
        cutting->right -=
            factor * (high ? cutting->mip->rows[row].high : -cutting->mip->rows[row].low);
    }
}

bool cut_make(struct cutting *cutting, int64_t times, int64_t divisor, struct cut *cut)
{
    if (divisor < 2 || divisor > MOST_WEIGHT || !rows_sum(cutting, times) ||
        !columns_turn(cutting, most_equation, 1) || !whole_small(cutting->right, most_right))
        return false;
    cut_highs_note(cutting);
    int64_t rest = cutting->right - whole_floor(cutting->right, divisor) * divisor;

    if (rest == 0)
        return false;
    round_all(cutting, divisor, rest);
    scale_down(cutting);
    if (!columns_turn(cutting, INT64_MAX, -1))
        return false;
    between_give(cutting);
    return cut_tell(cutting, cut) && cut_note(cutting, times, divisor, cut);
}
