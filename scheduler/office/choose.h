/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/choose.h - decisions of the officer's about one lesson on one day: its class
 * joins another, or has it in another room.  Stored as lesson_choice; the next plan does so. */
#ifndef SCHEDULER_OFFICE_CHOOSE_H
#define SCHEDULER_OFFICE_CHOOSE_H

#include "scheduler/office/office.h"

struct choose_ask {
    const char *class_name;
    const char *into; /* join: the class that takes them; NULL: a matter of the room */
    int room;         /* -1: the room that suits best */
    int64_t day;
    int minute; /* when the lesson begins; -1: the only one it can be */
    bool back;  /* as the timetable says again */
};

struct chosen {
    const char *told; /* one sentence: for the history and the officer */
    int lesson, room; /* room -1: none, or each in its own */
    bool planned;     /* the day has a plan, which does not know of it yet */
};

/* FAULT_MISSING: no such lesson then.  FAULT_USAGE: it could be several.  FAULT_CONFLICT: it may
 * not, and why. */
bool office_choose(struct office *office, const struct choose_ask *ask, struct chosen *chosen,
                   struct fault *fault) MUST_CHECK;

#endif
