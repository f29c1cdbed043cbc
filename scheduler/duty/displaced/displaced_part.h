/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/duty/displaced/displaced_part.h - what the files of displaced.h share. */
#ifndef SCHEDULER_DUTY_DISPLACED_PART_H
#define SCHEDULER_DUTY_DISPLACED_PART_H

#include "scheduler/duty/displaced.h"

struct moving { /* one day of lessons that lose their rooms */
    const struct season *season;
    struct arena *arena;
    int64_t day;
    int before_min;                /* candidates are called in so long before their start */
    int *members;                  /* rows of classes, by class */
    int *first_member, *size;      /* by lesson: of its class */
    int *largest;                  /* by room: the largest class taught there */
    const int *ways;               /* minutes between sites */
    const struct sitting **seated; /* of the day */
    int *lessons;                  /* of the day, in a room */
    int *left; /* by lesson: pupils who are not in an exam; -1: not counted yet */
    int n_seated, n_lessons;
    struct displaced *list;
    int count, room, first; /* first: of the day */
};

/* displaced_day.c */
void displaced_classes(struct moving *moving);               /* once */
void displaced_day(struct moving *moving);                   /* moving->day has been set */
int displaced_from(const struct moving *moving, int lesson); /* its room on the day; -1 */
bool displaced_exam(const struct moving *moving, int room, int64_t from_at, int64_t until_at);
/* Of the lesson's class, those who do not sit an exam all the time. */
int displaced_left(const struct moving *moving, int lesson);

/* displaced_room.c */
/* Why the lesson cannot go to that room; NULL: it can. */
const char *displaced_trouble(const struct moving *moving, int room, const struct displaced *move);
void displaced_place(const struct moving *moving, struct displaced *move);

#endif
