/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/parts/days_tree.h - branch and bound over people's weeks: days_tree.c goes from node to
 * node, days_node.c looks at one. */
#ifndef SOLVER_DAYS_TREE_H
#define SOLVER_DAYS_TREE_H

#include "solver/dual/dual_master.h"

/* Better plans of what the model (the dual's) is about by branch and bound, where nothing but who
 * does what decides the level, and a better bound where everything was looked at. */
struct span_of {
    int64_t bound, planned; /* at the level, the model's constant in */
};
void master_tree(struct solve *solve, struct master *master, struct model *model, int level,
                 struct span_of *span, int64_t work);
/* What the plan cost at the level, in what the model is about, when the model was made; and what it
 * costs as it is now. */
int64_t model_made_cost(const struct model *model, int level);
int64_t model_planned_cost(const struct model *like, int level);

/* ---- from inside ---- */

enum { DAYS_MAX_DEPTH = 400 };

struct branch {
    int column; /* of the dual's model: a choice */
    bool yes, second;
};

struct days_tree {
    struct solve *solve;
    struct master *master;
    struct model *model;
    int level;
    int64_t constant, bound, planned, dear; /* without the constant: proven, and the plan's */
    int64_t most;                           /* what costs more is not looked for */
    signed char *fixed;                     /* by column of the model: 1 yes, -1 no */
    int *n_yes;                             /* by person */
    int *idle;                              /* by person: the column of doing nothing */
    double *part;                           /* by column of the model: how much of it is chosen */
    double best;                            /* the node's best bound */
    struct branch path[DAYS_MAX_DEPTH];
    int depth, n_splits;
    int fails, limit; /* nodes closed since it began anew, and how many there may be */
    int at_once;      /* so many more choices are decided at each node, where they are likely */
    int try_each;     /* so many nodes from one try of what is nearly chosen to the next */
    uint64_t random;  /* 0: the first time everything is taken as it comes */
    bool given_up;    /* of some node nothing is known */
};

enum outcome { CLOSED, SPLIT, TAKEN, GIVEN_UP };

/* Takes its room, and everybody gets a column for doing nothing; false: no memory.  Release either
 * way. */
bool days_tree_make(struct days_tree *tree, const struct span_of *span);
void days_tree_release(struct days_tree *tree);
/* Nothing is decided any more. */
void days_begin_at_root(struct days_tree *tree);
/* To the last decision that can still be the other way round; false: there is none. */
bool days_turn(struct days_tree *tree);
/* how: 1 the choice is made, -1 it is not, 0 it may be. */
void days_fix(struct days_tree *tree, int column, int how);
/* The node of the path so far.  SPLIT: the path goes on; TAKEN: a better plan was found. */
enum outcome days_visit(struct days_tree *tree);

#endif
