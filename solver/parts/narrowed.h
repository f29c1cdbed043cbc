/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/parts/narrowed.h - a program while it is one of better plans alone.
 *
 * Rows and ends of columns that every plan keeps that is better than a target (dual_known.h) are
 * put into the program that they were found in, where the next search begins with them.
 */
#ifndef SOLVER_NARROWED_H
#define SOLVER_NARROWED_H

#include "solver/dual/dual_known.h"

/* Zero-initialise but for the program; release once. */
struct narrowed {
    struct mip *mip;
    struct mip_column *columns; /* as they were; NULL: nothing was taken */
    struct mip_basis basis;
    int n_columns, n_rows, n_terms;
    int n_taken; /* known rows that are in it */
};

/* Takes what is known and not in it yet.  False: no memory, and nothing of it is. */
bool narrowed_take(struct narrowed *narrowed, const struct known *known);
/* How many columns are not settled. */
int narrowed_open(const struct mip *mip);
/* The program is as it was. */
void narrowed_release(struct narrowed *narrowed);

#endif
