/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_cut.h - one row that whole solutions keep, out of an equation of several.
 *
 * Rows so many times each, with what lies between them and their sides, are an equation over whole
 * amounts y >= 0: columns from the end they stand at, rows from the side they stand at.  For any
 * divisor d, with factors q*d + r and the right hand side q0*d + r0, 0 <= r, r0 < d, they keep
 *
 *     sum (q * (d - r0) + max(0, r - r0)) * y  <=  q0 * (d - r0)
 *
 * (Nemhauser, Wolsey 1990), which is a row over the columns when what lies between is put back.
 * Everything is whole numbers from the program as it stands; where the weights come from only
 * decides whether the row is of use.
 */
#ifndef SOLVER_MIP_CUT_H
#define SOLVER_MIP_CUT_H

#include "solver/lp/mip_rows.h"
#include "solver/mip/mip_log.h"

/* Of one program and the values it was relaxed to. */
struct cutting {
    const struct mip *mip;
    struct mip_rows rows;
    double *sums;     /* by row: what the values come to */
    int64_t *weights; /* of rows used, in their order: so many times */
    int *used;
    int n_used;
    struct mip_log *log; /* NULL, or: cuts say where they are from */
    /* scratch */
    int *highs, n_highs; /* columns counted from their high ends */
    int64_t scale;
    int64_t *factors;  /* by column */
    uint64_t *touched; /* a bit for each column: others' factors are 0 */
    int64_t *between;  /* of rows used: the factor of what lies between */
    int64_t right;
    struct pool pool;
};
enum { CUT_WORD = 64 }; /* columns in one of `touched` */

struct cut { /* sum of factors * columns <= high */
    int *columns;
    int64_t *factors;
    int n;
    int64_t high;
    double depth;  /* how far the values are beyond it */
    int64_t *told; /* what LOG_CUT says of it: so many numbers */
    int n_told;
};

/* False: no memory, or numbers so large that sums of them might not fit. */
bool cutting_begin(struct cutting *cutting, const struct mip *mip);
void cutting_end(struct cutting *cutting); /* either way */

/* The equation of the rows used, `times` times, rounded by the divisor.  False: there is none, it
 * is of no use here, or its numbers are large.  The cut lives as long as the cutting. */
bool cut_make(struct cutting *cutting, int64_t times, int64_t divisor, struct cut *cut);

/* mip_cut_sides.c.  The nearer side of a row; one that is free is far.  The nearer end of a column.
 */
bool cutting_row_high(const struct cutting *cutting, int row);
bool cutting_column_high(const struct cutting *cutting, int column);

/* The next column from `from` on that may have a factor; n_columns: there is none. */
int cutting_next(const struct cutting *cutting, int from);

/* mip_cut_note.c.  For the log, where there is one: columns of the equation as it is that count
 * from their high ends, and where the cut is from.  False: no memory. */
void cut_highs_note(struct cutting *cutting);
bool cut_note(struct cutting *cutting, int64_t times, int64_t divisor, struct cut *cut);

#endif
