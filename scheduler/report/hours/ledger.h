/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/hours/ledger.h - what counts beside duties, and whose time exams took; only for
 * scheduler/report. */
#ifndef SCHEDULER_REPORT_LEDGER_H
#define SCHEDULER_REPORT_LEDGER_H

#include "scheduler/report/work.h"

/* One person on the days of the ask. */
struct ledger {
    int64_t travel_min, kept_min;   /* the way between sites; protected time */
    int64_t outside_min;            /* work beyond the hours of the pattern */
    bool paid;                      /* ...is paid; else it is time off in lieu */
    int64_t taken_min, brought_min; /* time off for overtime: of hours of the pattern; before */
    int64_t logged_min;             /* really worked, as told (worked.csv) */
    int64_t logged_over_min;        /* ...beyond the pattern of its day */
    /* Minutes of exam work, and what of the person's own stood in their place. */
    int64_t exam_min, lesson_min, support_min, other_min, beyond_min;
    int64_t covered_min; /* of lessons and support: somebody else took it */
};

/* n_people rows.  All zero when a setting makes no sense. */
struct ledger *ledger_read(const struct report_ask *ask, struct arena *arena);

#endif
