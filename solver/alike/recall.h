/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/alike/recall.h - fewer call-outs: who is called out, and who then does what.
 *
 * Call-outs are windows that are open or shut.  Shut as many as makes the plan
 * cheaper than the best one; the work that loses its people is placed among the
 * open ones by ejection with counters (Nagata, Bräysy 2009), and a window is
 * traded for another where that displaces less.  What is displaced and how hard
 * it has proved to place decides both.
 *
 *   recall.c         the search
 *   recall_roster.c  who does what, packed for asking quickly
 */
#ifndef SOLVER_RECALL_H
#define SOLVER_RECALL_H

#include "solver/solve.h"

/* Tries to bring the level's call-outs down while it is above `bound`. */
void recall(struct search *search, int level, int64_t bound, int64_t work);

/* The same, with what the solve knows; at once when the level has no call-outs. */
void recall_level(struct solve *solve, int level, int64_t work);
/* Every level, counted first; at once when there are no call-outs.
 * True: no level of the plan can be better. */
bool recall_all(struct solve *solve);

enum { WEIGHT = 16 }; /* of work that must be placed, when it was never hard to place */

struct roster {
    struct search *search;
    int level;
    const int *person_of;            /* by offer */
    const int *from_min, *until_min; /* by slot */
    int *weight;                     /* by task: what displacing one of its people costs */
    struct busy {
        int from_min, until_min, weight, offer;
    } * busy;        /* person p's: from lookup->person_first[p], */
    int *n_busy;     /* so many */
    bool *barred;    /* by offer: in a window that is shut */
    bool *open;      /* by call-out */
    bool *fixed;     /* by call-out: may not change */
    int64_t *burden; /* by call-out: weight of the work done in it */
    int64_t *trades; /* by call-out: what trading it costs besides */
    int64_t open_cost;
    int *waiting; /* tasks that want a person, the last is next */
    int n_waiting;
    struct pool pool;
};

bool roster_make(struct roster *roster, struct search *search, int level);
void roster_release(struct roster *roster);
/* Becomes the state as it is: called out is open. */
void roster_load(struct roster *roster);
/* What choosing the offer displaces by time alone, or anything above `most`. */
int64_t roster_displaced(const struct roster *roster, int offer, int64_t most);
bool roster_set(struct roster *roster, int offer, bool in);
/* Takes the offer out; its task waits, when it must be done. */
bool roster_displace(struct roster *roster, int offer);
void roster_open(struct roster *roster, int callout);
/* False: a promise stands in the way. */
bool roster_shut(struct roster *roster, int callout);
/* All that nobody works in. */
void roster_shut_idle(struct roster *roster);

#endif
