/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/took/took_part.h - what the files of took.h share. */
#ifndef SCHEDULER_REPORT_TOOK_PART_H
#define SCHEDULER_REPORT_TOOK_PART_H

#include "scheduler/base/day.h"
#include "scheduler/report/took/took.h"
#include "scheduler/report/work.h"

struct taking {
    const struct report_ask *ask;
    struct arena *arena;
    /* The plan that is asked about; around it, what was planned, else told. */
    const struct assignment **rows, **by_key, **by_staff;
    int n_rows, *staff_first; /* n_people + 1 offsets into by_staff */
    const struct sitting **sittings;
    int *pupil_first;              /* n_pupils + 1 offsets into sittings */
    const struct lesson **lessons; /* by class */
    struct took_list *people, *pupils;
};

bool took_in_ask(const struct taking *taking, int64_t at);
void took_note(struct taking *taking, struct took_list *list, struct took row);
/* Somebody who does the duty; person -1: anybody. */
const struct assignment *took_held_by(const struct taking *taking, const char *key, int person);
bool took_in_exam_duty(const struct taking *taking, int person, int64_t from_at, int64_t until_at);
/* In the room, or on the way into it. */
bool took_sits_exam(const struct taking *taking, int pupil, int64_t from_at, int64_t until_at);
bool took_is_candidate(const struct taking *taking, int pupil, int64_t day);
/* The first of taking->lessons of the class, or of one behind it. */
int took_first_lesson(const struct taking *taking, const char *class_name);

void took_rows(struct taking *taking);     /* took_rows.c: fills in the rows */
void took_school(struct taking *taking);   /* took_school.c: the rest */
void took_sessions(struct taking *taking); /* took_sessions.c */
void took_help(struct taking *taking);     /* took_help.c: hours that pupils' plans name */

#endif
