/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief_limit.h - setting one person's limits; for plan/brief_*.c only. */
#ifndef SCHEDULER_PLAN_BRIEF_LIMIT_H
#define SCHEDULER_PLAN_BRIEF_LIMIT_H

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

/* Left out where everything the person is offered keeps it anyway; never below what their own
 * timetable asks. */
void limit_add(struct quotas *quotas, struct limit_ask ask);
/* What the person's own work and history come to in the ask. */
int64_t limit_own(const struct brief *brief, const struct limit_ask *ask);

/* brief_cover.c: what the school agreed about cover, for one person and the whole range. */
void limit_covering(struct quotas *quotas, int person);

#endif
