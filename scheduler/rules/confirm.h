/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/rules/confirm.h - any row of the rule tables by name, and what a school confirmed.
 *
 * A rule's full name is its table's word and its code: "figure:ratio_onscreen",
 * "arrangement:reader", "role:reader", "training:invigilator", "standard:summon".
 */
#ifndef SCHEDULER_RULES_CONFIRM_H
#define SCHEDULER_RULES_CONFIRM_H

#include "scheduler/rules/rules.h"

struct rule_row {
    const char *table, *name, *title, *source;
    int confidence;
    int figure; /* enum figure_id; -1: no number */
};

int rule_count(const struct rules *rules);
struct rule_row rule_at(const struct rules *rules, int i); /* 0 .. rule_count() - 1 */
const char *rule_full_name(const struct rule_row *row, struct arena *arena);
/* By full name, or by code where only one table has it; FAULT_MISSING, with the nearest name;
 * FAULT_USAGE names the tables when several do. */
bool rule_find(const struct rules *rules, const char *name, int *i, struct fault *fault) MUST_CHECK;

/* May the school confirm the rule with this value ("": as it stands)?  Where the tables' own source
 * is confirmed only a tighter number is taken; a rule not confirmed yet takes what was read. */
bool rule_may_confirm(const struct rules *rules, int i, const char *value,
                      struct fault *fault) MUST_CHECK;

/* Lays the season's confirmations of a year over the tables: value, source ("... (confirmed by A.
 * Smith, 2027-03-01)") and confidence.  Rows about rules that no table has are passed over. */
void rules_confirm(struct rules *rules, const struct season *season, const char *year,
                   struct arena *arena);

#endif
