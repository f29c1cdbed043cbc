/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/verdict/verdict_cost.c - what it costs to give a duty to somebody who may do it.
 *
 * Money is pence really paid more because of this duty; everything else is points. */
#include "scheduler/plan/verdict/verdict_part.h"

static void cost_time(const struct question *question, struct verdict *verdict)
{
    const struct crew *crew = question->bench->crew;
    const struct duty_slot *slot = question->slot;
    int64_t minutes = slot->ends_at - slot->starts_at;
    int overtime = crew->overtime_pence[question->person];

    verdict->outside_min = time_outside_min(question);
    verdict->cost[LEVEL_MONEY] += minutes * crew->minute_pence[question->person] / 60;
    verdict->cost[LEVEL_MONEY] += (int64_t)verdict->outside_min * overtime / 60;
    if (verdict->outside_min && !overtime)
        verdict->cost[LEVEL_PREFERENCE] +=
            (int64_t)question->bench->policy->outside * ((verdict->outside_min + 14) / 15);
    if (spans_meet(&question->clock->maybe, slot->starts_at, slot->ends_at))
        verdict->cost[LEVEL_PREFERENCE] += question->bench->policy->maybe;
}

/* What the candidate's normal way of working says about this person. */
static int wish_points(const struct question *question)
{
    const struct crew *crew = question->bench->crew;
    const struct policy *policy = question->bench->policy;
    int pupil = question->duty->pupil;
    bool preferred = false, others = false, avoided = false;

    for (int i = crew->facilitators.first[pupil]; i < crew->facilitators.first[pupil + 1]; i++) {
        const struct facilitator *wish = &crew->season->facilitators[crew->facilitators.items[i]];
        if (!wish_applies(question, wish) || wish->wish == WISH_ONLY)
            continue;
        bool them = wish->staff == question->person;
        avoided = avoided || (wish->wish == WISH_AVOID && them);
        preferred = preferred || (wish->wish == WISH_PREFER && them);
        others = others || (wish->wish == WISH_PREFER && !them);
    }
    if (avoided)
        return policy->avoided;
    return others && !preferred ? policy->not_preferred : 0;
}

/* Has the person been beside the pupil in any subject? */
static bool knows(const struct crew *crew, int person, int pupil)
{
    for (int i = crew_supported_from(crew, person, -1); i < crew->n_supported; i++) {
        if (crew->supported[i].person != person)
            return false;
        if (crew->supported[i].pupil == pupil)
            return true;
    }
    return false;
}

/* A candidate works best beside the adult they know: key worker, then a familiar face. */
static void cost_candidate(const struct question *question, struct verdict *verdict)
{
    const struct crew *crew = question->bench->crew;
    const struct policy *policy = question->bench->policy;
    int pupil = question->duty->pupil;

    if (pupil < 0 || !question->bench->roles.helps)
        return;
    verdict->cost[LEVEL_PREFERENCE] += wish_points(question);
    if (crew->season->pupils[pupil].key_worker == question->person)
        return;
    verdict->cost[LEVEL_PREFERENCE] +=
        knows(crew, question->person, pupil) ? policy->familiar : policy->stranger;
}

static void cost_named(const struct question *question, struct verdict *verdict)
{
    const struct duty *duty = question->duty;

    for (int i = 0; i < duty->n_named; i++) {
        if (duty->named[i] == question->person)
            return;
    }
    if (duty->n_named)
        verdict->cost[LEVEL_PREFERENCE] += question->bench->policy->not_named;
}

void cost_add(const struct question *question, struct verdict *verdict)
{
    int base = question->bench->crew->season->people[question->person].site;

    cost_time(question, verdict);
    cost_candidate(question, verdict);
    cost_named(question, verdict);
    cost_cover(question, verdict);
    verdict->cost[LEVEL_PREFERENCE] += bar_warnings(question) + question->slot->cost;
    if (base >= 0 && question->slot->site >= 0 && base != question->slot->site)
        verdict->cost[LEVEL_PREFERENCE] += question->bench->policy->other_site;
}
