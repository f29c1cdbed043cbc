/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/drill_part.h - for scheduler/plan/drill*.c only. */
#ifndef SCHEDULER_PLAN_DRILL_PART_H
#define SCHEDULER_PLAN_DRILL_PART_H

#include "scheduler/plan/brief.h"
#include "scheduler/plan/drill.h"

struct drilling {
    const struct drill_ask *ask;
    struct arena *arena;
    int64_t work;
    int64_t before[LEVELS]; /* value of the plan as it is */
    int rank[N_LEVELS];
    const struct open_before *open;
    int n_open;
    struct drill_case *cases;
    int n_cases, room;
};

/* The best repair found of the day: changes chosen[]. */
void drill_repair(const struct drilling *drilling, const struct brief *brief,
                  struct drill_case *found, bool *chosen, struct arena *scratch);

#endif
