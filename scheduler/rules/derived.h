/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/rules/derived.h - what follows from a few figures together, for whoever asks. */
#ifndef SCHEDULER_RULES_DERIVED_H
#define SCHEDULER_RULES_DERIVED_H

#include "scheduler/rules/rules.h"

/* So much extra time that the candidate is not to share a room with somebody who has less and
 * finishes before; false, too, where the school does not ask for that. */
bool rules_much_extra(const struct rules *rules, int extra_pct);

/* Adults that a duty of the school wants, with so many pupils: as told, by ratio, in pairs. */
int rules_duty_people(const struct rules *rules, const struct school_duty *row, int n_pupils);

#endif
