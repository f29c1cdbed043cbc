/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/withdrawn.h - lessons that pupils miss for sessions, and how often again.
 *
 * A lesson missed counts as missed again as many times as its subject was missed oftener,
 * in this half-term, than the least missed of the pupil's other subjects.
 */
#ifndef SCHEDULER_PLAN_WITHDRAWN_H
#define SCHEDULER_PLAN_WITHDRAWN_H

#include "scheduler/plan/plan.h"

struct withdrawn { /* one pupil, in the sessions that are held */
    int pupil, sessions;
    int missed, again; /* lessons */
    int least;         /* nothing holds these sessions with fewer missed again: at any time at
                          which the pupil could come, whoever and wherever it is */
};
struct withdrawals {
    const struct withdrawn *list; /* by pupil */
    int n;
};

void withdrawals_count(const struct world *world, const struct assignment *list, int count,
                       struct arena *arena, struct withdrawals *withdrawals);

#endif
