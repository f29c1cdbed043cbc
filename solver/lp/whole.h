/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lp/whole.h - how far a relaxation's values are from whole, and whole numbers. */
#ifndef SOLVER_LP_WHOLE_H
#define SOLVER_LP_WHOLE_H

#include <math.h>

#include "solver/mip.h"

#define WHOLE_WITHIN 1e-6

/* 0: the column is whole as it stands, or need not be. */
static inline double whole_off(const struct mip *mip, int column)
{
    double off = fabs(mip->values[column] - round(mip->values[column]));

    return mip->columns[column].whole && off > WHOLE_WITHIN ? off : 0;
}

static inline int64_t whole_floor(int64_t value, int64_t divisor) /* divisor > 0 */
{
    return value / divisor - (value % divisor < 0);
}

static inline int64_t whole_common(int64_t a, int64_t b) /* the greatest common divisor */
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

static inline bool whole_small(int64_t value, int64_t most)
{
    return value >= -most && value <= most;
}

#endif
