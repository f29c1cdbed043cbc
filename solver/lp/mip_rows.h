/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lp/mip_rows.h - the rows of a relaxation that come in when they are broken.
 *
 * Most rows only forbid and never matter.  A relaxation begins without them,
 * is solved, and takes in what its values break, until nothing is broken.
 */
#ifndef SOLVER_MIP_ROWS_H
#define SOLVER_MIP_ROWS_H

#include "solver/facts/pool.h"
#include "solver/mip.h"

struct mip_rows {
    const int *first;      /* terms of row i: first[i] + 1 .. first[i + 1], */
    const int *columns;    /* as a library that counts from 1 wants them: */
    const double *factors; /* column + 1, factor */
    int *added;            /* by row: its number in the library, 0: not there yet */
    struct pool pool;
};

/* False: no memory.  Release either way. */
bool mip_rows_make(struct mip_rows *rows, const struct mip *mip);
void mip_rows_release(struct mip_rows *rows);

/* Must it be there from the beginning? */
bool mip_rows_needed(const struct mip_rows *rows, const struct mip *mip, int row);
/* Rows not added that mip->values break, the worst few hundred: how many.
 * Uses mip->duals as scratch. */
int mip_rows_broken(const struct mip_rows *rows, struct mip *mip, int *broken);

/* The smallest cost that is not zero; 0: all are. */
double mip_least_cost(const struct mip *mip);

#endif
