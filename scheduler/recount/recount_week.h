/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/recount/recount_week.h - people's cheapest weeks; for recount_week*.c only.
 *
 * Written apart from the solver's tables: here a day is every way of doing it that no other
 * way of the same day beats, exact, and a week their cheapest sum within the hours.
 */
#ifndef SCHEDULER_RECOUNT_RECOUNT_WEEK_H
#define SCHEDULER_RECOUNT_RECOUNT_WEEK_H

#include "scheduler/recount/recount_part.h"

enum { DAY_ROWS = 4 };

/* Rows of hours that hold one person's choices of one day only, so many at most: all are kept. */
struct day_rooms {
    int person, n;
    int64_t day, room[DAY_ROWS];
};

/* What they say of a claim's columns. */
struct day_loads {
    struct day_rooms *days;
    int n_days;
    bool *is_day;              /* by row of hours */
    int64_t (*load)[DAY_ROWS]; /* by column */
};

/* A choice that pays for itself: cost is below nothing. */
struct item {
    int offer;
    const struct slot *slot;
    int64_t day, amount; /* of the row of hours */
    const int64_t *load; /* in rows of that day */
    wide cost;
};

/* One person's. */
struct week {
    const struct recounting *r;
    int person;
    const struct day_loads *loads;
    struct item *items; /* by start */
    int n_items;
    int64_t room; /* of hours; 0 where there is no such row: then amounts are 0 as well */
    wide *least;  /* by amount: the cheapest days so far that come to it; 1: none do */
    wide *with;   /* scratch: with the day looked at */
    struct arena arena;
};

/* recount_week_rows.c.  owner: by row of hours; -1: nobody's. */
void day_loads_make(struct day_loads *loads, const struct recounting *r, const struct claim *claim,
                    const int *owner, struct arena *arena);
/* Those of that day; NULL: none. */
const struct day_rooms *day_loads_find(const struct day_loads *loads, int person, int64_t day);
int64_t week_day_of(const struct recounting *r, int offer);

/* recount_week_pause.c: breaks of a person's day.  One is owed from the first work before its
 * window on, until there is time for it; whoever owes it ends no work after the window. */
enum { PAUSES = 64 };

struct pauses {
    struct pause {
        const struct rest_break *rest;
        int64_t *starts; /* those that what is chosen for certain leaves */
        int n_starts;
        bool before, after; /* there is such work for certain */
    } list[PAUSES];
    int n;
};

/* Those that matter for items [first, end). */
void pauses_find(struct pauses *pauses, struct week *week, int first, int end);
/* Is there time for it between these moments? */
bool pause_fits(const struct pause *pause, int64_t from_at, int64_t until_at);
/* Owed before any item, one bit each. */
uint64_t pauses_owed(const struct pauses *pauses);
/* The slot comes next, nothing being done from that moment on.  False: it may not. */
bool pauses_after(const struct pauses *pauses, uint64_t *owed, int64_t from_at,
                  const struct slot *slot);
/* Nothing more comes, nothing being done from that moment on.  False: that may not be. */
bool pauses_end(const struct pauses *pauses, uint64_t owed, int64_t from_at);

/* recount_week_least.c: the cost of the cheapest way of doing items [first, end), where hours over
 * several days say nothing; or less where that takes too long. */
wide week_day_least(struct week *week, const struct pauses *pauses, const struct day_rooms *rooms,
                    int first, int end);

/* Of one day, items [first, end): pairs of amount and cost no other pair beats; tells each. */
void week_day(struct week *week, int first, int end);
/* The day may be done at such a cost with so much of the hours. */
void week_offer(struct week *week, int64_t amount, wide cost);

#endif
