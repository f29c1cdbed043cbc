/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/edit/edit_part.h - for scheduler/office/edit*.c only. */
#ifndef SCHEDULER_OFFICE_EDIT_PART_H
#define SCHEDULER_OFFICE_EDIT_PART_H

#include "scheduler/office/edit.h"

struct editing {
    struct office *office;
    const struct hand_ask *ask;
    struct hand_done *done;
    struct season after; /* what will be stored */
    struct office_range range;
    const char **duties;           /* as in ask, numbers of empty seats as keys */
    const struct assignment *rows; /* of the draft, inside the range */
    int n_rows;
    int *locked, *locked_to; /* room for n_rows + n_duties each */
    bool *as_before;
    bool freed; /* a lock went or a rule was set aside: bounds no longer hold */
};

/* The duties that are meant, as moves; or as locks to set or take back. */
bool edit_plan_moves(struct editing *editing, struct fault *fault) MUST_CHECK;

/* Is the person on the duty?  NULL: no. */
const struct assignment *edit_row(const struct editing *editing, int duty, int person);
bool edit_is_held(const struct season *season, const char *key, int person);
void edit_hold(struct editing *editing, int duty, int person, int64_t starts_at);
void edit_release(struct editing *editing, int duty, int person);
void edit_set_aside(struct editing *editing, int duty, int person, const char *obstacle);
/* Draft, run, levels, as judged. */
void edit_take(struct editing *editing);
const char *edit_summary(const struct editing *editing);
const char *edit_name(const struct editing *editing, int person);

#endif
