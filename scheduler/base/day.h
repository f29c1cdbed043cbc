/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/base/day.h - the civil calendar: days since 1970-01-01. */
#ifndef SCHEDULER_BASE_DAY_H
#define SCHEDULER_BASE_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "scheduler/base/arena.h"

enum { DAY_MIN = 24 * 60, DAY_NONE = -1 }; /* DAY_NONE: no day, as in every row of the model */

int64_t day_make(int year, int month, int day); /* Gregorian; not checked */
void day_split(int64_t day, int *year, int *month, int *of_month);
int day_weekday(int64_t day);        /* 0 Monday .. 6 Sunday */
int64_t day_week_start(int64_t day); /* the Monday of its week */
/* ISO week: "2027-W20".  day_from_week gives its Monday; DAY_NONE when there is no such week. */
void day_week(int64_t day, int *year, int *week);
int64_t day_from_week(int year, int week);
int64_t day_of(int64_t at);      /* day of a wall minute, also before 1970 */
bool day_is_morning(int64_t at); /* before noon */
/* First day (1 September) of the academic year a day lies in. */
int64_t day_academic_year(int64_t day);
/* Its name: "2026-27". */
const char *day_academic_name(struct arena *arena, int64_t day);
bool day_exists(int year, int month, int day); /* 2027-02-29 does not */

/* Text as the program prints it: "2027-05-12", "09:05", "2027-05-12 09:05". */
const char *day_text(struct arena *arena, int64_t day);
const char *time_text(struct arena *arena, int minute_of_day);
const char *moment_text(struct arena *arena, int64_t at);
/* The same in a sentence somebody reads: "Wed 12 May", "Wed 12 May 09:05". */
const char *day_said(struct arena *arena, int64_t day);
const char *moment_said(struct arena *arena, int64_t at);
/* "09:05" or "9:05" to minutes of the day; -1 when it is no time of day. */
int time_parse(const char *text);
/* "2027-05-12"; DAY_NONE when it is no such day.  (Import reads more spellings.) */
int64_t day_parse(const char *text);

#endif
