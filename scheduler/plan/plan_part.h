/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/plan_part.h - from chosen offers to what people read; for plan/plan*.c only. */
#ifndef SCHEDULER_PLAN_PLAN_PART_H
#define SCHEDULER_PLAN_PLAN_PART_H

#include "scheduler/plan/brief.h"

/* One seat: a duty, or the pieces it was cut into. */
struct seat {
    const int *duties; /* in order of pieces, n_duties; all of them tasks */
    int n_duties;
    int need, missing;
    int first_open; /* duty; -1 */
    int64_t open_from_at, open_until_at;
};

struct outcome {
    struct brief *brief;
    const bool *chosen; /* by offer */
    struct seat *seats; /* by first duty */
    int n_seats;
    struct arena *arena;
    struct plan *plan;
};

void outcome_names(const struct brief *brief, struct plan *plan);
/* problem_judge() of chosen offers; findings speak of the brief's tasks and people. */
bool outcome_judge(const struct brief *brief, const bool *chosen, int64_t *value, finding_fn *tell,
                   void *context);
void outcome_seats(struct outcome *outcome);
void outcome_assignments(struct outcome *outcome);
void outcome_open(struct outcome *outcome);
void outcome_changes(struct outcome *outcome);
void outcome_totals(struct outcome *outcome);

/* given: by duty, rooms_give(). */
void outcome_roomless(struct outcome *outcome, const int *given);
/* Lists the sessions that no room is left for and takes those that are not locked out of the plan;
 * how many people's work that is. */
int plan_drop_roomless(struct brief *brief, bool *chosen, struct plan *plan);

/* All of these: everything of the plan but levels, status and what stopped it. */
void plan_fill(struct brief *brief, const bool *chosen, struct plan *plan);

/* People assigned to a task. */
int outcome_filled(const struct outcome *outcome, int task);

#endif
