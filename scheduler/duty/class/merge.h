/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/duty/class/merge.h - classes that may join another; only for scheduler/duty. */
#ifndef SCHEDULER_DUTY_MERGE_H
#define SCHEDULER_DUTY_MERGE_H

#include "scheduler/duty/derive.h"

enum merge_setting { MERGE_SPLIT, MERGE_ANY, MERGE_NONE }; /* words of merge_classes */

/* Fills in duty->merges: the other classes this one may join on that day. */
void derive_merges(const struct derivation *derivation, const struct lesson *lesson,
                   const struct derive_day *day, struct duty *duty);

#endif
