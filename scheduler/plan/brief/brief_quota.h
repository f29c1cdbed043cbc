/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_quota.h - limits about to be set; for plan/brief_quota*.c only. */
#ifndef SCHEDULER_PLAN_BRIEF_QUOTA_H
#define SCHEDULER_PLAN_BRIEF_QUOTA_H

#include "scheduler/plan/brief.h"

struct quotas {
    struct brief *brief;
    struct quota *list;
    int n, room;
};

/* One limit about to be set. */
struct limit_ask {
    int person;
    int64_t from_at, until_at, used, max;
    uint64_t tags;
    bool by_minute;
    int level; /* enum level */
    int64_t unit, over_cost;
};

/* What all offers of the person would come to in its window. */
struct amounts {
    int64_t most, own, longest; /* of all offers; of own work and history; of one */
    int64_t timetable;          /* of own work alone */
};
struct amounts quota_measure(const struct brief *brief, const struct limit_ask *ask);

/* Left out where everything the person is offered keeps it anyway. */
void quota_add(struct quotas *quotas, struct limit_ask ask);

/* Minutes of own work that is no task, inside a window. */
int64_t quota_blocked_min(const struct brief *brief, int person, int64_t from_at, int64_t until_at);

/* brief_cover.c: what the school agreed about cover, for one person and the whole range. */
void limit_covering(struct quotas *quotas, int person);

/* brief_quota_day.c */
void quota_day(struct quotas *quotas, int person, int64_t day);

#endif
