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
        int in; /* column of the other model that was given it; -1: none */
        int64_t was_low, was_high;
    } * ends;
    int n_ends;
    int *row;  /* by row of the mip: see struct mip_told */
    int over;  /* columns of the other model before known_give() */
    bool told; /* the search they are of, to whoever keeps the proofs */
    bool broken;
};

/* A row as mip_prove.h tells it; of one column alone it is an end. */
void known_add(struct known *known, const struct mip_told *told);
/* Choices that cost more than the target leaves, by the best prices, are none. */
void known_leave_out(struct known *known, const struct dual *dual, int level);
void known_release(struct known *known);
/* Adds the rows to another model of the same problem.  What it has no column for is as loose as it
 * can be; each row may be broken at a price that is too high.  The level is aimed at.  False: no
 * memory. */
bool known_give(struct known *known, struct model *to, int level);

/* The ends of the other model's columns that known_give() narrowed, as they were. */
void known_take_back(struct known *known, struct model *to);
/* dual_tell.c: the bound of the best prices with such rows, to whoever keeps the proofs.  The
 * model, which is the dual's, has its own ends again. */
void dual_tell_known(struct solve *solve, const struct dual *dual, int level, struct known *known,
                     struct model *model);

/* dual_bound_known.c: better prices where dual_bound() was at the level before, with the rows.
 * Nothing is fixed, nor looked at anew: the caps must be those that the rows rest on.  Whoever
 * keeps the proofs is told, and must know the search that the rows are of; where nobody does,
 * choices whose cheapest week is too dear are ends from now on. */
void dual_bound_known(struct solve *solve, int level, struct known *known);

#endif
