/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/improve/improve.h - between improve.c, improve_level.c and improve_plan.c. */
#ifndef SCHEDULER_SEAT_IMPROVE_H
#define SCHEDULER_SEAT_IMPROVE_H

#include "scheduler/seat/packing.h"

struct snapshot {
    struct job *jobs;
    struct use *uses;
    int n_uses, room;
};

struct improving {
    struct part *part;
    struct day *day;
    struct packing packing;
    struct snapshot base, best;
    int *most; /* by supply_row() and quarter: adults wanted by some seating; see packing_make() */
    int64_t first[SEAT_LEVELS], value[SEAT_LEVELS], bound[SEAT_LEVELS];
    int proof[SEAT_LEVELS];
    int64_t pivots; /* left */
    int64_t root;   /* the most that a relaxation took */
    int level;
    bool missed; /* a seating wants adults where the program did not count them */
    bool broken; /* rooms with fixed sittings break the rules: they must be left as they are */
};

void snapshot_take(struct snapshot *snapshot, const struct day *day);
void snapshot_give(const struct snapshot *snapshot, struct day *day);

/* improve_plan.c: seats the day as the values say; the best seating stays where it is, or is this
 * one.  False: it is no better, or none. */
bool plan_try(struct improving *improving, const double *values);

/* Mixed levels first, for a plan that is good in all. */
void level_steer(struct improving *improving);
/* What nothing is below for sure, of a level in no model at all. */
void level_count(struct improving *improving, int level);
bool level_closed(const struct improving *improving, int level);
void level_close(struct improving *improving, int level);

#endif
