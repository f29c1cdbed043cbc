/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_sums.h - the tree of rungs_sums.c; for solver/rungs/rungs_sums*.c only. */
#ifndef SOLVER_RUNGS_SUMS_H
#define SOLVER_RUNGS_SUMS_H

#include "solver/rungs/rungs_step.h"

enum { SUM_NODES = 200, SUM_CHILDREN = RUNGS_MOST + 1 };

struct sum_node {
    struct kinds_told told;
    int parent;
    int person; /* decided here; -1: nobody */
    bool is_told;
    bool alone;    /* those told here and above, and nobody else */
    int64_t bound; /* of the objective */
    bool open;
    unsigned char *fixed; /* by column, n_fixed: what it and those above it fix */
    int n_fixed;
};

struct sums {
    struct step *step;
    struct kinds *kinds;
    struct sum_node nodes[SUM_NODES];
    int n;
    struct mip_column *kept; /* columns as they were; n_kept */
    int n_kept;
    double *parts;   /* by person: how much of them is told */
    bool *out;       /* by person: scratch */
    int64_t dearest; /* work a node took */
    struct pool pool;
};

/* False: no memory.  Release the pool either way. */
bool sums_make(struct sums *sums, struct step *step);
/* Columns are as they were before; those that came in since stay as they are. */
void sums_restore(const struct sums *sums);
/* The program as the node sees it.  False: it contradicts itself. */
bool sums_enter(struct sums *sums, int node);
/* After sums_enter(): the node's bound, what that fixes, and how much of whom it tells.  False:
 * there is nothing to go on from. */
bool sums_relax(struct sums *sums, int node);
/* rungs_sums_leaf.c: the same of a node that is alone, by a tree; better plans are taken. */
void sums_prove(struct sums *sums, int node);

#endif
