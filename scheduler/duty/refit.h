/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/duty/refit.h - would a session that was not held have fitted without the exams?
 *
 * Its week is counted again as it was told, with and without exams and the work that exams gave.
 * A session that finds a time of its people only without them is one that an exam took; also where
 * another session of theirs would have to give way to it into such a time.  It wants a room of
 * its kind as well, where its site has one.
 */
#ifndef SCHEDULER_DUTY_REFIT_H
#define SCHEDULER_DUTY_REFIT_H

#include "scheduler/duty/duty.h"
#include "scheduler/rules/rules.h"

struct refit_ask {
    const struct season *season;
    const struct rules *rules;
    const struct duty_kind *const *kinds; /* duty_kinds: which of the rows are exam work */
    const struct assignment *const *rows; /* what was told, of any day */
    int n_rows;
    int64_t monday;
    const int *missing; /* by session of the caseload: so many were not held */
    struct arena *arena;
};

/* How many of the missing ones of each session exams took; took[n_caseload]. */
void refit_week(const struct refit_ask *ask, int *took);

#endif
