/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/remedies.h - tries what would help: each by planning its day again. */
#ifndef SCHEDULER_OFFICE_REMEDIES_H
#define SCHEDULER_OFFICE_REMEDIES_H

#include "scheduler/office/why.h"
#include "scheduler/plan/remedy.h"

/* The season in which the remedy is done.  Seats of the day are given out again where it concerns
 * them.  FAULT_CONFLICT: it cannot be done. */
bool remedy_apply(const struct season *season, const struct rules *rules,
                  const struct remedy *remedy, struct arena *arena, struct season *after,
                  struct fault *fault) MUST_CHECK;

/* What would help the empty seats of the days (from -1: all that is planned).  duty: a number of
 * why->brief's world, only that; -1: all of them, as far as the effort goes. */
bool office_remedies(struct office *office, const struct why *why, int duty,
                     struct remedies *remedies, struct fault *fault) MUST_CHECK;

/* The same for who wants to hear how far it is: bottlenecks done, of so many; tell may be NULL. */
struct remedies_ask {
    struct office *office;
    const struct why *why;
    int duty;
    void (*tell)(void *context, int done, int of);
    void *context;
    int tries; /* looks at most; 0: as many as are usual */
};
bool office_remedies_tell(const struct remedies_ask *ask, struct remedies *remedies,
                          struct fault *fault) MUST_CHECK;

/* For scheduler/office/remed*.c */
struct remedy_list {
    struct arena *arena;
    struct remedy *list;
    int n, room;
};
/* What might help the group, nothing tried: at most a few of each kind. */
void remedy_guess(const struct office *office, const struct why *why,
                  const struct remedy_group *group, struct remedy_list *guesses);

/* What every look is about; the duties are those of the season as it is. */
struct remedy_ground {
    const struct office *office;
    const struct why *why;
    struct duties duties;
    struct world_known known; /* who may do these */
};
struct remedy_sight {
    int64_t value[LEVELS];
    int missing; /* people, all duties together */
};
/* People missing in a plan, all duties together. */
int remedy_missing(const struct why *why, const bool *chosen);
/* Plans the group's day again in this season, from the draft on; remedy: in force, NULL: none. */
bool remedy_look(const struct remedy_ground *ground, const struct season *season,
                 const struct remedy *remedy, const struct remedy_group *group,
                 struct arena *scratch, struct remedy_sight *sight, struct fault *fault) MUST_CHECK;

/* remedy_unlock.c */
void remedy_unlock(const struct remedy *remedy, struct arena *arena, struct season *after);

#endif
