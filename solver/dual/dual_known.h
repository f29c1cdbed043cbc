/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/dual/dual_known.h - rows that better plans keep, brought into a program of prices.
 *
 * Whoever proves by branch and bound finds rows (and ends of columns) that every plan keeps that
 * is better than a target.  People's weeks know limits that such rows do not, and the other way
 * round: with a price on each of them a level's bound is at least what either tells, and mostly
 * more. They say nothing of other plans, so nothing is claimed beyond the target.
 */
#ifndef SOLVER_DUAL_KNOWN_H
#define SOLVER_DUAL_KNOWN_H

#include "solver/dual/dual.h"
#include "solver/mip_prove.h"

/* Zero-initialise but for the model; release once. */
struct known {
    const struct model *model; /* whose columns they are over */
    int64_t target;            /* at the level: they hold for what is better; constant in */
    struct mip mip;            /* rows, and the ends of columns beside it */
    struct known_end {
        int column;
        int64_t low, high;
    } * ends;
    int n_ends;
    bool broken;
};

/* A row as mip_prove.h tells it; of one column alone it is an end. */
void known_add(struct known *known, const struct mip_told *told);
void known_release(struct known *known);
/* Adds the rows to another model of the same problem.  What it has no column for is as loose as it
 * can be; each row may be broken at a price that is too high.  The level is aimed at.  False: no
 * memory. */
bool known_give(const struct known *known, struct model *to, int level);

/* dual_bound.c: better prices where dual_bound() was at the level before, with the rows.  Nothing
 * is fixed or told, nor looked at anew: the caps must be those that the rows rest on. */
void dual_bound_known(struct solve *solve, int level, const struct known *known);

#endif
