/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/incident.h - what happened on the day, as it was recorded: the incident log.
 * Conventions: kind.h.  What an incident did stands in the rows it changed. */
#ifndef SCHEDULER_MODEL_INCIDENT_H
#define SCHEDULER_MODEL_INCIDENT_H

#include <stdint.h>

enum incident_what {
    INCIDENT_DELAY,     /* a room, or all of them, stood still or began late */
    INCIDENT_LATE,      /* a candidate came late and was let in */
    INCIDENT_ABSENT,    /* a candidate was not there */
    INCIDENT_CLOSE,     /* a room could not be used */
    INCIDENT_MOVE,      /* a candidate sat elsewhere */
    INCIDENT_ARRANGE,   /* a candidate has an arrangement from now on */
    INCIDENT_REFER,     /* a pupil was given a mentor */
    INCIDENT_INTERRUPT, /* somebody was taken from their work */
    N_INCIDENTS
};
extern const char *const incident_words[]; /* "delay" "late" "absent" "close" ... */

struct incident { /* incident */
    int64_t id;
    int64_t recorded_at;       /* wall minutes */
    int64_t from_at, until_at; /* the moments it is about; until_at -1: open, or a moment */
    int what;
    int room;                /* delay: -1 all; close; move: to where */
    int pupil, paper, staff; /* -1 */
    int minutes;             /* -1 */
    const char *detail;      /* kind of arrangement */
    const char *reason, *who;
    const char *told; /* what came of it, for the log */
};

#endif
