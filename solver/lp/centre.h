/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lp/centre.h - prices from the middle of a program's best ones.
 *
 * The simplex walks from corner to corner.  A program over people's weeks has very many corners
 * that are as good as each other: it takes hundreds of steps after each handful of new columns,
 * and the prices of corners are wild.  Here prices come from inside, by a primal-dual method that
 * stops as soon as they are within a given gap of the best (Gondzio, Gonzalez-Brevis, Munari
 * 2013): ten to twenty systems of as many equations as there are rows with a price.
 *
 * Nothing here proves anything: any prices will do for dual_prove().
 */
#ifndef SOLVER_CENTRE_H
#define SOLVER_CENTRE_H

#include "solver/mip.h"

struct centre {
    const bool *in;   /* by row: others are left out */
    int first_apart;  /* no column is in two of the rows from this one on */
    const int *group; /* NULL, or by row before that one: neither a column nor what is apart has */
    int n_groups;     /* to do with rows of two groups, but for the last one's */
    const double *start; /* prices to begin with, of rows before that one; NULL: none */
    bool sparse;         /* few rows meet; none is apart */
    double gap;          /* of what the program costs: close enough */
    bool stops;          /* as soon as prices alone say that the program costs enough */
    double enough;
    int64_t most;     /* work that may be done: less is not begun; 0: whatever it takes */
    const bool *stop; /* NULL, or: becomes true when the caller wants out */
    int n_values;     /* of mip->values that are of last time */
    double *values;   /* scratch */
    /* What came of it. */
    double value; /* that the program costs with these values */
    int64_t work; /* in units of 400 multiplications */
    int rounds;
};

/* mip->values and mip->duals (0 where a row is left out).  False: no memory, too many rows (4,000
 * that are not apart), too little work, or it does not come to an end; then they say nothing. */
bool mip_centre(struct mip *mip, struct centre *centre);

#endif
