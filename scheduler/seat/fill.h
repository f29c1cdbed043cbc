/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/fill.h - rooms for the groups of a cohort, one way of grouping at a time. */
#ifndef SCHEDULER_SEAT_FILL_H
#define SCHEDULER_SEAT_FILL_H

#include "scheduler/seat/work.h"

enum extra_where { EXTRA_MAIN, EXTRA_OWN, EXTRA_SMALL, N_EXTRA };

struct way {
    int extra;         /* enum extra_where */
    bool computer_own; /* a room for those with computers, else with their group */
    bool round;        /* fill rooms to whole ratios */
    bool keep; /* everyone stays where they were, as far as it is legal; others join those */
};

/* Groups in the order in which they get rooms: scarce needs first. */
enum bucket {
    BUCKET_COMPUTER,
    BUCKET_MAIN,
    BUCKET_EXTRA,
    BUCKET_SMALL,
    BUCKET_SHARED,
    BUCKET_ALONE,
    N_BUCKETS
};

struct cohort {
    struct day *day;
    int64_t starts_at;
    int *rows, n;       /* of day->jobs: not fixed */
    int *sites;         /* theirs, before anybody was sent to another */
    int *list;          /* the rows of one bucket */
    bool *tried;        /* by room */
    struct use *before; /* uses as they were */
    int n_before;
    bool kept; /* only ways that keep */
    bool any_extra, any_computer;
    bool any_hint; /* someone had a room, or has a fixed one */
};

/* Rooms for everyone of a group who has none. */
void bucket_place(struct cohort *cohort, const struct way *way, int bucket);
/* Beside those who sit already. */
bool job_join(struct cohort *cohort, struct job *job);
/* Those whom no room of their group took: beside others, alone, at another site. */
void left_place(struct cohort *cohort, const struct way *way);
/* Takes a use back, with all who were put there. */
void use_cancel(struct day *day, int use);
/* One invigilator in a room without a way to call for help is against the rules. */
bool can_summon(const struct day *day, const struct use *use);

#endif
