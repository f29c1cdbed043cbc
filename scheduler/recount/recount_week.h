/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/recount/recount_week.h - people's cheapest weeks; for recount_week*.c only.
 *
 * Written apart from the solver's tables: here a day is every way of doing it that no other
 * way of the same day beats, exact, and a week their cheapest sum within the hours.
 */
#ifndef SCHEDULER_RECOUNT_RECOUNT_WEEK_H
#define SCHEDULER_RECOUNT_RECOUNT_WEEK_H

#include "scheduler/recount/recount_part.h"

/* A choice that pays for itself: cost is below nothing. */
struct item {
    int offer;
    const struct slot *slot;
    int64_t day, amount; /* of the row of hours */
    wide cost;
};

/* One person's. */
struct week {
    const struct recounting *r;
    int person;
    struct item *items; /* by start */
    int n_items;
    int64_t room; /* of hours; 0 where there is no such row: then amounts are 0 as well */
    wide *least;  /* by amount: the cheapest days so far that come to it; 1: none do */
    wide *with;   /* scratch: with the day looked at */
    struct arena arena;
};

/* Of one day, items [first, end): pairs of amount and cost no other pair beats; tells each. */
void week_day(struct week *week, int first, int end);
/* The day may be done at such a cost with so much of the hours. */
void week_offer(struct week *week, int64_t amount, wide cost);

#endif
