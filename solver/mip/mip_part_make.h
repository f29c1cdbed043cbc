/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_part_make.h - what of a mip can matter; for solver/mip_part*.c only. */
#ifndef SOLVER_MIP_PART_MAKE_H
#define SOLVER_MIP_PART_MAKE_H

#include "solver/facts/pool.h"
#include "solver/mip_prove.h"

struct part {
    struct mip *whole, mip;
    int64_t *low, *high;   /* by column of the whole, as far as the best may be */
    int64_t *least, *most; /* by row: what it comes to at least and at most */
    int64_t *from, *until; /* by row: what it may come to */
    int64_t *settled;      /* by row: what settled columns come to, whose terms are not alive */
    bool *idle;            /* by row: it holds whatever is done; its terms are not alive */
    int *alive;            /* terms that can matter still; n_alive */
    int n_alive;
    int *uses;           /* by column: rows that matter it is in */
    int *slack;          /* by column: the row it is nothing but the slack of; -1 */
    unsigned char *held; /* by column: what keeps it from going DOWN or UP */
    int *column, *row;   /* in the part; -1: left out */
    int *of;             /* by column of the part: in the whole */
    int *taken;          /* by column that is a slack: in which pass */
    int passes;          /* that took any, and those before */
    int64_t constant;    /* of what is left out */
    double *values;      /* of the whole, told to found() */
    double *sum;         /* by row: what it comes to, but for slacks */
    int64_t share;       /* a pivot counts for so much less than one of the whole */
    struct mip_proof *proof;
    struct pool pool;
};

/* False: no memory.  Release either way. */
bool part_make(struct part *part, struct mip *mip);
void part_release(struct part *part);
/* mip_part_basis.c: where the whole's basis stood, the part's does.  False: none, or it does not
 * fit and every slack is basic where that was not so. */
bool part_basis_in(struct part *part);
/* Each column at its cheaper end, each row's slack basic: where the dual way can begin.  False: no
 * memory. */
bool part_basis_slack(struct part *part);
/* The whole's from the part's; a slack that was left out stands for its row. */
void part_basis_out(const struct part *part);
/* mip_part_log.c: which columns and rows are left; log may be NULL. */
void part_log(const struct part *part, struct mip_log *log);

#endif
