/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/subjects.h - who teaches what, who supported whom: fills its part of the crew. */
#ifndef SCHEDULER_PLAN_SUBJECTS_H
#define SCHEDULER_PLAN_SUBJECTS_H

#include "scheduler/plan/crew.h"

void subjects_make(struct crew *crew, struct arena *arena);

#endif
