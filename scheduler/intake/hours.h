/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/intake/hours.h - is a person there?  By the pattern rows alone. */
#ifndef SCHEDULER_INTAKE_HOURS_H
#define SCHEDULER_INTAKE_HOURS_H

#include "scheduler/base/arena.h"
#include "scheduler/model/season.h"

struct hours {
    const struct season *season;
    int *first, *next; /* pattern rows by person: 1 + the first, 1 + the next; 0 ends */
};

struct hours hours_make(const struct season *season, struct arena *arena);
bool hours_known(const struct hours *hours, int person); /* has any row but lunch */
/* Every minute of [start, end) of the day lies inside work or protected time.
 * A date's rows replace the weekday's. */
bool hours_hold(const struct hours *hours, int person, int64_t day, int start, int end);
/* The same for a weekday of a week that no date replaces. */
bool hours_hold_weekly(const struct hours *hours, int person, int weekday, int week, int start,
                       int end);
/* Minutes of work and protected time in a week of the kind, lunches taken off. */
int hours_weekly_min(const struct hours *hours, int person, int week);

#endif
