/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/balance.h - credits and debits: who did more than their share lately.
 *
 * Derived from what was published, so that it needs no bookkeeping and undoing a publication
 * undoes it.  `balances` of the file (load brought forward) comes on top.
 */
#ifndef SCHEDULER_PLAN_BALANCE_H
#define SCHEDULER_PLAN_BALANCE_H

#include "scheduler/model/season.h"

struct arena;

/* Exam and cover minutes told in the `weeks` before day `from`, above (debit of the school) or
 * below a fair share among people of the role, by contracted hours; by person. */
int64_t *balance_read(const struct season *season, int64_t from, int weeks, struct arena *arena);

#endif
