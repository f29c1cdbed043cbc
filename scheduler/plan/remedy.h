/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/remedy.h - what would help where seats are empty.
 *
 * A remedy is a change of the school's facts, so that it can be tried, told and taken alike:
 * remedy_apply() makes the season in which it is done.  Each was tried by planning its day again,
 * the other days as they are (office/remedies.h). */
#ifndef SCHEDULER_PLAN_REMEDY_H
#define SCHEDULER_PLAN_REMEDY_H

#include "scheduler/plan/why.h"

enum remedy_kind {                  /* the cheapest first */
                   REMEDY_UNLOCK,   /* a lock lifted */
                   REMEDY_MERGE,    /* those of `room` sit in `to` */
                   REMEDY_START,    /* papers that start at from_at start at until_at */
                   REMEDY_DEVICE,   /* `pupil` has `word` instead of a reader */
                   REMEDY_OVERTIME, /* `person` works `minutes` longer */
                   REMEDY_RELEASE,  /* `person` is released from `lesson`, which is given up */
                   REMEDY_PERSON,   /* somebody more, from_at to until_at, as `duty` asks */
                   N_REMEDIES
};
extern const char *const remedy_words[]; /* "unlock" "merge" "start" "device" "overtime" ... */

struct remedy {
    int kind; /* enum remedy_kind */
    int64_t day, from_at, until_at;
    int room, to, pupil, arrangement, person, lesson, lock; /* -1 */
    int minutes;        /* of somebody's time; REMEDY_START: by so much */
    const char *word;   /* the device; a name for whoever is wanted: "reader and scribe" */
    const char *roles;  /* REMEDY_PERSON: ';' list */
    const char *skills; /* ...and what else is asked */
    int site;
    int filled;            /* empty seats of the day that it fills or makes needless */
    int64_t value[LEVELS]; /* of the plan with it; see remedy_group.value */
};

/* Empty seats of a day that want the same people, and what would help. */
struct remedy_group {
    int *duties; /* empty; n_duties, the first speaks for all */
    int n_duties;
    int missing; /* people */
    struct bottleneck bottleneck;
    int first, n;          /* rows of remedies->list, the cheapest first */
    int64_t value[LEVELS]; /* the day planned again without any */
    int again;             /* empty seats of the day that planning it again fills, with no remedy */
    bool only_people;      /* nothing helped but somebody more */
    bool cut;              /* not all was tried */
};
struct remedies {
    const struct why *why; /* what the numbers of duties are about */
    const struct remedy *list;
    const struct remedy_group *groups;
    int n, n_groups;
    int n_tried;
    int n_left; /* empty seats that were not looked into */
    int n_past; /* ...and that nothing helps any more: why_past() */
};

#endif
