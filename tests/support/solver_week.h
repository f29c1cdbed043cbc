/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/solver_week.h - synthetic school weeks for the solver, from a seed. */
#ifndef TESTS_SUPPORT_SOLVER_WEEK_H
#define TESTS_SUPPORT_SOLVER_WEEK_H

#include <stdint.h>

#include "solver/problem.h"

enum { WEEK_MAX_TASKS = 4000, WEEK_MAX_SLOTS = 20000, WEEK_MAX_OFFERS = 400000 };
enum { WEEK_MAX_ROWS = 20000, WEEK_PEOPLE = 200 };

struct week_shape {
    const char *name;
    int casuals, teachers; /* invigilators by the hour; staff with lessons */
    int rooms;             /* exam rooms in a session */
    int lessons;           /* a teacher's lessons a day, of six */
    int movable, starts;   /* mentoring sessions, and how many starts each may have */
    int duties;            /* other fixed work a day */
};

struct week {
    struct problem problem;
    struct task *tasks;
    struct slot *slots;
    struct offer *offers;
    struct quota *quotas;
    struct use *uses;
    struct rest_break *breaks;
    struct callout *callouts;
    struct bond *bonds;
    struct share *shares;
    struct share_group groups[4];
    struct mix *mixes;
    struct resource *resources;
    int gap_min[WEEK_PEOPLE];
    uint64_t person_tags[WEEK_PEOPLE];
    int64_t starts_at[16 * 8];
    int travel_min[4];
    uint64_t random;
    bool may[WEEK_PEOPLE][8]; /* by kind of work */
};

enum { KIND_INVIGILATE, KIND_READ, KIND_SCRIBE, KIND_COVER, KIND_MENTOR, KIND_DUTY };
enum { TAG_EXAM = 1, TAG_LESSON = 2, TAG_MENTOR = 4, TAG_DUTY = 8, TAG_LEAD = 16 };

/* Aborts without memory. */
struct week *week_make(const struct week_shape *shape, uint64_t seed);
void week_release(struct week *week);

#endif
