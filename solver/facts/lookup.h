/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/facts/lookup.h - the problem, plus what everybody looks up.  Made once.
 *
 * "slices": first[i] .. first[i + 1] are the entries that belong to i.
 */
#ifndef SOLVER_LOOKUP_H
#define SOLVER_LOOKUP_H

#include "solver/facts/pool.h"
#include "solver/problem.h"

/* What choosing an offer adds to some row (a quota, a share, a call-out). */
struct weight {
    int row, amount;
};
struct weights {
    const int *first; /* by offer */
    const struct weight *items;
};

/* What an offer means to a break of its person. */
struct touch {
    int rest;           /* number of the break */
    int from, until;    /* the starts it meets */
    bool before, after; /* work on that side of the window */
};

/* When and where an offer is, packed for whoever walks through a person's offers. */
struct span {
    int64_t starts_at, ends_at;
    int place;
};

/* The units of time that a slot covers whole, as bits of two words: what meets
 * in one of them meets.  (What meets by less is found by looking closely.) */
struct grid {
    uint64_t first, second;
    int word;
};

struct lookup {
    const struct problem *problem;
    const int *offer_task;    /* by offer */
    const int *task_first;    /* offers of task t: they are contiguous */
    const int *slot_first;    /* offers of slot s: they are contiguous */
    const int *person_first;  /* offers of person p: slices of person_offers, */
    const int *person_offers; /* sorted by start, then end, then number */
    const int *person_at;     /* by offer: where it stands in person_offers */
    const struct span *spans; /* by place in person_offers */
    const int *use_first;     /* by slot: slices of slot_uses, which are numbers of uses */
    const int *slot_uses;
    const int *resource_first;       /* by resource: slices of problem->uses */
    const int *use_from, *use_until; /* by use: the moments it lasts over, of all uses' starts */
    int n_moments;
    const int *repeat_first; /* by repeat: slices of problem->marks */
    const int *mark_first;   /* by slot: slices of slot_marks, which are numbers of marks */
    const int *slot_marks;
    const int *break_first; /* by person: slices of person_breaks */
    const int *person_breaks;
    const int *start_first; /* by break: the numbers of its starts among all starts */
    const int *touch_first; /* by offer: slices of touches */
    const struct touch *touches;
    const int *bond_first; /* by task: slices of task_bonds */
    const int *task_bonds;
    const int *mix_first; /* by task: slices of task_mixes */
    const int *task_mixes;
    const int *group_first;               /* by share group: slices of problem->shares */
    struct weights quota, share, callout; /* only what is not zero */
    const struct grid *grids;             /* by slot */
    int n_words;                          /* of time, for one person */
    bool rests;          /* some slot is so late or early that a night's rest matters */
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

/* For lookup_make(): who counts in which row (weight.c), who meets which break
 * (touch.c), what is in use when (moment.c), the grid
 * of time (grid.c). */
bool lookup_weigh(struct lookup *lookup);
bool lookup_touch(struct lookup *lookup);
bool lookup_moments(struct lookup *lookup);
bool lookup_grid(struct lookup *lookup);

/* What choosing a slot counts in a quota, a share, a call-out. */
int quota_weight(const struct problem *problem, const struct quota *quota, int number);
/* ...and an offer of it, with the way there: what a quota really counts. */
int quota_counts(const struct problem *problem, const struct quota *quota, int offer);
int share_weight(const struct problem *problem, const struct share_group *group, int number);
int callout_weight(const struct problem *problem, const struct callout *callout, int number);

/* For problem_ok(), of a problem whose rows are well formed: a level at which plans may cost more
 * than can be counted (problem_sums.c); -1: none.  LEVELS: no memory to tell. */
int problem_too_dear(const struct problem *problem);

#endif
