/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/alike/crew.h - who does what, by ejection, with so many people of each kind.
 *
 *   crew.c      from targets to a plan
 *   crew_run.c  places what waits
 */
#ifndef SOLVER_CREW_H
#define SOLVER_CREW_H

#include "solver/alike/alike.h"

/* One person wanted by a task, in the slot it has now. */
struct item {
    int task, slot, offer; /* offer -1: waits */
    int64_t starts_at, ends_at;
    int counter; /* how often it had to push others out */
    bool locked;
};

struct crew {
    struct solve *solve;
    const struct lookup *lookup;
    const struct alike *alike;
    const int *target; /* by cell */
    struct item *items;
    int *saved;         /* by item: the offers when all were placed last */
    int *held, *n_held; /* by person: items, in a slice at lookup->person_first */
    int *call_count, *cell_used;
    int *waiting, n_items, n_waiting;
    int over, extra;         /* people beyond targets: now, allowed */
    int64_t work, next_look; /* at the clock */
    bool out;                /* of time, or told to stop */
    struct pool pool;
};

/* The item (a number) is done by the offer's person; is not, and waits. */
void crew_put(struct crew *crew, int number, int offer);
void crew_take(struct crew *crew, int number);
/* Is there work left up to `end`, and time? */
bool crew_goes_on(struct crew *crew, int64_t end);
/* Places what waits, for so much work.  True: all of it. */
bool crew_run(struct crew *crew, int64_t work);

#endif
