/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/facts.h - what a plan was made from, so that it can be told whether that still
 * holds.  No fact can be read back out of it. */
#ifndef SCHEDULER_PLAN_FACTS_H
#define SCHEDULER_PLAN_FACTS_H

#include "scheduler/rules/rules.h"

/* "settings=0123456789abcdef;staff=...;rules=...;": a digest of each kind of rows that planning
 * looks at, and of the rules.  Of the draft the days outside [from, until] only. */
const char *facts_of(const struct season *season, const struct rules *rules, int64_t from,
                     int64_t until, struct arena *arena);
const char *facts_hash(const char *facts, struct arena *arena); /* 32 digits; "" of "" */

/* A repair was taken, not planned: of which version (0: it is not known), and how many people it
 * told.  What it leaves is in facts as it was when it was stored. */
struct repaired {
    int version, told;
};
const char *facts_of_repair(struct repaired repaired, const char *facts, struct arena *arena);
bool facts_repaired(const char *facts, struct repaired *repaired);
/* Planned with its proofs kept: it looks harder, and the plan may be another. */
const char *facts_with_proofs(const char *facts, struct arena *arena);
bool facts_kept_proofs(const char *facts);
const char *facts_plain(const char *facts); /* without what a run says of itself */

/* Kinds that two texts say different things of, "staff, absences"; "" when none. */
const char *facts_changed(const char *then, const char *now, struct arena *arena);

#endif
