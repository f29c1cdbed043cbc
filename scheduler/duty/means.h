/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/duty/means.h - more people who must be able to call for help than there are radios or
 * phones to call with (domain 1.2, 6.5).
 *
 * A post between rooms or outside wants a radio; a room with one invigilator wants what the school
 * told to be its means (rooms: summon).  Only what the equipment list counts is looked at: who
 * lists no radios is taken to have enough.
 */
#ifndef SCHEDULER_DUTY_MEANS_H
#define SCHEDULER_DUTY_MEANS_H

#include "scheduler/duty/duty.h"

struct means_short {
    const char *item; /* "radio", "phone" */
    int site;
    int64_t from_at, until_at;
    int wanted, there; /* wanted: at the moment at which most are */
    const char *who;   /* "Gate duty, R12", at that moment */
};

/* Of days [from, until], by site, item and time; how many. */
int means_find(const struct season *season, const struct duty *duties, int n_duties, int64_t from,
               int64_t until, struct arena *arena, const struct means_short **list);

/* A time at which posts of a site want more radios than rooms with one invigilator leave them. */
struct means_left {
    int site;
    int64_t from_at, until_at;
    int left;
};
int means_radios(const struct season *season, const struct duty *duties, int n_duties,
                 struct arena *arena, const struct means_left **list);
/* Is it one, with a radio each? */
bool means_post(const struct duty *duty);
/* Where it is. */
int means_site(const struct season *season, const struct duty *duty);

/* "Wed 12 May 2027 09:00-11:00  MAIN: 3 radios wanted, there are 2 (Gate duty, R12)" without day
 * and time: "MAIN: ..." */
const char *means_text(const struct season *season, const struct means_short *means,
                       struct arena *arena);

#endif
