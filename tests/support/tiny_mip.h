/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/tiny_mip.h - random programs so small that all their points can be gone through. */
#ifndef TESTS_TINY_MIP_H
#define TESTS_TINY_MIP_H

#include "solver/mip.h"
#include "tests/support/dice.h"

enum { TINY_COLUMNS = 6, TINY_ROWS = 5, TINY_HIGH = 3 };

/* Every column ends at 1 to TINY_HIGH, factors are -4 to 5. */
static inline struct mip tiny_make(uint64_t seed)
{
    struct mip mip = {0};

    dice = seed;
    for (int j = 0; j < TINY_COLUMNS; j++)
        (void)mip_add_amount(&mip, 1 + roll(TINY_HIGH), roll(21) - 6);
    for (int i = 0; i < TINY_ROWS; i++) {
        int64_t low = roll(9);
        int row =
            i % 2 ? mip_add_row(&mip, -MIP_FREE, low + 3) : mip_add_row(&mip, low, low + roll(4));

        for (int j = 0; j < TINY_COLUMNS; j++)
            mip_add_term(&mip, row, j, 1 + roll(5) - (roll(4) == 0 ? 4 : 0));
    }
    return mip;
}

/* With rows that leave more: most of the tiny ones have no point at all. */
static inline struct mip tiny_loose(uint64_t seed)
{
    struct mip mip = tiny_make(seed);

    for (int i = 0; i < TINY_ROWS; i++) {
        if (i % 2)
            mip.rows[i].high += 4 + roll(8);
        else
            mip.rows[i].high = roll(2) ? MIP_FREE : mip.rows[i].high + 3 + roll(6);
    }
    return mip;
}

/* Does the point keep rows from .. until? */
static inline bool tiny_holds(const struct mip *mip, const int64_t *point, int from, int until)
{
    bool all = true;

    for (int i = from; i < until; i++) {
        int64_t sum = 0;
        for (int k = 0; k < mip->n_terms; k++)
            sum += mip->terms[k].row == i ? mip->terms[k].factor * point[mip->terms[k].column] : 0;
        all = all && (mip->rows[i].low == -MIP_FREE || sum >= mip->rows[i].low) &&
              (mip->rows[i].high == MIP_FREE || sum <= mip->rows[i].high);
    }
    return all;
}

static inline int64_t tiny_cost(const struct mip *mip, const int64_t *point)
{
    int64_t cost = 0;

    for (int j = 0; j < TINY_COLUMNS; j++)
        cost += mip->columns[j].cost * point[j];
    return cost;
}

/* The point after this one, of all from 0 to the columns' high ends; false: that was the last. */
static inline bool tiny_next(const struct mip *mip, int64_t *point)
{
    int j = 0;

    for (; j < TINY_COLUMNS && ++point[j] > mip->columns[j].high; j++)
        point[j] = 0;
    return j < TINY_COLUMNS;
}

/* The least that a point costs; INT64_MAX: there is none. */
static inline int64_t tiny_least(const struct mip *mip)
{
    int64_t point[TINY_COLUMNS] = {0}, least = INT64_MAX;

    do {
        if (tiny_holds(mip, point, 0, TINY_ROWS) && tiny_cost(mip, point) < least)
            least = tiny_cost(mip, point);
    } while (tiny_next(mip, point));
    return least;
}

#endif
