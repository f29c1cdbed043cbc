/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/lock.h - what a row of locks means: a person and a date, with session or time
 * and role, and room, pupil or paper where it matters.
 *
 * Planning takes locks as promises (brief_lock.c); an import asks first whether they can be
 * understood. */
#ifndef SCHEDULER_PLAN_LOCK_H
#define SCHEDULER_PLAN_LOCK_H

#include "scheduler/duty/duty.h"
#include "scheduler/model/season.h"

struct lock_scene {
    const struct duty *duties; /* of the lock's day at least */
    int n_duties;
    int pm_start; /* minute of the day */
};

/* The number of the slot a described lock means; -1: not this duty. */
int lock_slot(const struct lock_scene *scene, const struct lock *row, const struct duty *duty);

/* Same seat, or seats nobody could tell apart by what a lock can say. */
bool lock_alike(const struct duty *a, const struct duty *b);

/* NULL: the row means one seat, or seats that are alike.  Else why not, naming the duties it
 * could mean or, where there is none, those of its role on its day. */
const char *lock_doubt(const struct lock_scene *scene, const struct lock *row, struct arena *arena);

#endif
