/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/ladder_part.h - what the files of ladder.h share. */
#ifndef SCHEDULER_REPORT_LADDER_PART_H
#define SCHEDULER_REPORT_LADDER_PART_H

#include "scheduler/report/ladder.h"

/* The row of a duty key; staff -1: whoever has it.  NULL: none. */
const struct assignment *row_of_key(const struct assignment *list, int count, const char *key,
                                    int staff);
const struct duty *wanted_duty(const struct world *world,
                               const char *key); /* NULL: there is none */
/* The class of the key joins another that nobody has; NULL: it does not. */
const struct assignment *joins_nobody(const struct plan *plan, const char *key);
/* Nobody is wanted for it after what happened. */
bool nobody_wanted(const struct world *world, const char *key);

#endif
