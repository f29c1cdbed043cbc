/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs.h - the best plan for each number of people who are told anything.
 *
 * A *told* person is one for whom the plan differs from what they know.  Rung n
 * is the best plan, level by level in the order asked for, among those that tell
 * at most n of the people who count; a rung no better than the one before is
 * left out (one goal at a time, the other with an end that moves: Haimes, Lasdon, Wismer 1971).
 * Everything is exact: each level is proven in whole numbers
 * (certificate.h), or the rung says that it is not.
 */
#ifndef SOLVER_RUNGS_H
#define SOLVER_RUNGS_H

#include "solver/problem.h"

enum { RUNGS_MOST = 16 };

/* The person is told when the offer is chosen, or (dropped) when it is not.
 * with: another offer that must be chosen besides; -1: none. */
struct tell {
    int person, offer, with;
    bool dropped;
};

struct rung_found;

struct rungs_ask {
    const struct problem *problem;
    const bool *known;        /* by offer: what people know and may still do; legal */
    const bool *may_change;   /* by offer: others stay as they are known */
    const struct tell *tells; /* of offers that may change */
    int n_tells, n_people;    /* people of tells: 0 .. n_people - 1 */
    const struct tell *quiet; /* the same of people who do not count, when tells are equal */
    int n_quiet;
    const bool *told_anyway;      /* by person of tells: counts, whatever is done */
    int levels[LEVELS], n_levels; /* that rungs are compared by, in this order */
    int most;                     /* people told, at most RUNGS_MOST - 1 */
    int64_t work;                 /* pivots each of two threads has; 0: the default */
    int threads;                  /* 0: two where the machine has them; 1, 2: the same answers */
    bool first;                   /* the rung that tells fewest alone, then enough */
    bool inside; /* small relaxations are asked as large ones are, and small trees as hard ones */
    /* NULL, or: hears each rung as soon as it is there; a later one that tells no more people
     * takes its place. */
    void (*found)(void *context, const struct rung_found *rung);
    void *context;
    const bool *stop;
};

struct rung_found {
    int n;                 /* people told who count */
    bool *chosen;          /* by offer; malloced, see rungs_release() */
    int64_t value[LEVELS]; /* as problem_judge() has it */
    int64_t bound[LEVELS]; /* of the levels asked for: proven */
    bool proven;           /* each of them is its bound */
    int until;             /* proven with so many told as well: none of these is better; >= n */
};

struct rungs {
    struct rung_found list[RUNGS_MOST];
    int n;
    bool complete; /* proven that there is no other, up to the most told */
    int64_t work;  /* done by all threads */
};

/* False: no memory, or what is known is not legal.  Release either way. */
bool rungs_make(const struct rungs_ask *ask, struct rungs *rungs);
void rungs_release(struct rungs *rungs);

#endif
