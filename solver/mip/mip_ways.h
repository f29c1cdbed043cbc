/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_ways.h - a program in which every owner does one of all their ways.
 *
 * Columns of one owner meet those of others in few rows.  Every way in which they can stand so that
 * the owner's own rows hold, and some solution may still be better than what is known, is listed
 * and is a column of its own; one of them is chosen, and says where the owner's columns stand.  A
 * relaxation then mixes whole ways alone, where the rows themselves let fractions through (Dantzig,
 * Wolfe 1960, with nothing left to generate).
 *
 * A column is *shared* when it costs, or stands in a row of several owners; ways that differ in
 * nothing shared are one.  It is *loose* when more of it only gives room to its owner's own rows
 * and only costs room elsewhere: a way says how much is needed at least.
 */
#ifndef SOLVER_MIP_WAYS_H
#define SOLVER_MIP_WAYS_H

#include "solver/mip/mip_imply.h"
#include "solver/mip_prove.h"

struct ways {
    const struct mip *whole;
    const int *owner;           /* by column of the whole; OWNER_NONE, OWNER_ALL */
    int *row_owner;             /* by row: whose own it is; OWNER_NONE */
    bool *shared, *loose;       /* by column */
    int *place;                 /* by column: among its owner's; -1: settled, or not one owner's */
    bool spread;                /* see ways_program() */
    struct mip_column *columns; /* of the whole, with the ends that are left of them */
    struct ways_owner {
        int *columns; /* that are not settled, in the order in which ways are looked for: shared
                       * ones, loose ones, others; then amounts, which follow */
        int n, n_choices, n_loose;
        bool listed;
        int first, end; /* its ways */
    } * owners;
    int n_owners;
    struct way {
        int owner;
        int64_t *values; /* of the owner's columns, in their order */
    } * list;
    int n;
    bool none;      /* no solution is better than the target */
    struct mip mip; /* columns of the whole, then the ways; see ways_program() */
    struct pool pool;
};

/* Lists the ways of whoever has few, of what may be better than the target; imply is of the same
 * program, run.  False: that is not most of what is open, or nobody has any, or no memory.  Release
 * either way. */
bool ways_list(struct ways *ways, const struct mip *mip, const int *owner, struct mip_imply *imply);
/* ways->mip, of the ways there are; false: no memory.  spread_out: columns that one owner alone has
 * are nowhere, what ways make of them is: fewer rows, and nothing to branch on. */
bool ways_program(struct ways *ways, bool spread_out);
/* Values of the whole, from those of ways->mip. */
void ways_values(const struct ways *ways, const double *values, double *whole);
/* Ways that are not kept go; ways->mip is as it was. */
void ways_keep(struct ways *ways, const bool *kept);
void ways_release(struct ways *ways);

/* As mip_prove(), by proof->owner where that says whose columns are. */
bool ways_prove(struct mip *mip, const bool *stop, struct mip_proof *proof);

#endif
