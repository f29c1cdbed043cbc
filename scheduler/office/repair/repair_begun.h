/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/repair/repair_begun.h - work that by what happened has begun already; for
 * office/repair/repair.c. */
#ifndef SCHEDULER_OFFICE_REPAIR_BEGUN_H
#define SCHEDULER_OFFICE_REPAIR_BEGUN_H

#include "scheduler/office/repair.h"

/* A duty for one adult goes on now that nobody has, though by what was told somebody was to: who
 * had it was through before it ends now, candidates came when a room was closed, or are between
 * papers and would have sat one; or whoever has it may not be with those who came.  It is cut now
 * in repair->season and world: what is over was theirs or nobody's, the rest is a seat to fill.  To
 * be called before ladder_cut().  FAULT_INPUT as policy_make(). */
bool repair_begun(struct office *office, struct office_range range, struct repair *repair,
                  struct fault *fault) MUST_CHECK;

#endif
