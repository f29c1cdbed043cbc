/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/audit/plans.h - a week of the lessons in which a pupil's plan names help; only for
 * scheduler/audit. */
#ifndef SCHEDULER_AUDIT_PLANS_H
#define SCHEDULER_AUDIT_PLANS_H

#include "scheduler/audit/auditor.h"

struct plan_lesson { /* nobody is in it anyway, and the pupil is there */
    int64_t from_at, until_at;
};

struct plan_week {
    const struct support *row;
    const char *code;                   /* in the keys of its own duties */
    int all_min, inside_min;            /* of the pupil's lessons of it, the range's */
    int given_min, given_elsewhere_min; /* the latter outside the range, by the timetable */
    int free_min, exam_min;             /* of all_min: the pupil is there; an exam is in the way */
    int64_t from_at, until_at;
    struct plan_lesson *free;
    int n_free, room;
};

/* Minutes of the week's help that were not held because the adult they are meant for was told exam
 * work at the time.  past: knows what was told; asked_min: of the week's lessons. */
int plan_adult_min(const struct auditor *past, const struct plan_week *week, int asked_min);

#endif
