/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/told.h - whom a plan tells something, read from the rows alone. */
#ifndef TESTS_SUPPORT_TOLD_H
#define TESTS_SUPPORT_TOLD_H

#include "scheduler/plan/plan.h"

/* Some row of theirs differs from what was published: own work that comes back is no news, nor what
 * they are away from. */
bool differs(const struct season *season, const struct plan *plan, int person);
/* Somebody has it at that time and place in the list. */
bool told_in(const struct assignment *row, const struct assignment *list, int count);

#endif
