/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/repair/repair_take.h - the rung that is taken; for office/repair/repair.c. */
#ifndef SCHEDULER_OFFICE_REPAIR_TAKE_H
#define SCHEDULER_OFFICE_REPAIR_TAKE_H

#include "scheduler/office/repair.h"

/* Would the audit, what goes on now included, let it be published? */
bool repair_is_legal(const struct office *office, const struct repair *repair,
                     const struct rung *rung);

/* Finds the rung of ask->take, judges and publishes it; stores it with what happened, or (nothing
 * taken) what happened alone.  Sets repair->taken, stored, published. */
bool repair_store(struct office *office, const struct repair_ask *ask, struct repair *repair,
                  struct fault *fault) MUST_CHECK;

#endif
