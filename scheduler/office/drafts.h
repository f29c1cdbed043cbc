/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/drafts.h - a plan put into a season as the draft of some days. */
#ifndef SCHEDULER_OFFICE_DRAFTS_H
#define SCHEDULER_OFFICE_DRAFTS_H

#include "scheduler/office/office.h"

/* Drafts of other days stay; inside the range the new plan holds.  draft, plan_run and plan_level
 * of `after` are new arrays; of the ask: the range, and the effort it was made with. */
void draft_replace(const struct office *office, const struct plan_ask *ask, const struct plan *plan,
                   int milliseconds, struct season *after);

#endif
