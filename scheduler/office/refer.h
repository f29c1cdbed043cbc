/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/refer.h - a pupil is referred: a mentor with room, a first session soon, a
 * weekly time for six weeks (domain 6.2). */
#ifndef SCHEDULER_OFFICE_REFER_H
#define SCHEDULER_OFFICE_REFER_H

#include "scheduler/office/office.h"

enum { REFER_WEEKS = 6, REFER_DAYS = 2 };

struct refer_ask {
    int pupil, mentor; /* mentor -1: whoever suits best */
    int minutes;       /* of a session */
    const char *reason;
    bool take; /* record it */
};

struct referral {
    int mentor, n_pupils, most; /* has so many pupils already, and may have */
    int64_t first_at;           /* -1: none within REFER_DAYS school days */
    int64_t weekly_at[REFER_WEEKS];
    int n_weekly; /* at one time of the week */
    bool known;   /* recorded before */
};

/* FAULT_CONFLICT: nobody has room, or the mentor named has none or may not.  The pupil is never
 * taken out of an exam, its run-up, or a lesson that may not be missed; the mentor's plan, as it
 * stands, is left alone. */
bool office_refer(struct office *office, const struct refer_ask *ask, struct referral *referral,
                  struct fault *fault) MUST_CHECK;

#endif
