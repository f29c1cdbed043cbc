/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/event.h - what happens on the day, put into the season.
 *
 * Every event changes facts and nothing else: sittings that begin or end later, a closed room, a
 * pupil who is away, an arrangement.  Duties, plan and audit read the facts.  Everybody keeps their
 * full time; who is moved sits elsewhere, and as few as can be are moved; what is over stays as it
 * was.  Every event leaves a row in the incident log.
 *
 * Pure: nothing is stored here; see office/event.h.
 */
#ifndef SCHEDULER_SEAT_EVENT_H
#define SCHEDULER_SEAT_EVENT_H

#include "scheduler/seat/seat.h"

struct day_event {
    int what;           /* enum incident_what, up to INCIDENT_ARRANGE */
    const int *rooms;   /* delay: these, n_rooms; none: all.  close: one */
    int n_rooms;        /* */
    int pupil, paper;   /* paper -1: the one that is meant by the time */
    int to;             /* move: room */
    int session;        /* move: enum session; SESSION_NONE: the only one */
    int64_t from_at;    /* late: the start; absent, close: from; arrange: its first day */
    int64_t until_at;   /* absent, close: exclusive; arrange: its last day's end, or -1 */
    int minutes;        /* delay */
    const char *kind;   /* arrange: of the rules' arrangements */
    int amount, route;  /* arrange: -1, enum route */
    const char *reason; /* "" */
    const char *who;    /* records it */
    int64_t now_at;
};

enum seat_because {
    SEAT_SAME,
    SEAT_LOST,       /* the clock stood */
    SEAT_HELD,       /* the room could not begin */
    SEAT_LATE,       /* came late */
    SEAT_AFTER_OWN,  /* the candidate's paper before ended later */
    SEAT_AFTER_ROOM, /* those before them in the room ended later */
    SEAT_MOVED,      /* to another room */
    SEAT_TIMED,      /* has other time */
    SEAT_GONE,       /* sits no more */
    SEAT_NOWHERE     /* no desk was found */
};
extern const char *const seat_because_words[]; /* "time lost" "room held up" ... */

struct seat_change {
    const struct sitting *before, *after; /* after NULL: gone */
    int because;                          /* enum seat_because */
};

struct event_result {
    struct season after;               /* the season with it; arrays not touched are shared */
    const struct seat_change *changes; /* by start, room, desk */
    int n_changes;
    const char *const *notes; /* what the officer must see to, most urgent first; n_notes */
    int n_notes;
    int64_t from, until; /* days touched */
    bool known;          /* all of it was recorded before, at known_at: nothing changes */
    int64_t known_at;
    const char *told; /* one sentence, pupils by code: log and history */
};

/* What begins now, and is to be taken: the same that was looked at within the last hour, and began
 * then; of several rooms, any.  event->from_at is when that was; false: there is none. */
enum { EVENT_RECALLED_MIN = 60 };
bool event_recall(const struct season *season, struct day_event *event);

/* FAULT_MISSING: it is about nobody.  FAULT_CONFLICT: a rule or what is past forbids it. */
bool event_make(const struct season *season, const struct rules *rules,
                const struct day_event *event, struct arena *arena, struct event_result *result,
                struct fault *fault) MUST_CHECK;

#endif
