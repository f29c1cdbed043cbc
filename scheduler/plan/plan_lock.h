/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/plan_lock.h - says which locks contradict each other. */
#ifndef SCHEDULER_PLAN_PLAN_LOCK_H
#define SCHEDULER_PLAN_PLAN_LOCK_H

#include "scheduler/plan/brief.h"

/* FAULT_CONFLICT, always false. */
bool plan_lock_fault(const struct brief *brief, struct fault *fault);

/* The first hard thing that these offers, all taken, break; false: none. */
bool plan_lock_first(const struct problem *problem, const bool *locked, struct finding *finding);

#endif
