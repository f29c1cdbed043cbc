/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_order.h - in which order the rungs beyond the first are proven. */
#ifndef SOLVER_RUNGS_ORDER_H
#define SOLVER_RUNGS_ORDER_H

#include "solver/rungs/rungs_step.h"

enum { ORDER_TRIES = 2 };

struct order {
    struct climb *climb;
    struct step *steps; /* by people told: first .. most */
    int first, most;
    bool looked[RUNGS_MOST], asked_most;
    int tries[RUNGS_MOST]; /* to prove it */
    int busy;              /* another is proving it; 0: none */
    bool cut;              /* a relaxation was not done: those of more told would not be, either */
    bool from_top;         /* rungs that tell most are proven first */
    bool silent;           /* nobody hears of rungs */
};

/* The rung to look at, or to prove, next; -1: all are proven, or were tried. */
int order_next(const struct order *order);
/* Is it there to be looked at alone?  Not proven then. */
bool order_looks(const struct order *order, int n);
/* Are there rungs to prove besides?  Some of the work is kept for them. */
bool order_goes_on(const struct order *order, int n);
/* False: no memory. */
bool order_climb(struct order *order, int n, bool goes_on);
/* What somebody else has found out of a rung. */
void order_learn(struct order *order, const struct step *of);

/* rungs_pair.c: proves what there is to prove, two rungs at a time, each with the work that is left
 * to all; which, and what is known then, is settled by work done, not by who is there first.
 * False: no memory. */
bool order_pair(const struct order *order);

#endif
