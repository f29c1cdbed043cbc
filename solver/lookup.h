/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lookup.h - the problem, plus what everybody looks up.  Made once.
 *
 * "slices": first[i] .. first[i + 1] are the entries that belong to i.
 */
#ifndef SOLVER_LOOKUP_H
#define SOLVER_LOOKUP_H

#include "solver/pool.h"
#include "solver/problem.h"

/* What choosing an offer adds to some row (a quota, a share, a call-out). */
struct weight {
    int row, amount;
};
struct weights {
    const int *first; /* by offer */
    const struct weight *items;
};

struct lookup {
    const struct problem *problem;
    const int *offer_task;    /* by offer */
    const int *task_first;    /* offers of task t: they are contiguous */
    const int *slot_first;    /* offers of slot s: they are contiguous */
    const int *person_first;  /* offers of person p: slices of person_offers, */
    const int *person_offers; /* sorted by start, then end, then number */
    const int *use_first;     /* by slot: slices of slot_uses, which are numbers of uses */
    const int *slot_uses;
    const int *resource_first; /* by resource: slices of problem->uses */
    const int *break_first;    /* by person: slices of person_breaks */
    const int *person_breaks;
    const int *bond_first; /* by task: slices of task_bonds */
    const int *task_bonds;
    const int *mix_first; /* by task: slices of task_mixes */
    const int *task_mixes;
    const int *group_first;               /* by share group: slices of problem->shares */
    struct weights quota, share, callout; /* only what is not zero */
    int64_t reach_min;   /* slots further apart than this never exclude each other */
    int64_t longest_min; /* the longest slot */
    struct pool pool;
};

/* False when memory ran out; release either way. */
bool lookup_make(struct lookup *lookup, const struct problem *problem);
void lookup_release(struct lookup *lookup);

/* May one person not do both?  Slots of one task that do not meet in time do
 * not exclude each other here: that is the task's own business (limit cover). */
bool lookup_excludes(const struct lookup *lookup, int person, int slot_a, int slot_b);

/* What choosing a slot counts in a quota, a share, a call-out. */
int quota_weight(const struct problem *problem, const struct quota *quota, int number);
int share_weight(const struct problem *problem, const struct share_group *group, int number);
int callout_weight(const struct problem *problem, const struct callout *callout, int number);

#endif
