/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/event.h - what happens on the day: facts changed, logged, repaired. */
#ifndef SCHEDULER_OFFICE_EVENT_H
#define SCHEDULER_OFFICE_EVENT_H

#include "scheduler/office/repair.h"
#include "scheduler/seat/event.h"

/* Somebody whose published duty is another one after it. */
struct event_person {
    const struct assignment *row; /* as it was told */
    int64_t starts_at, ends_at;   /* as it is now; ends_at -1: there is no such duty, and
                                   * they are free from starts_at on */
    int room;                     /* now; -1 */
    int past_min;                 /* of what is longer now: outside their hours */
};

struct event_outcome {
    struct event_result result;
    struct repair repair;
    const struct event_person *people; /* by start; n_people */
    int n_people;
};

struct event_how { /* as repair_ask */
    int take;
    bool wide, first;
};
/* The event is stored and logged, whether a rung is taken (take >= 0) or not. */
bool office_event(struct office *office, const struct day_event *event, struct event_how how,
                  struct event_outcome *outcome, struct fault *fault) MUST_CHECK;

/* Somebody is taken from their work for a while: an absence by name of the log.  With
 * from_at -1 and a rung to take, one of the same length that goes on is meant. */
struct interruption {
    int staff, minutes;
    int64_t from_at; /* -1: now */
    const char *reason;
    bool known; /* afterwards: it was recorded before */
};
/* interruption->from_at is when it began, afterwards. */
bool office_interrupt(struct office *office, struct interruption *interruption,
                      struct event_how how, struct repair *repair, struct fault *fault) MUST_CHECK;

#endif
