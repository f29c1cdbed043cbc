/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/alike/alike.h - people who may do nearly the same, taken as one.
 *
 * Put people together, let anybody of a group do what one of them may do, at
 * the least any of them would cost, and ask only how many of the group work at
 * one time: every plan is a plan of that, so its bound is a bound of ours, in a
 * relaxation of a size of our choosing.  Where using somebody costs (call-outs)
 * it is nearly as strong as the whole, because only how many of a kind are
 * wanted matters, and it says how many: that guides the search for a plan.
 *
 * People are only put together when their call-outs are the same, and what
 * mixes ask about them.
 *
 *   alike.c        the groups
 *   alike_model.c  their relaxation
 *   crew.c         plans with so many of each group
 *   alike_close.c  a level by these means
 */
#ifndef SOLVER_ALIKE_H
#define SOLVER_ALIKE_H

#include "solver/solve.h"

struct alike {
    const struct solve *solve;
    int level;
    uint64_t mix_tags; /* that matter: people with the same only are put together */
    int n;             /* groups */
    int *of_person;    /* -1: nothing of what they may do matters */
    int *size;         /* by group: people */
    int *gap_min;      /* by group: the least of any of them */
    int *person_calls; /* by person: slices of calls, */
    int *calls;        /* numbers of call-outs that cost at this level or before */
    /* A cell is one call-out of a group: all its people have one like it. */
    int n_cells;
    int *cell_of_call; /* by call-out; -1: costs later, or nobody */
    int *cell_size;    /* by cell: people */
    struct pool pool;
};

/* Groups so that pairs of group and slot are at most `columns` (or as few as may
 * be).  Only work of this level and before matters.  False: no memory, or too
 * many people for it.  Release either way. */
bool alike_make(struct alike *alike, struct solve *solve, int level, int columns);
void alike_release(struct alike *alike);

/* The relaxation over groups. */
struct alike_model {
    const struct alike *alike;
    struct model model;
    int *cell_column; /* how many people of the cell are used */
    struct pool pool;
};
bool alike_model_make(struct alike_model *made, const struct alike *alike);
void alike_model_release(struct alike_model *made);

/* Plans with at most so many people used in each cell (and `extra` more in all);
 * whatever is found is offered to the search.  True: one was found with all
 * work done that can be. */
bool crew_find(struct solve *solve, const struct alike *alike, const int *target, int64_t work);

/* A bound on the level from few groups, in a fraction of the time the whole
 * relaxation takes; nothing for problems that need no such thing. */
void alike_bound(struct solve *solve, int level);
/* A level where using somebody costs: bound and plan.  Does nothing elsewhere. */
void alike_close(struct solve *solve, int level, int64_t work);
/* All such levels, at the beginning.  True: nothing is left to do at any level. */
bool alike_first(struct solve *solve);

#endif
