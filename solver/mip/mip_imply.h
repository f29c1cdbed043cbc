/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_imply.h - what the ends of some columns leave of others, row by row.
 *
 * All that is said holds for every whole solution: a column ends where a row would break with
 * all others standing where they leave most room.  Whole numbers throughout.
 */
#ifndef SOLVER_MIP_IMPLY_H
#define SOLVER_MIP_IMPLY_H

#include "solver/facts/pool.h"
#include "solver/mip.h"

struct mip_ends {
    int64_t low, high;
};

struct mip_imply {
    struct mip_ends *ends; /* by column: read them, change them by mip_imply_set() */
    int n_columns, n_rows;
    int n_changes;        /* so far; mip_imply_back() goes back to fewer */
    int *changed;         /* columns, in order; the same one more than once */
    struct mip_ends *was; /* by change */
    int64_t work;         /* terms looked at so far */
    /* its own */
    struct mip_row *rows;
    struct mip_imply_term {
        int other;
        int64_t factor;
    } * by_row, *by_column;
    int *row_first, *column_first;
    int64_t *least, *most; /* by row: what it can sum to */
    int64_t *reach;        /* by row: no whole column of it can move its sum by more */
    int *queue, n_queue;
    bool *queued, *whole;
    int most_changes;
    struct pool pool;
};

/* With the objective as one more row, which mip_imply_cutoff() holds.  False: no memory, or numbers
 * so large that sums might not fit. */
bool mip_imply_begin(struct mip_imply *imply, const struct mip *mip);
void mip_imply_end(struct mip_imply *imply); /* either way */
void mip_imply_cutoff(struct mip_imply *imply, int64_t most);

/* No wider than before.  False: nothing is left of it. */
bool mip_imply_set(struct mip_imply *imply, int column, int64_t low, int64_t high);
/* Until nothing follows any more, or a lot of work is done.  False: the rows cannot all hold. */
bool mip_imply_run(struct mip_imply *imply);
/* Both, with the ends of these columns, which are then as narrow as what follows.  False: as above,
 * and they are as they were. */
bool mip_imply_columns(struct mip_imply *imply, struct mip_column *columns);
void mip_imply_back(struct mip_imply *imply, int n_changes);
/* What is now stays, whatever is gone back to. */
void mip_imply_keep(struct mip_imply *imply);

#endif
