/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/base/day.h - the civil calendar: days since 1970-01-01. */
#ifndef SCHEDULER_BASE_DAY_H
#define SCHEDULER_BASE_DAY_H

#include <stdint.h>

enum { DAY_MIN = 24 * 60 };

int64_t day_make(int year, int month, int day); /* Gregorian; not checked */
void day_split(int64_t day, int *year, int *month, int *of_month);
int day_weekday(int64_t day);        /* 0 Monday .. 6 Sunday */
int64_t day_week_start(int64_t day); /* the Monday of its week */
/* ISO week: "2027-W20".  week_make gives the Monday; -1 when there is no such week. */
void day_week(int64_t day, int *year, int *week);
int64_t day_from_week(int year, int week);
int64_t day_of(int64_t at); /* day of a wall minute, also before 1970 */
/* First day of the academic year (1 September) a day lies in, and its name "2026-27". */
int64_t day_academic_year(int64_t day);

#endif
