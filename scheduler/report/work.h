/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/work.h - people's minutes by kind of work; only for scheduler/report. */
#ifndef SCHEDULER_REPORT_WORK_H
#define SCHEDULER_REPORT_WORK_H

#include "scheduler/report/report.h"

/* Each minute of a person counts once. */
enum work {
    WORK_EXAM, /* exam rooms and around them */
    WORK_HELP, /* reading, scribing...; also when the person invigilates as well */
    WORK_COVER,
    WORK_CASELOAD,
    WORK_SUPPORT,
    WORK_SCHOOL, /* the school's other duties */
    WORK_LESSON, /* their own */
    N_WORK
};

/* Is it somebody's own lesson, which they know without being told? */
bool is_own_lesson(const struct assignment *assignment);

enum work work_of(const struct assignment *assignment);
bool work_is_exam(enum work work);
/* Of the duty kind; an unknown kind speaks for itself.  Somebody else's lesson is cover. */
const char *work_title(const struct assignment *assignment);
/* The assignment's own title; cover says so. */
const char *work_words(const struct assignment *assignment, struct arena *arena);
const char *work_letter(const struct assignment *assignment);

struct work_sum {
    int64_t minutes[N_WORK];
    int duties[N_WORK];
};
/* What each person of the season does in the plan on the days [from, until]; n_people rows.
 * Own lessons are those of the duties, without the time in which the plan has the person
 * elsewhere: planning keeps only those lessons that somebody could be taken from. */
struct work_sum *work_sums(const struct report_ask *ask, int64_t from, int64_t until,
                           struct arena *arena);
int64_t work_total(const struct work_sum *sum);

/* Contracted minutes of a person on these days: the week's, in proportion to the work pattern on
 * days on which the school is open (no pattern: weekdays).  -1: no contract in hours. */
int64_t work_contract(const struct season *season, int person, int64_t from, int64_t until);

#endif
