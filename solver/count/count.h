/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/count/count.h - bounds by counting, before any relaxation.
 *
 * Work in progress at one moment needs different people.
 *   Shortage: seats (or people of a kind in mixes) of a moment against who may
 *   do them, by a matching (Hall 1935): what even the best one leaves out is short.
 *   Moments that share no work add up.
 *   Call-outs: what earlier levels' caps do not let stay short is staffed, by so
 *   many people, and the cheapest so many cost so much.  The same goes for any
 *   work of which nobody can do two.
 * Every number is exact: seats, people and costs are integers.
 */
#ifndef SOLVER_COUNT_H
#define SOLVER_COUNT_H

#include "solver/solve.h"

/* A least value of the level, over all plans with level i <= cap[i] for every
 * i < level that choose no offer standing at OFFER_ZERO (stands: NULL, or by
 * offer).  Adds what it did to *work, counted in prices. */
int64_t count_level(const struct lookup *lookup, const unsigned char *stands, const int64_t *cap,
                    int level, int64_t *work);
/* Tells the solve. */
void count_bound(struct solve *solve, int level);

/* What wants people at one time, whatever else happens: from when its last
 * slot starts until its first one ends. */
struct demand {
    int task, seats, level;
    int64_t cost; /* of each missing */
    int64_t from_at, until_at;
    int first, n; /* who may: slice of count.people */
};

/* What the moments are bound to cost. */
struct tally {
    int64_t *value;    /* by moment */
    int64_t *first_at; /* the first start of the work that the value is about */
    int64_t *before;   /* best sum of moments up to this one that share no work */
    int64_t *after;    /* best sum of moments whose work starts after this one */
};

struct count {
    const struct lookup *lookup;
    const unsigned char *stands;
    const int64_t *cap;
    int64_t *at; /* moments */
    int n_at;
    struct demand *demands; /* of the class looked at, by start */
    int n_demands;
    int *people; /* of demands */
    int n_people;
    int *active; /* demands in progress */
    int n_active;
    struct tally tally[LEVELS];
    int64_t steps;
    struct pool pool;
};

/* count_moment.c */
/* When all the task's slots are in progress; false: at no time. */
bool count_core(const struct problem *problem, int task, int64_t *from_at, int64_t *until_at);
bool count_add(struct count *count, int task, int seats, int level, int64_t cost, uint64_t tags);
void count_clear(struct count *count);
void count_sort(struct count *count);
/* Goes to the moment: who is active.  From one moment to a later one; -1: begin. */
void count_go(struct count *count, int moment, int *next);
/* Will everything in progress still be so at the next moment? */
bool count_dominated(const struct count *count, int moment);
/* How many of the work in progress of levels before this one may stay short at the moment. */
int64_t count_may_miss(const struct count *count, int level, int moment);
/* Most steps that are worth it. */
bool count_goes_on(const struct count *count);

/* count_short.c: fills the tally from the demands; false: no memory. */
bool count_short(struct count *count, int level, struct tally *tally);
/* count_callout.c */
int64_t count_callouts(struct count *count, int level);

#endif
