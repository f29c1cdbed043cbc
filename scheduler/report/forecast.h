/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/forecast.h - how many adults each session wants and how many there are; only for
 * scheduler/report.
 *
 * A plan says who does what; a forecast asks, months before, whether there are enough people at
 * all.  At every moment at which exam work begins the adults it wants are matched with those
 * who may do it, people who are free before people who would leave lessons; what stays
 * unmatched at the worst moment is what the session is short of. */
#ifndef SCHEDULER_REPORT_FORECAST_H
#define SCHEDULER_REPORT_FORECAST_H

#include "scheduler/plan/plan.h"

struct lack { /* adults of one role missing in a session */
    const char *role;
    int people;
    int64_t minutes;
};

struct forecast_session {
    int64_t day;
    int session;           /* SESSION_AM or SESSION_PM */
    int needed, available; /* at the worst moment */
    int leaving;           /* of those matched, taken from work of their own */
    int missing;
    const struct lack *lacks; /* by role */
    int n_lacks;
};

struct forecast {
    const struct forecast_session *sessions; /* by day, session */
    int n_sessions;
    int unseated; /* entries without a desk: not counted in anything */
};

/* FAULT_INPUT: a setting makes no sense. */
bool forecast_make(const struct world *world, struct arena *arena, struct forecast *forecast,
                   struct fault *fault) MUST_CHECK;

/* Pence an hour of people hired for exams: the rate told for invigilators, else what most of
 * those on the list get; -1: nothing is told. */
int forecast_rate(const struct season *season, int64_t day);

#endif
