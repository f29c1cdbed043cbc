/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/duty/displaced.h - lessons that lose their room to an exam, and where they could go.
 *
 * A suggestion is a room of the same site that is free for the whole lesson, of the right kind
 * (workshops and computer rooms only for lessons that had one) and large enough: its exam seats,
 * or the largest class the timetable puts there.  Best is the room the class is in just before or
 * after, then one of the same block, of the same kind, the smallest.  No room is given to two
 * lessons.  Pupils who sit an exam through the whole lesson are not counted.
 */
#ifndef SCHEDULER_DUTY_DISPLACED_H
#define SCHEDULER_DUTY_DISPLACED_H

#include "scheduler/rules/rules.h"

struct displaced {
    int lesson; /* row of lessons */
    int64_t starts_at, ends_at;
    int room;         /* the one it loses */
    int pupils, left; /* of the class; not in an exam for all of it.  0, 0: the class has no list */
    int to;           /* suggested room; -1 */
    const char *why;  /* "same block"; without a room: why */
};

struct displaced_list {
    const struct displaced *list; /* by starts_at, lesson */
    int count;
};

/* days [from, until] */
void displaced_find(const struct season *season, const struct rules *rules, int64_t from,
                    int64_t until, struct arena *arena, struct displaced_list *found);

/* May a lesson be held in that room on that day?  NULL: yes; else why not, in words.  A room of
 * another site only where the class has the time for the way from and to its lessons and exams. */
const char *displaced_refused(const struct season *season, const struct rules *rules, int lesson,
                              int64_t day, int room, struct arena *arena);

/* The lesson that a duty key ("lesson:9C-MA-1:2027-05-12", cover and support alike) is about;
 * NULL: it keeps its room. */
const struct displaced *displaced_by_key(const struct displaced_list *found,
                                         const struct season *season, const char *key,
                                         int64_t starts_at);

#endif
