/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/drill.h - an absence drill: what breaks when somebody is away for a day, after the
 * best repair of that day that is found.
 *
 * For each person and day the world is derived again with them away; the rest of the week stays,
 * work that can move and was theirs may go to a later day.  What is told is what is missing then
 * and was not before.  Pure; deterministic for a given amount of work.
 */
#ifndef SCHEDULER_PLAN_DRILL_H
#define SCHEDULER_PLAN_DRILL_H

#include "scheduler/plan/plan.h"

struct drill_loss { /* a seat nobody can be found for */
    const char *title, *kind;
    const char *role;           /* all that are asked: "invigilator;reader"; "" */
    int level;                  /* enum level */
    int weight;                 /* short cost */
    int64_t starts_at, ends_at; /* of work that can move: the first time it might have had */
    bool moves;
    int room, site;
};

struct drill_case {
    int person;
    int64_t day;
    int duties;              /* they have that day, own lessons included */
    int64_t minutes;         /* of them */
    int64_t worse[N_LEVELS]; /* by enum level: value after the repair less the value before */
    const struct drill_loss *losses; /* most important first; n_losses */
    int n_losses;
    int moved; /* rows of others that the repair changes */
};

struct drill_ask {
    const struct world *world; /* the planned days, whole weeks */
    const struct assignment *rows;
    int n_rows;
    bool every_day; /* of each person; else the busiest only */
    int64_t work;   /* for each case; 0: the usual */
    int threads;    /* at work at once, at least one; what is found is the same */
    const bool *stop;
    void (*tell)(void *context, int number, int of, int person); /* one call at a time */
    void *context;
};

struct drill {
    const struct drill_case *cases; /* by person, day */
    int n_cases;
};

bool drill_make(const struct drill_ask *ask, struct arena *arena, struct drill *drill,
                struct fault *fault) MUST_CHECK;

/* Where reserves protect most: a reserve is somebody free who can act in `role` on one half of a
 * day.  Chosen so that what is lost over all cases weighs least (drill_reserve.c). */
struct reserve {
    int64_t day;
    bool afternoon;
    const char *role; /* "" anybody who invigilates */
    int people;
    int seats; /* that they would save, over all cases */
};
/* At most n of them; pm_start: minute of the day.  saved, lost: weight over all cases. */
int drill_reserves(const struct drill *drill, int n, int pm_start, struct arena *arena,
                   const struct reserve **reserves, int64_t *saved, int64_t *lost);

#endif
