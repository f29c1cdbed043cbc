/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_tree.h - between mip_prove.c, mip_prove_root.c and mip_prove_relax.c. */
#ifndef SOLVER_MIP_TREE_H
#define SOLVER_MIP_TREE_H

#include "solver/lp/certificate.h"
#include "solver/mip/mip_imply.h"
#include "solver/mip/mip_log.h"
#include "solver/mip_prove.h"

struct node {
    int parent, column;
    int64_t low, high; /* of the column, here and below */
    int64_t bound;
    bool open, up;
    double off;   /* how far the column had been from there */
    double value; /* of its relaxation; the target, when it came to no less */
};

/* mip_learn.c: by side (down, up), by column: what a unit of branching brought, and how often. */
struct learnt {
    double *sum[2], all_sum[2];
    int *times[2], all_times[2];
    struct pool pool;
};

struct tree {
    struct mip *mip;
    struct mip_proof *proof;
    const bool *stop;
    struct mip_column *kept;   /* as they were */
    struct mip_column *narrow; /* without what cannot be better than the target */
    struct certificate root;   /* of the first node: what makes them narrow */
    struct mip_imply imply;    /* with the narrow ends, and the target as a row */
    bool implies;              /* it is there */
    bool done;                 /* nothing is better than the target */
    int n_given;               /* rows of the program itself */
    struct node *nodes;
    int n_nodes, most;
    int next;       /* -1: whichever has the least bound */
    int64_t given;  /* pivots */
    int64_t enough; /* that are left when it is to be begun anew */
    bool broken;
    bool warm;            /* the first node's basis was optimal until ends moved and rows came */
    struct learnt learnt; /* where proof->learn is set */
    struct mip_session *session; /* of all nodes but the first; NULL: to be begun */
    struct mip_basis basis;      /* of the first: whoever goes on, goes on from there */
};

bool learn_begin(struct tree *tree); /* false: no memory */
void learn_end(struct tree *tree);
void learn_visited(struct tree *tree, int number, bool solved); /* its relaxation is there */
/* The more, the sooner the column is branched on. */
double learn_score(const struct tree *tree, int column);

/* mip_prove_root.c: the program tighter where solutions better than the target are concerned: ends
 * of columns, and rows behind its own. */
void tree_tighten(struct tree *tree);
/* The target is less, or the first certificate there: so may the narrow ends be. */
void tree_narrow(struct tree *tree);
/* What follows from the ends the columns have.  False: the rows cannot all hold. */
bool tree_follow(struct tree *tree);

/* mip_prove_tell.c: what was found at the first node, rows from `first` on, to whoever asked. */
void tree_tell(const struct tree *tree, int first);

/* mip_prove_relax.c */
enum mip_status tree_relax_first(struct tree *tree);
enum mip_status tree_relax_again(struct tree *tree);
/* Just after one said MIP_NONE: is it proven that the rows cannot all hold? */
bool tree_empty(struct tree *tree, int node);
void tree_session_end(struct tree *tree);
bool tree_out_of_time(const struct tree *tree);

#endif
