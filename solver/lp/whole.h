/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lp/whole.h - how far a relaxation's values are from whole. */
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

#endif
