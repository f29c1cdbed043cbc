/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/verdict/verdict_part.h - the pieces of the verdict; for plan/verdict*.c only. */
#ifndef SCHEDULER_PLAN_VERDICT_PART_H
#define SCHEDULER_PLAN_VERDICT_PART_H

#include "scheduler/plan/verdict.h"

struct question {
    struct bench *bench;
    const struct duty *duty;
    const struct duty_slot *slot;
    int number, person;
    int64_t day;
    const struct clock *clock;
};

/* Each says why not, or NULL. */
const char *bar_unavailable(const struct question *question);
const char *time_not_in(const struct question *question);
const char *time_protected(const struct question *question);
const char *time_teaching(const struct question *question);
const char *place_other_site(const struct question *question);
const char *time_blocked(const struct question *question);
const char *place_too_far(const struct question *question);
const char *place_kept(const struct question *question);
const char *skill_not_trained(const struct question *question);
const char *skill_missing(const struct question *question);
const char *bar_teaches(const struct question *question);
const char *bar_supported(const struct question *question);
const char *bar_own_subject(const struct question *question);
const char *bar_seated(const struct question *question);
const char *bar_gender(const struct question *question);
const char *bar_cover(const struct question *question);
const char *bar_alone(const struct question *question);
const char *bar_notice(const struct question *question);
const char *bar_named_other(const struct question *question);

/* By person: what they did last today that is no duty any more; NULL: nothing. */
const struct assignment **bench_left(const struct world *world, struct arena *arena);
bool role_invigilates(const struct helper_rule *role);
int time_outside_min(const struct question *question);
/* Points of LEVEL_PREFERENCE for bars that only warn. */
int64_t bar_warnings(const struct question *question);
/* verdict_cover.c */
void cost_cover(const struct question *question, struct verdict *verdict);
void cost_add(const struct question *question, struct verdict *verdict);
/* Does a facilitators row speak about a role of this duty? */
bool wish_applies(const struct question *question, const struct facilitator *wish);

#endif
