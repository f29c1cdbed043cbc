/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/verdict.h - may this person do this duty, at what cost, why not?
 *
 * One function for planning, the desk and explanations.  Obstacles are asked
 * in the order of verdict_obstacles[]; the first that holds is the reason.
 * "unavailable" stands first and covers absence, a declined date and the
 * conflict register alike, so that nothing tells them apart: an obstacle that
 * knows a secret goes into that row and nowhere else.
 *
 * To add an obstacle: a function in verdict_time.c, verdict_bar.c,
 * verdict_skill.c or verdict_cover.c, a row in verdict.c.
 */
#ifndef SCHEDULER_PLAN_VERDICT_H
#define SCHEDULER_PLAN_VERDICT_H

#include "scheduler/plan/crew.h"

/* What the person already owns: their own lessons and named duties. */
struct own_work {
    struct slices by_person; /* numbers of entries */
    const struct own_entry {
        int person, duty;
        int64_t starts_at, ends_at;
    } * entries; /* of a person ascending by start */
    int n_entries;
    int64_t longest_min; /* none lasts longer */
};

struct bench { /* everything the verdict looks at; one per planning */
    const struct world *world;
    struct crew *crew;
    const struct policy *policy;
    struct own_work own;
    const int *travel_min;          /* sites * sites, closed under shortest paths */
    const struct assignment **left; /* verdict_left.c */
    int current;                    /* duty the marks below are about; -1 */
    bool *pupil_marked;             /* by pupil: concerned by the current duty */
    struct duty_roles {
        const struct helper_rule *list[8];
        int n;
        bool helps; /* some role among them is beside a candidate */
    } roles;        /* of the current duty */
};

/* world, policy and crew stay the caller's. */
void bench_make(const struct world *world, const struct policy *policy, struct crew *crew,
                struct arena *arena, struct bench *bench);

struct verdict {
    const char *obstacle;   /* NULL: may */
    int place;              /* of the obstacle: they are asked in one order, times first */
    int64_t cost[N_LEVELS]; /* enum level; when they may */
    int outside_min;        /* outside their pattern */
};

/* person may do slot number `slot` of duty number `duty`? */
void verdict(struct bench *bench, int duty, int slot, int person, struct verdict *verdict);
/* May they not because of whom or what they would be with, or unavailable? */
bool verdict_is_company(const struct verdict *verdict);

bool duty_owned_by(const struct duty *duty, int person); /* their own lesson or named duty */
/* At set times that do not meet: it is the way, or a gap, that keeps one person from both. */
bool duties_apart(const struct duty *a, const struct duty *b);
bool duty_is_cover(const struct duty *duty); /* for whoever does not own it */

#endif
