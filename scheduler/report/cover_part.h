/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/cover_part.h - sheets of the report of cover; only for it. */
#ifndef SCHEDULER_REPORT_COVER_PART_H
#define SCHEDULER_REPORT_COVER_PART_H

#include "scheduler/report/report.h"
#include "scheduler/report/table.h"

/* Classes that have nobody and could join another, with the line that makes them. */
void cover_joins(const struct report_ask *ask, struct sheets *sheets);
/* Lessons that do not take place. */
void cover_gained(const struct report_ask *ask, struct sheets *sheets);
/* Lessons covered, and what the weeks before leave over. */
void cover_balances(const struct report_ask *ask, struct sheets *sheets);

#endif
