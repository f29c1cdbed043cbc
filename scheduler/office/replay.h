/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/replay.h - the stored plan made again from what it was made from. */
#ifndef SCHEDULER_OFFICE_REPLAY_H
#define SCHEDULER_OFFICE_REPLAY_H

#include "scheduler/office/office.h"
#include "scheduler/plan/facts.h"

struct replay {
    const struct draft *run; /* of office->season */
    const char *hash;        /* of the plan made now */
    bool same;               /* as it was made then */
    bool by_hand;            /* it was changed by hand since; what was made is compared */
    bool broken_off;         /* by the clock or by somebody: it may come out otherwise */
    const char *changed;     /* kinds of facts that are others now, "staff, absences"; "" */
    const char *program;     /* this one's version */
    /* Taken from a ladder, not planned: nothing is made again, and the rest is not filled.  The
     * school file has what is needed: `steps` undone, it is as it was before. */
    bool is_repair;
    struct repaired repaired;
    int version;      /* that it was published as; 0: not known */
    int steps;        /* not above 0: too long ago to be undone */
    const char *step; /* what the history says of it; NULL: nothing */
};

/* The newest plan of the range (from -1: of all).  FAULT_MISSING: none, or one that was made before
 * plans kept what they were made from.  Nothing is stored.  A repair is told, not made. */
bool office_replay(struct office *office, struct office_range range, const struct effort *effort,
                   struct replay *replay, struct fault *fault) MUST_CHECK;

/* NULL: none. */
const struct draft *office_newest_run(const struct season *season, struct office_range range);

#endif
