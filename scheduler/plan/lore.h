/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/lore.h - what a cover manager knows by heart: who knows which class, who has
 * gained time because their class is gone, who covered at this hour lately (domain 4.1, 4.3).
 *
 * Preferences only; nothing here forbids.  Made with the crew, const after that.
 */
#ifndef SCHEDULER_PLAN_LORE_H
#define SCHEDULER_PLAN_LORE_H

#include "scheduler/plan/crew.h"

struct lore_pair { /* sorted by person, then what */
    int person, what;
};
struct lore_pairs {
    struct lore_pair *list;
    int n, room;
};

struct lore {
    const char *const *classes; /* sorted names of the timetable's classes */
    int n_classes;
    const int *lesson_class;  /* by lesson */
    struct lore_pairs knows;  /* person takes or supports lessons of the class */
    struct lore_pairs key_of; /* person is key worker of a pupil of the class */
    struct slices gained;     /* by person: numbers of gained_spans */
    const struct lore_span {
        int person;
        int64_t starts_at, ends_at;
    } * gained_spans; /* by start; n_gained */
    int n_gained;
    int64_t gained_longest_min;        /* none lasts longer */
    const bool *teaches_any;           /* by person: has lessons of their own */
    const struct assignment **history; /* cover of the days before */
    struct slices covered;             /* by person: rows of history */
};

void lore_make(const struct world *world, struct arena *arena, struct lore *lore);

/* A lesson of somebody else that was told to the person. */
bool lore_is_cover(const struct assignment *row);
bool lore_knows(const struct lore *lore, int person, int lesson);
bool lore_key_worker(const struct lore *lore, int person, int lesson);
/* Had the person a lesson in this span that fell away? */
bool lore_gained(const struct lore *lore, int person, int64_t starts_at, int64_t ends_at);
bool lore_anyone_gained(const struct lore *lore, int64_t starts_at, int64_t ends_at);
/* Did the person cover at this hour of the week in the four weeks before, as those were planned
 * last or, where nobody planned them, as they were told? */
bool lore_same_hour(const struct lore *lore, int person, int64_t starts_at);

#endif
