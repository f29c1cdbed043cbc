/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/drafts.h - a plan put into a season as the draft of some days. */
#ifndef SCHEDULER_OFFICE_DRAFTS_H
#define SCHEDULER_OFFICE_DRAFTS_H

#include "scheduler/office/office.h"

/* Drafts of other days stay; inside the range the new plan holds.  draft, plan_run and plan_level
 * of `after` are new arrays. */
void draft_replace(const struct office *office, struct office_range range, const struct plan *plan,
                   int milliseconds, struct season *after);

#endif
