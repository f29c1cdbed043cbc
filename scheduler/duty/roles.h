/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/duty/roles.h - sets of helper roles, bit i is rules->helpers[i] (domain 2.4). */
#ifndef SCHEDULER_DUTY_ROLES_H
#define SCHEDULER_DUTY_ROLES_H

#include <string.h>

#include "scheduler/rules/rules.h"

/* The largest set one person may have, begun with the first role of `roles`. */
unsigned roles_together(const struct rules *rules, unsigned roles);
/* `taken` and what of `more` the same person may have as well. */
unsigned roles_joined(const struct rules *rules, unsigned taken, unsigned more);
/* May the person with these roles be the invigilator too, alone with one candidate? */
bool roles_may_invigilate(const struct rules *rules, unsigned roles);
bool roles_want_rover(const struct rules *rules, unsigned roles);
int roles_first(unsigned roles); /* -1: none */
/* The longest time before the start that one of them arrives. */
int roles_before_min(const struct rules *rules, unsigned roles);
/* "reader;scribe", and "Reader and scribe"; with `and` before the last. */
const char *roles_names(const struct rules *rules, unsigned roles, struct arena *arena);
const char *roles_title(const struct rules *rules, const char *first, unsigned roles,
                        struct arena *arena);
bool list_has(const char *list, const char *word); /* ';' list */

#endif
