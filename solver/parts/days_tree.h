/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/parts/days_tree.h - branch and bound over people's weeks: days_tree.c goes from node to
 * node of a day, weeks_tree.c of weeks as a whole; days_branch.c decides, days_node.c looks. */
#ifndef SOLVER_DAYS_TREE_H
#define SOLVER_DAYS_TREE_H

#include "solver/dual/dual_master.h"
#include "solver/mip/mip_log.h"

/* Better plans of what the model (the dual's) is about by branch and bound, where nothing but who
 * does what decides the level, and a better bound where everything was looked at. */
void master_tree(struct solve *solve, struct master *master, struct model *model, int level,
                 struct span_of *span, int64_t work);
/* What the plan cost at the level, in what the model is about, when the model was made; and what it
 * costs as it is now. */
int64_t model_made_cost(const struct model *model, int level);
int64_t model_planned_cost(const struct model *like, int level);

/* ---- from inside ---- */

enum { DAYS_MAX_DEPTH = 600 };

struct branch {
    enum branch_kind {
        BRANCH_CHOICE, /* whether it is made */
        BRANCH_SHORT,  /* whether more people are missing than `most` */
        BRANCH_PAID    /* whether one of those who cost something does it, of work for one */
    } kind;
    int column; /* of the dual's model: the choice, or the people missing */
    bool yes, second;
    int64_t most;
    int64_t low, high; /* of the people missing, before */
};

struct days_tree {
    struct solve *solve;
    struct master *master;
    struct model *model;
    int level;
    int64_t constant, bound, planned, dear; /* without the constant: proven, and the plan's */
    int64_t most;                           /* what costs more is not looked for */
    bool *must;                             /* by column of the model: decided so, */
    int *barred;                            /* and how many decisions forbid it */
    int *n_yes;                             /* by person */
    int *idle;                              /* by person: the column of doing nothing */
    double *part;                           /* by column of the model: how much of it is chosen */
    double best;                            /* the node's best bound */
    struct branch path[DAYS_MAX_DEPTH];
    int depth, n_splits;
    int fails, limit; /* nodes closed since it began anew, and how many there may be */
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
/* days_branch.c. To the last decision that can still be the other way round; false: there is none.
 */
bool days_turn(struct days_tree *tree);
/* One more decision, where the path is not full. */
void days_decide(struct days_tree *tree, const struct branch *branch);
/* Without the last one. */
void days_undo(struct days_tree *tree);
/* With every decision as a price (sign 1), and without again (-1): what such prices add to the sum
 * is returned. */
int64_t days_price(struct days_tree *tree, int sign);
/* The weeks and amounts that decisions leave are those of the program. */
void days_narrow(struct days_tree *tree);
/* The amount that is farthest from a whole one: of people missing, else of those who cost
 * something (part[] says how much of each choice is made).  False: all are whole. */
bool days_find_whole(const struct days_tree *tree, struct branch *branch);
/* What a node given costs at least, at prices that nobody has a new week at, where that is more
 * than `known`, what every plan there is known to cost; more than tree->most: nothing is there.
 * INT64_MIN: its program was not solved. */
int64_t days_bound(struct days_tree *tree, int64_t known);
/* Of the last program: the choice that is nearest to being made and is not; -1: all are whole. */
int days_find_choice(struct days_tree *tree);
/* That as a plan; true: it is a better one. */
bool days_take(struct days_tree *tree);
/* weeks_log.c, all but the last accept NULL: what a tree over weeks rests on. */
void weeks_log_root(struct mip_log *log);
void weeks_log_node(struct mip_log *log, int parent, const struct branch *branch);
void weeks_log_prices(struct mip_log *log, const struct days_tree *tree, int node);
void weeks_log_tell(const struct mip_log *log, const struct days_tree *tree);
/* The node of the path so far.  SPLIT: the path goes on; TAKEN: a better plan was found. */
enum outcome days_visit(struct days_tree *tree);

#endif
