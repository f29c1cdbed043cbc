/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/ladder/ladder_part.h - what people know, put as the solver's; for plan/ladder*.c
 * only. */
#ifndef SCHEDULER_PLAN_LADDER_PART_H
#define SCHEDULER_PLAN_LADDER_PART_H

#include "scheduler/plan/brief.h"
#include "scheduler/plan/ladder.h"
#include "solver/rungs.h"

struct told_plan {
    const struct ladder_ask *ask;
    struct brief *brief;
    bool *known;           /* by offer: published; a fixed duty at another time counts as well */
    bool *as_told;         /* by offer: ...and nothing about it is different */
    bool *may_change;      /* by offer */
    bool *anyway;          /* by person: some row of theirs cannot stay as published, and they
                            * are not away from it */
    bool besides;          /* those do not count */
    struct slices of_duty; /* mays by duty */
    struct tell *tells;
    int n_tells, tells_room;
    struct tell *quiet; /* of people who do not count */
    int n_quiet, quiet_room;
    struct fallen *fallen;
    int n_fallen, fallen_room;
};

/* What the brief need not ask, given what may change; before the brief is made. */
void told_plan_only(const struct ladder_ask *ask, struct world_only *only);
/* known, as_told, anyway, fallen.  The brief is made. */
void told_plan_make(struct told_plan *told);
/* may_change, tells. */
void told_plan_tells(struct told_plan *told);

/* Groups of changes that make a rung no better go back to what was known; value: of the plan, by
 * level. */
void told_put_back(const struct told_plan *told, const struct ladder *ladder, bool *chosen,
                   int64_t *value);

/* Does telling this person count? */
bool told_counts(const struct told_plan *told, int person);
/* They are known to be away from it: that they do not do it is no news to them. */
bool told_away(const struct told_plan *told, int person, int64_t starts_at, int64_t ends_at);

#endif
