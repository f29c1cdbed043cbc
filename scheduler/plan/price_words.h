/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/price_words.h - what one plan costs more than another, as an officer would say it:
 * seats, lessons, sessions, people told, pay.  The weights that plans are compared by are no words.
 */
#ifndef SCHEDULER_PLAN_PRICE_WORDS_H
#define SCHEDULER_PLAN_PRICE_WORDS_H

#include "scheduler/plan/plan.h"

/* "2 more seats that the rules demand stand empty", "£3.86 less pay"; more: of the level's value,
 * not 0; seats: more seats of the level that are empty (fewer: < 0), of fairness more lessons that
 * teachers cover who should rarely. */
const char *price_words(enum level level, int64_t more, int seats, struct arena *arena);

/* "no time", "45 minutes", "1 hour", "7 h 53 min"; not less than nothing. */
const char *minutes_words(int64_t minutes, struct arena *arena);
/* "£3,564.37"; not less than nothing. */
const char *pounds_text(int64_t pence, struct arena *arena);

/* All levels that differ, most important first: "..., ..." with this between them; "" for none.
 * order: what level stands where. */
struct price_of {
    int64_t value[LEVELS]; /* as plan.levels */
    int empty[LEVELS];     /* seats; of fairness: price_rarely() */
};
const char *price_all(const int *order, const struct price_of *before, const struct price_of *after,
                      const char *between, struct arena *arena);

/* Of a plan with its open seats; order: as plan.level_names has it. */
void price_of_plan(const struct world *world, const struct plan *plan, struct price_of *price);
void price_order(const struct plan *plan, int *order);
/* Lessons that teachers cover who should rarely, each at STEPS_TEACHER_COVERS of fairness, which
 * stands at that place in the school's order. */
int price_rarely(const struct problem *problem, const bool *chosen, int fairness);
/* Of what is chosen of a problem: seats that are empty, by level. */
void price_empty(const struct problem *problem, const bool *chosen, int fairness,
                 struct arena *arena, int *empty);

#endif
