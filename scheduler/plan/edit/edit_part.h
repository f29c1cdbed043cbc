/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/edit/edit_part.h - for scheduler/plan/edit*.c only. */
#ifndef SCHEDULER_PLAN_EDIT_PART_H
#define SCHEDULER_PLAN_EDIT_PART_H

#include "scheduler/plan/brief.h"
#include "scheduler/plan/edit.h"

struct edit {
    const struct edit_ask *ask;
    struct brief *brief;
    struct arena *arena;
    bool *chosen, *locked; /* by offer */
    int *left, *left_by, n_left;
};

struct hard_list {
    struct arena *arena;
    struct finding *list;
    int n, room;
};

/* Sets sentence, rule, source: why the move's person cannot be put in at all... */
void edit_say_obstacle(struct edit *edit, int move, struct edit_result *result);
/* ...why its person cannot be taken out... */
void edit_say_standing(const struct edit *edit, int move, struct edit_result *result);
/* ...or what of the whole plan is in the way. */
void edit_say_limit(const struct edit *edit, const struct finding *finding,
                    struct edit_result *result);

#endif
