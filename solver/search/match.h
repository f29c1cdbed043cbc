/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/search/match.h - everything that goes on at one moment, shared out anew.
 *
 *   match.c       which moments, and what becomes of them
 *   match_rows.c  who could do what, and what it would cost
 *   match_even.c  loads: what a person's load weighs
 *
 * Duties that go on at one moment exclude each other: each person does at most one
 * of them.  What each pair costs while the rest of the plan stays is then all there
 * is to know, and the best of all ways to share them out is found at once. */
#ifndef SOLVER_MATCH_H
#define SOLVER_MATCH_H

#include "solver/search/pairing.h"
#include "solver/solve.h"

enum { MATCH_ROWS = 72 };

struct match {
    struct solve *solve;
    struct search *search;
    int level;
    bool even;     /* the level has shares: loads are levelled out */
    double soft;   /* even: by how many steps a group's loads may be above its limit together */
    double step;   /* what a choice typically costs at the level */
    double heat;   /* of the noise, in parts of what things cost */
    double *limit; /* by group, in steps */
    int64_t at;    /* the moment */
    int n_rows, n_columns;
    struct match_row {
        int task, stays; /* stays: an offer at another time that it may keep, -1: none */
    } rows[MATCH_ROWS];
    int *offer;               /* by row and column: how, -1: not */
    int64_t (*delta)[LEVELS]; /* the same: what it costs */
    pairing_cost *cost;
    struct pairing pairing;
    struct pool pool;
};

/* For so much work: better plans at the level, none before it worse. */
void match_search(struct solve *solve, int level, int64_t work);

/* match_rows.c: takes out what goes on at the moment, prices it.  False: nothing to
 * do, or too much at once. */
bool match_take(struct match *match);
bool match_price(struct match *match);

/* match_even.c */
bool match_has_shares(const struct problem *problem, int level);
void match_set_limits(struct match *match); /* from the loads as they are */
double match_energy(const struct match *match);
/* What one more choice adds to the energy; -1: more than the load may be. */
double match_load(const struct match *match, int offer);

#endif
