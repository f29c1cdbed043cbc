/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/lore/lore_part.h - for scheduler/plan/lore*.c only. */
#ifndef SCHEDULER_PLAN_LORE_PART_H
#define SCHEDULER_PLAN_LORE_PART_H

#include "scheduler/plan/lore.h"

void lore_read_gained(const struct world *world, struct arena *arena, struct lore *lore);

#endif
