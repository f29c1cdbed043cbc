/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/repair.h - something happened: what it does to the published plan, the ladder
 * of repairs, and taking one of them.
 *
 * An event's command copies office->season, puts what happened into copies of its arrays, and calls
 * office_repair().  What happened (record) is stored whether or not a rung is taken; what belongs
 * to a repair (with_take: sittings that move, say) only with the rung.  Either way in one
 * transaction, with one line in the history.  Published rows change with a rung only, as a new
 * version.
 *
 *   struct season after = office->season;         after.absences = ...longer copy...;
 *   static const char *const kinds[] = {"absences", NULL};
 *   struct repair_ask ask = {.after = &after, .record = kinds, .days = {day, day}, .take = -1,
 * ...}; office_repair(office, &ask, &repair, fault)
 */
#ifndef SCHEDULER_OFFICE_REPAIR_H
#define SCHEDULER_OFFICE_REPAIR_H

#include "scheduler/office/office.h"
#include "scheduler/plan/ladder.h"

enum { REPAIR_LOOK = -1 }; /* take: nothing */

struct repair;
struct repair_hear;

struct repair_ask {
    const struct season *after;     /* office->season with what happened; not written */
    const char *const *record;      /* kinds of `after` that are stored at once; NULL-terminated */
    const char *const *with_take;   /* kinds of `after` that are stored with a rung; NULL: none */
    const char *summary;            /* for the history: no pupil's name */
    struct office_range days;       /* the event touches */
    const bool *uncounted;          /* by person: not counted among those told; NULL */
    bool besides, wide;             /* as ladder_ask */
    bool trial;                     /* store nothing at all */
    int most;                       /* as ladder_ask */
    bool supply;                    /* ask what a supply adult until noon would save */
    int take;                       /* rung to publish; REPAIR_LOOK: none */
    const char *note;               /* of the version; NULL: the summary */
    bool first;                     /* the rung that tells fewest alone; nothing of supply */
    const struct repair_hear *hear; /* NULL: nobody */
    const bool *stop;
};

/* Hears each rung as soon as it is found, while others are still looked for: the first, which
 * tells nobody who need not be, in a fraction of a second.  Nothing is stored yet; repair->season,
 * world, lost and ladder.fallen are as they will be.  A rung that comes later and tells no more
 * people takes the place of one before. */
struct repair_hear {
    void (*rung)(void *context, const struct repair *repair, const struct rung *rung);
    void *context;
};

/* What one supply adult would save, beside the last rung: solved again.  They cover classes, and do
 * what the school says they are trained for (supply_skills). */
struct supply {
    bool asked; /* else nobody looked */
    int64_t from_at, until_at;
    int filled[N_LEVELS];           /* open seats fewer, by level they cost at; may be negative */
    int fewest;                     /* told for what the last rung reaches; -1: not reached */
    int without;                    /* told by the last rung: --take without */
    const struct assignment *takes; /* what they would do, filling most if they fill; n_takes */
    int n_takes;
};

/* What people were told last, judged as things were then. */
struct told_then {
    bool known;         /* else it is too long ago, or nobody looked (first) */
    int version;        /* that told these days last */
    struct world world; /* of the same days */
    struct plan plan;   /* its open seats */
};

struct repair {
    struct season *season;   /* as it is after the event (locks that fell are gone): of the world */
    struct world world;      /* whole weeks around the days */
    const struct lost_lock { /* locks of people who are away from what they were locked to */
        int staff;
        const char *title; /* of the duty */
        int64_t starts_at, ends_at;
    } * lost;
    int n_lost;
    struct told_cut cut; /* what people who are away had begun */
    struct ladder ladder;
    bool first; /* ask->first: nothing was looked for beyond the first rung */
    struct supply supply;
    struct told_then then;
    bool told;                       /* the days were published: else there is nothing to repair */
    const struct rung *taken;        /* NULL: none */
    struct publish_result published; /* when one was: version, changes */
    bool stored;                     /* something was */
};

/* FAULT_MISSING: no such rung; FAULT_CONFLICT: the rung is not legal (names the finding), locks
 * contradict each other, or somebody changed the file meanwhile.  Then nothing is stored. */
bool office_repair(struct office *office, const struct repair_ask *ask, struct repair *repair,
                   struct fault *fault) MUST_CHECK;

/* repair->then, for who asked for the first rung alone and has told it: it takes a third of the
 * time again. */
bool office_repair_then(struct office *office, struct repair *repair,
                        struct fault *fault) MUST_CHECK;

/* repair_then.c */
bool repair_then(struct office *office, const struct repair_ask *ask, struct repair *repair,
                 struct fault *fault) MUST_CHECK;
/* repair_supply.c */
bool repair_supply(struct office *office, const struct repair_ask *ask, struct repair *repair,
                   struct fault *fault) MUST_CHECK;

#endif
