/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_log.h - what a branch and bound rests on, step by step.
 *
 * Whoever reads the lines in order comes to the same bound, or a higher one, with nothing but the
 * program, the target and what is said here: rows that are added by the equation they are rounded
 * from, ends by the row, the two ways or the certificate that leaves no more, leaves by their
 * multipliers.  What follows row by row from ends is not told: it is found again (as unit
 * propagation is in logs of pseudo-Boolean solvers).
 *
 * Columns are those of the program that is proven; rows are numbered as they come: its own, then
 * those of LOG_LINK, LOG_SPARE and LOG_CUT.  docs/certificate.md says what stands in each line, in
 * this order.
 */
#ifndef SOLVER_LP_MIP_LOG_H
#define SOLVER_LP_MIP_LOG_H

#include "solver/lp/certificate.h"

enum mip_log_kind {
    LOG_PART,   /* row of the whole program, low, high: a row over the columns that are left */
    LOG_SHRINK, /* row, column, factor, value: as it was where the column is so, less elsewhere */
    LOG_PROBE,  /* column: both ways */
    LOG_LINK,   /* choice, other, factor, side, up: as of struct mip_link; a row */
    LOG_SPARE,  /* row, choice, low, up, high, spare: as of mip_spare.h; a row */
    LOG_FROM,   /* column, low, high...: ends from which cuts count */
    LOG_CUT,    /* divisor, scale, n, n times row, from its high side?, times; then the columns that
                   are counted from their high ends; a row */
    LOG_NARROW, /* shift, row, multiplier...: ends by what reduced costs leave below the target */
    LOG_NODE,   /* parent, column, low, high; INT64_MIN, INT64_MAX: as it was */
    LOG_VISIT,  /* node, shift, row, multiplier...: its bound */
    LOG_EMPTY,  /* the same, without costs: nothing is there */
    LOG_PAID,   /* node of weeks: parent, column of people missing, whether who is paid does it */
    LOG_PRICED, /* of weeks: node, shift, what must be chosen costs less, row, price... */
};

/* Zero-initialise, release once. */
struct mip_log {
    int64_t *words; /* of each line its kind, how many numbers, and those */
    int n, line;    /* words; where the last line begins */
    int *row;       /* by row of the program as it is: its number here */
    int n_row, n_told;
    int *of; /* by column of the program: in the whole one; NULL: the same */
    int n_of;
    int64_t target; /* in the end, of the whole program's objective */
    bool broken;    /* no memory, or it would be too long: the lines are not all there */
};

/* All accept NULL and do nothing. */
void log_line(struct mip_log *log, enum mip_log_kind kind);
void log_number(struct mip_log *log, int64_t number);
/* The program's next row is the log's next one. */
void log_row(struct mip_log *log);
/* Row `from` of the program is its row `to` from now on, which is not after it. */
void log_row_moves(struct mip_log *log, int from, int to);
void log_rows_end(struct mip_log *log, int n_rows); /* so many are left */
/* node < 0: LOG_NARROW. */
void log_certificate(struct mip_log *log, enum mip_log_kind kind, int node,
                     const struct certificate *certificate);
void log_release(struct mip_log *log);

#endif
