/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lp/centre_inside.h - the program as centre*.c see it: rows in scale, one side each. */
#ifndef SOLVER_CENTRE_INSIDE_H
#define SOLVER_CENTRE_INSIDE_H

#include "solver/facts/pool.h"
#include "solver/lp/centre.h"
#include "solver/lp/sparse.h"

/* min c.x, A.x - s = b, x >= 0, s >= 0; some x have an upper side: x + v = high.
 * Its dual: prices y of rows (any sign where the row is an equation), z of x >= 0, w of the upper
 * sides. */
struct inside {
    struct mip *mip;
    struct centre *ask;
    struct pool pool;
    int n, m, m_joint;            /* columns, rows, rows that are not apart: they are first */
    int *group_first, *group_end; /* by row that is not apart: its group's rows */
    int m_grouped;                /* of which the last group's begin here */
    int *first, *row;             /* by column: slices of terms, by row */
    double *factor;
    int *column_of, *row_of;                /* the mip's */
    int *row_at;                            /* by the mip's row: ours, or -1 */
    double *row_scale, *column_scale, unit; /* of costs */
    double *sign;                           /* by row: -1 where it is turned round */
    bool *fixed;                            /* by row: an equation, its s is 0 */
    double *b, *c, *high;
    double *x, *z, *v, *w, *s, *y; /* w is 0 where the column has no upper side */
    double *dx, *dz, *dv, *dw, *ds, *dy;
    double *rp, *rd, *ru;          /* what is missing in rows, prices, upper sides */
    double *rxz, *rvw, *rsy;       /* and in products */
    double *theta, *g;             /* by column */
    double *joint, *apart, *mixed; /* the system: m_joint x m_joint; a diagonal; what is in both */
    struct sparse sparse;          /* the same where few rows meet; own is its diagonal */
    double *own;
    int *filled;        /* scratch: where a row of mixed is not 0 */
    int64_t multiplied; /* to solve systems so far */
};

/* centre_fill.c: false: no memory. */
bool inside_fill(struct inside *in);
/* centre_system.c: the system at x, z, v, w, s, y; and what solves it, in place. */
void inside_build(struct inside *in);
void inside_solve(const struct inside *in, double *right);
/* centre_step.c: one round, once inside_build() is done. */
void inside_step(struct inside *in);

/* Rows that columns have apart are their last. */
static inline bool inside_bounded(const struct inside *in, int column)
{
    return in->row[in->first[column + 1] - 1] < in->m_joint;
}

#endif
