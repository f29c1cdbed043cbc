/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/clock.h - when a person is in: pattern, answers, absences, lunch. */
#ifndef SCHEDULER_PLAN_CLOCK_H
#define SCHEDULER_PLAN_CLOCK_H

#include "scheduler/plan/crew.h"

struct clock_maker {
    const struct season *season;
    const struct policy *policy;
    struct slices patterns, answers, absences; /* by person */
    struct arena *arena;                       /* what clocks point to lives here */
};

void clock_make(const struct clock_maker *maker, int person, int64_t day, struct clock *clock);

#endif
