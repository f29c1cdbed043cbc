/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/repair/repair_locks.h - locks that an absence makes impossible; for
 * office/repair/repair.c. */
#ifndef SCHEDULER_OFFICE_REPAIR_LOCKS_H
#define SCHEDULER_OFFICE_REPAIR_LOCKS_H

#include "scheduler/office/repair.h"

/* Takes the locks of people that their absence makes impossible out of repair->season,
 * and tells them in repair->lost. */
void repair_locks(struct office *office, struct repair *repair);

#endif
