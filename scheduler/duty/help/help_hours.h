/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/duty/help/help_hours.h - the lessons of one week in which a pupil's plan names help,
 * and what exams of the weeks before still owe; only for scheduler/duty. */
#ifndef SCHEDULER_DUTY_HELP_HOURS_H
#define SCHEDULER_DUTY_HELP_HOURS_H

#include "scheduler/duty/derive.h"

struct lesson_at { /* a lesson of the pupil in the week */
    const struct lesson *lesson;
    const struct derive_day *day;
    bool free; /* the pupil is there, and the day is in the range */
};

struct hours_week {
    const struct support *row;
    int first;              /* of derivation->days */
    struct lesson_at *list; /* not served yet, by time */
    int count, room, n_inside;
    int left_min; /* wanted of them */
};

struct hours_week hours_week_read(const struct derivation *derivation, const struct support *row,
                                  int first);
bool hours_enrolled(const struct pupil *pupil, int64_t day);
/* So many of the lessons that, whichever they are, the minutes are reached. */
int hours_lessons_wanted(const struct derivation *derivation, const struct hours_week *week);
/* Minutes of the week that were not held, as told, because the adult meant for them was told an
 * exam at the time. */
int hours_adult_took_min(const struct derivation *past, const struct hours_week *week, int n_own);
/* Minutes that exams took in the weeks before this one and that no week had room to give back
 * yet.  past: a derivation of these weeks. */
int hours_owed_min(const struct derivation *past, const struct support *row, int64_t monday);
/* Free minutes of the week beyond what is wanted of it. */
int hours_spare_min(const struct hours_week *week);
/* The weeks before the range and those in it; give_back_weeks of the settings. */
void hours_past_open(const struct derivation *derivation, struct derivation *past);

#endif
