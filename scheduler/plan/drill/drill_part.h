/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/drill/drill_part.h - for scheduler/plan/drill*.c only. */
#ifndef SCHEDULER_PLAN_DRILL_PART_H
#define SCHEDULER_PLAN_DRILL_PART_H

#include "scheduler/plan/drill.h"
#include "scheduler/plan/plan_part.h"

/* The plan as it is, over the days that a case is planned in. */
struct drill_frame {
    int64_t from, until;
    int64_t value[LEVELS];
    struct world_known known;       /* who may do what when everybody is there */
    const struct open_before *open; /* seats open already, by key; n_open */
    int n_open;
};

struct drilling {
    const struct drill_ask *ask;
    struct arena *arena;
    int64_t work;
    int rank[N_LEVELS];
    struct drill_frame frame;
    struct drill_case *cases;
    int n_cases, room;
};

/* Made once: the plan of its days, its value and what is open. */
bool drill_frame_make(struct drilling *drilling, struct fault *fault) MUST_CHECK;
/* Its duties as they derive in a season. */
void drill_frame_world(const struct drilling *drilling, const struct season *season,
                       struct arena *arena, struct world *world);
int drill_missing(const struct outcome *outcome, int task);
int drill_was_missing(const struct drill_frame *frame, const char *key);

/* One case; what it tells lives in drilling->arena. */
bool drill_try(const struct drilling *drilling, struct arena *scratch, struct drill_case *found,
               struct fault *fault) MUST_CHECK;
/* All of them, shared out among ask->threads (drill_share.c).  How many of the first were tried
 * before ask->stop; -1: a fault. */
int drill_share(struct drilling *drilling, struct fault *fault) MUST_CHECK;

/* The best repair found of the day: changes chosen[]. */
void drill_repair(const struct drilling *drilling, const struct brief *brief,
                  struct drill_case *found, bool *chosen, struct arena *scratch);

#endif
