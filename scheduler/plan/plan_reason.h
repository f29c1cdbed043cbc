/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/plan_reason.h - why each person does not do a duty, in a plan as it stands. */
#ifndef SCHEDULER_PLAN_PLAN_REASON_H
#define SCHEDULER_PLAN_PLAN_REASON_H

#include "scheduler/plan/plan_part.h"

struct inquiry;

/* brief, chosen and arena of the outcome are enough. */
struct inquiry *inquiry_make(struct outcome *outcome);

/* By person: the first reason; *other by person: the offer of the plan that stands in the way, -1.
 * Both until the next question. */
const char *const *inquiry_ask(struct inquiry *inquiry, int duty, const int **other);

/* The limits that can be one person's own reason, hard ones only; the arrays live in the arena. */
void reason_problem(const struct brief *brief, struct problem *small);
/* "hours", "lunch", "break", "rest", "hand-over"; NULL: nobody's own. */
const char *reason_of(const struct finding *finding);

#endif
