/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/withdrawn.h - lessons that pupils miss for sessions, and how often again.
 *
 * A lesson is missed again too soon when its subject was missed oftener, in this half-term and
 * up to then, than another of the pupil's subjects.
 */
#ifndef SCHEDULER_PLAN_WITHDRAWN_H
#define SCHEDULER_PLAN_WITHDRAWN_H

#include "scheduler/plan/plan.h"

struct withdrawn { /* one pupil, in the sessions that are held */
    int pupil, sessions;
    int missed, again; /* lessons */
    int least; /* these sessions cannot be held with fewer missed again: at any time at which the
                  pupil could come, whoever and wherever it is.  Many sessions: 0, not looked for */
};
struct withdrawals {
    const struct withdrawn *list; /* by pupil */
    int n;
};

void withdrawals_count(const struct world *world, const struct assignment *list, int count,
                       struct arena *arena, struct withdrawals *withdrawals);

#endif
