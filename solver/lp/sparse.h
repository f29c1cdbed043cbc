/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lp/sparse.h - a system of equations in which few pairs of rows meet.
 *
 * The matrix is A.T.A' + D, with T by column of A and D by row; rows meet where a column has both.
 * In which order rows go is found once, so that few more meet on the way, and holds for every T
 * and D.
 */
#ifndef SOLVER_SPARSE_H
#define SOLVER_SPARSE_H

#include <stdint.h>

#include "solver/facts/pool.h"

struct sparse {
    int m, n;               /* rows, columns */
    const int *first, *row; /* A by column: slices of terms, by row; the caller's */
    const double *factor;
    int *place, *at;                     /* by row: when it goes; by place: which row */
    int *met_first, *met;                /* by place: later places it meets then, ascending */
    int *by_first, *by;                  /* by place: earlier places that meet it, ascending */
    int *chain;                          /* by place: the last that meets the same ones beyond */
    int *term_first, *term_place;        /* A by column again, by place, ascending */
    int *use_first, *use, *use_term;     /* by place: its columns; its term in each */
    double *term_factor, *lower, *pivot; /* by term; by met; by place */
    double *sum;                         /* scratch by place */
    int *next;                           /* the same */
    int64_t work;                        /* multiplications of one sparse_build() */
    struct pool pool;
};

/* Of m, n and A.  False: no memory, or more than `most` pairs meet.  Release either way. */
bool sparse_make(struct sparse *sparse, int most);
void sparse_release(struct sparse *sparse);
/* sparse_order.c: place and at; met, in no order; for sparse_make(). */
bool sparse_order(struct sparse *sparse, int most);
/* With this T and D; no pivot is below `least`, squared. */
void sparse_build(struct sparse *sparse, const double *by_column, const double *by_row,
                  double least);
/* In place; needs sum. */
void sparse_solve(const struct sparse *sparse, double *right);

#endif
