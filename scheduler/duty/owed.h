/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/duty/owed.h - sessions that exams took and that are owed to their pupils.
 *
 * A session of the caseload that was not held in a week that was told, and that would have fitted
 * had there been no exams (refit.h), is owed from then to the end of the half-term; a later week
 * with more of them than its own gives it back.  Everything is read from what was told (the store),
 * so that it survives from one weekly plan to the next.
 */
#ifndef SCHEDULER_DUTY_OWED_H
#define SCHEDULER_DUTY_OWED_H

#include "scheduler/duty/refit.h"

/* Weeks of the half-terms that the days touch, by session of the caseload. */
struct owed {
    const struct season *season;
    int64_t first; /* a Monday */
    int n_weeks;
    bool *told;  /* by week: anybody was told anything of it */
    int *wanted; /* session * n_weeks + week: as the caseload says */
    int *held;   /* ...and so many were */
    int *took;   /* ...exams took so many of those that were not */
};

/* ask->rows: what was told, or is planned, of any kind; those of one key count once. */
void owed_open(const struct refit_ask *ask, int64_t from, int64_t until, struct owed *owed);
/* The number in the caseload of the session that a duty's key names; -1. */
int owed_session(const struct season *season, const char *key);
/* So many that were not held in this week were an exam's. */
int owed_took(const struct owed *owed, int session, int64_t monday);
/* Sessions that exams took in the weeks of the half-term before this one and that no other week
 * gave back. */
int owed_due(const struct owed *owed, int session, int64_t monday);
/* Of those that exams took in this week: how many later weeks gave back, the oldest first. */
int owed_back(const struct owed *owed, int session, int64_t monday);

#endif
