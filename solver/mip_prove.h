/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip_prove.h - branch and bound over a mip that proves.
 *
 * As solver/parts/tree.h does for the problem of the other door: every node's
 * relaxation becomes an integer certificate, a node without any solution is
 * certified by a positive bound on how far its rows must be broken, and what is
 * claimed is the least certified bound of all leaves.  Whatever the library did
 * wrong, the bound holds; it may only be weaker.
 */
#ifndef SOLVER_MIP_PROVE_H
#define SOLVER_MIP_PROVE_H

#include "solver/mip.h"

struct mip_log; /* solver/mip/mip_log.h */

/* sum of factors * columns <= high. */
struct mip_told {
    const int *columns;
    const int64_t *factors;
    int n;
    int64_t high;
    int row; /* in the log, where there is one: 1 + its number, or less that where all signs are the
                other way round; 0: none */
};

enum { OWNER_NONE = -1, OWNER_ALL = -2 /* whoever's row it stands in has it, too */ };

struct mip_proof {
    int64_t bound;  /* of the objective; grows */
    int64_t target; /* nothing is asked beyond: the value of a known plan */
    /* A whole solution was met; NULL: not told.  Returns the target from now on:
     * the value of the best known plan. */
    int64_t (*found)(void *context, const double *values);
    /* NULL, or of the first node: what every whole solution keeps that is better than the target,
     * rows that its relaxation stands at and narrower ends of columns. */
    void (*told)(void *context, const struct mip_told *told);
    void *context;
    /* NULL, or hears now and then how many pivots are left: never more than the time before. */
    void (*left)(void *listener, int64_t pivots);
    void *listener;
    const unsigned char *first; /* by column: those with more are branched on first; NULL */
    /* part_prove(), by column: whose it is, so that a tree may be over everybody's ways where they
     * are few (solver/mip/mip_ways.h); NULL: nothing is known. */
    const int *owner;
    /* part_prove() without owners: what the bound rests on is told there; NULL. */
    struct mip_log *log;
    int ways_after; /* nodes that rows alone are given before */
    bool dual;      /* the kept basis was optimal until bounds changed */
    bool cuts;      /* rows that whole solutions keep are added while it lasts */
    bool fine;      /* cuts: long ones, too, which make a node dearer */
    bool large;     /* cuts, and probing, also where the program is large */
    bool deep;      /* large: twice as many turns of cuts */
    bool only_from; /* nothing is branched on where the first node proves less than `from` */
    int64_t from;
    bool even;      /* rows are scaled evenly: other corners, so other cuts */
    bool tight;     /* cuts of a small program: rows are made as tight as choices leave them */
    bool learn;     /* columns that raised bounds before are branched on first */
    bool anew;      /* a better plan that does not soon end it does: whoever asks begins again, with
                       rows and ends that are of this plan from the first node */
    bool seek;      /* look for plans still when the target can no longer be proven */
    double ends;    /* by the monotonic clock; 0: never */
    int64_t pivots; /* in: that may be spent; out: that are left */
    int nodes;      /* in: that may be made; out: that were made */
};

/* The same whole solutions, a smaller relaxation: narrows the bounds of columns by what each row
 * leaves them, and takes from the factors of rows what only fractions can use.  Where a row says
 * nothing while a choice is at one end, the factor of the choice shrinks until it just says
 * nothing (Savelsbergh 1994).
 * At most so many rounds over all rows.  keep[row]: the row's own numbers stay (somebody will
 * change its bounds); NULL: none.  False: no memory, and nothing has changed. */
bool mip_tighten(struct mip *mip, const bool *keep, int rounds);
/* The same, each factor's change told; NULL: not. */
bool mip_tighten_told(struct mip *mip, const bool *keep, int rounds, struct mip_log *log);

/* Looks for one whole solution by turns of rounding and relaxing, near the objective at first. */
struct mip_pump {
    /* As of struct mip_proof: what comes to less than the target is looked for. */
    int64_t target;
    int64_t (*found)(void *context, const double *values);
    void *context;
    const unsigned char *first;
    bool fine;
    const bool *follows; /* by column: whole when others are, and left to them; NULL */
    int64_t pivots;      /* in: that may be spent; out: that are left */
};
/* True: one was found, told and is better.  Values, duals and basis are not as they were. */
bool mip_pump(struct mip *mip, struct mip_pump *pump);

/* After mip_relax(): an exact bound from its duals, or what was known when that is more. */
int64_t mip_certified(const struct mip *mip, int64_t known);

/* Columns and rows are afterwards as they were; values, duals, basis are not.
 * False: no memory; the bound is true all the same. */
bool mip_prove(struct mip *mip, const bool *stop, struct mip_proof *proof);

#endif
