/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/forecast/forecast.h - how many adults each session wants and how many there are;
 * only for scheduler/report.
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

/* Seats of one moment and who may have them (forecast_match.c). */
struct matching {
    int n_seats, n_people;
    unsigned char *may; /* seats * people: 1 free, 2 would leave own work */
    bool *helps;        /* by seat: beside a candidate, so harder to hire than an invigilator */
    int *holder;        /* by seat: person, -1 */
    int *seat_of;       /* by person, -1 */
    bool *seen;         /* by person */
};
/* How many stay empty; people who are free are taken first. */
int matching_run(struct matching *matching, struct arena *arena);
int matching_leaving(const struct matching *matching); /* holders who leave own work */

/* FAULT_INPUT: a setting makes no sense. */
bool forecast_make(const struct world *world, struct arena *arena, struct forecast *forecast,
                   struct fault *fault) MUST_CHECK;

/* People of one role wanted in mornings, or in afternoons. */
struct hire {
    const char *role;
    int session, people, times;
    int64_t minutes, pence; /* pence -1: no rate is told */
};
struct hires {
    struct hire *list;
    int n, room;
};

struct totals {
    int sessions, short_sessions, missing, worst, leaving;
    int64_t minutes, pence; /* -1: no rate is told */
};

/* forecast_hire.c: most hours first. */
struct hires hires_of(const struct forecast *forecast, const struct season *season,
                      struct arena *arena);
struct totals totals_of(const struct forecast *forecast, const struct hires *hires);

/* Pence an hour of people hired for exams: the rate told for invigilators, else what most of
 * those on the list get; -1: nothing is told. */
int forecast_rate(const struct season *season, int64_t day);

#endif
