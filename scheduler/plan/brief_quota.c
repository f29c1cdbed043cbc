/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief_quota.c - how much one person does in a day and a week.
 *
 * A limit that everything a person is offered keeps anyway is left out.  No
 * limit stands below what people's own timetables already ask of them. */
#include "scheduler/plan/brief_quota.h"
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"

#include <string.h>

static int64_t inside(const struct limit_ask *ask, const struct slot *slot)
{
    int64_t from = slot->starts_at, until = slot->ends_at;

    if (!ask->by_minute)
        return from >= ask->from_at && from < ask->until_at;
    from = from > ask->from_at ? from : ask->from_at;
    until = until < ask->until_at ? until : ask->until_at;
    return until > from ? until - from : 0;
}

/* A duty counts once, by its longest slot inside the window. */
struct amounts quota_measure(const struct brief *brief, const struct limit_ask *ask)
{
    const struct problem *problem = &brief->problem;
    bool one_day = ask->until_at - ask->from_at == DAY_MIN;
    const struct slices *slices = one_day ? &brief->by_day : &brief->by_person;
    int first = slices->first[ask->person], end = slices->first[ask->person + 1];
    struct amounts amounts = {0};
    int64_t task_most = 0;
    int task = -1;

    if (one_day)
        brief_day(brief, ask->person, day_of(ask->from_at), &first, &end);
    for (int i = first; i < end; i++) {
        int offer = slices->items[i];
        const struct slot *slot = &problem->slots[problem->offers[offer].slot];
        const struct may *may = &brief->mays[brief->offer_may[offer]];
        int64_t amount = inside(ask, slot);
        if ((problem->tasks[slot->task].tags & ask->tags) != ask->tags || amount == 0)
            continue;
        if (ask->by_minute && !ask->tags)
            amount += problem->offers[offer].travel_min;
        if (slot->task != task)
            task_most = 0;
        task = slot->task;
        if (amount > task_most) {
            amounts.most += amount - task_most;
            amounts.own += may->owner || may->frozen ? amount - task_most : 0;
            amounts.timetable += may->owner ? amount - task_most : 0;
            task_most = amount;
        }
        amounts.longest = amount > amounts.longest ? amount : amounts.longest;
    }
    return amounts;
}

void quota_add(struct quotas *quotas, struct limit_ask ask)
{
    struct amounts amounts = quota_measure(quotas->brief, &ask);
    int64_t owned = ask.used + amounts.own;

    if (ask.max < owned && !ask.over_cost)
        ask.max = owned;
    if (ask.used + amounts.most <= ask.max)
        return;
    *LIST_ADD(quotas->brief->arena, quotas->list, quotas->n, quotas->room) =
        (struct quota){.person = ask.person,
                       .from_at = ask.from_at,
                       .until_at = ask.until_at,
                       .tags = ask.tags,
                       .by_minute = ask.by_minute,
                       .used = ask.used,
                       .max = ask.max,
                       .level = quotas->brief->policy.rank[ask.level],
                       .unit = ask.unit > 0 ? ask.unit : 1,
                       .over_cost = ask.over_cost};
}

int64_t quota_blocked_min(const struct brief *brief, int person, int64_t from_at, int64_t until_at)
{
    const struct own_work *own = &brief->bench.own;
    int64_t minutes = 0;

    for (int i = own->by_person.first[person]; i < own->by_person.first[person + 1]; i++) {
        const struct own_entry *entry = &own->entries[own->by_person.items[i]];
        struct spans span = {&(struct span){entry->starts_at, entry->ends_at, 0}, 1};
        if (!brief->kept[entry->duty])
            minutes += spans_covered(&span, from_at, until_at);
    }
    return minutes;
}

/* Protected time counts as worked; record-keeping is work that is planned. */
static int64_t kept_min(const struct brief *brief, int person, int64_t from_day, int64_t until_day)
{
    int64_t minutes = 0;

    for (int64_t day = from_day; day < until_day; day++) {
        if (day < brief->crew.from || day > brief->crew.until)
            continue;
        const struct clock *clock = crew_clock(&brief->crew, person, day);
        minutes += spans_covered(&clock->kept, day * DAY_MIN, (day + 1) * DAY_MIN);
    }
    return minutes;
}

/* Contract and overtime; what is paid as overtime is priced by the offer
 * (verdict_cost.c) where it lies outside the pattern, and here where the
 * pattern itself is longer than the contract. */
static void quota_weeks(struct quotas *quotas, int person, int64_t monday)
{
    const struct brief *brief = quotas->brief;
    const struct person *who = &brief->world->season->people[person];
    int weeks = brief->policy.average_weeks > 0 ? brief->policy.average_weeks : 1;
    int64_t until_day = monday + (int64_t)weeks * 7;
    int overtime = crew_overtime_week(&brief->crew, person);
    struct limit_ask ask = {.person = person,
                            .from_at = monday * DAY_MIN,
                            .until_at = until_day * DAY_MIN,
                            .by_minute = true,
                            .level = LEVEL_MONEY};

    ask.used = quota_blocked_min(brief, person, ask.from_at, ask.until_at) +
               brief_elsewhere_min(brief, person, ask.from_at, ask.until_at, 0) +
               kept_min(brief, person, monday, until_day);
    int64_t in = 0;
    for (int64_t day = monday; day < until_day; day++) {
        if (day < brief->crew.from || day > brief->crew.until)
            continue;
        const struct clock *clock = crew_clock(&brief->crew, person, day);
        in += clock->in_min - clock->lunch_min;
        ask.used += brief_travel_min(brief, person, day);
    }
    ask.max = (int64_t)(who->contract_min + overtime) * weeks;
    quota_add(quotas, ask);

    ask.max = (int64_t)who->contract_min * weeks;
    ask.unit = 15;
    ask.over_cost = brief->crew.overtime_pence[person] / 4;
    if (in > ask.max && ask.over_cost > 0)
        quota_add(quotas, ask);
}

/* Sessions a week the person agreed to. */
static void quota_sessions(struct quotas *quotas, int person, int64_t monday)
{
    const struct brief *brief = quotas->brief;
    const struct season *season = brief->world->season;
    int most = -1;

    for (int i = 0; i < season->n_availability; i++) {
        const struct availability *row = &season->availability[i];
        if (row->staff == person && row->max_per_week >= 0 && row->date >= monday &&
            row->date < monday + 7 && (most < 0 || row->max_per_week < most))
            most = row->max_per_week;
    }
    if (most < 0)
        return;
    quota_add(quotas, (struct limit_ask){.person = person,
                                         .from_at = monday * DAY_MIN,
                                         .until_at = (monday + 7) * DAY_MIN,
                                         .tags = TAG_EXAM,
                                         .used = brief_elsewhere(brief, person, monday, TAG_EXAM),
                                         .max = most});
}

void brief_quotas(struct brief *brief)
{
    const struct world *world = brief->world;
    struct quotas quotas = {.brief = brief};
    int64_t first = day_week_start(world->from);
    int64_t stride =
        7 * (int64_t)(brief->policy.average_weeks > 0 ? brief->policy.average_weeks : 1);

    for (int p = 0; p < brief->crew.n_people; p++) {
        if (brief->by_person.first[p] == brief->by_person.first[p + 1])
            continue;
        for (int64_t monday = first; monday <= world->until; monday += stride) {
            if (world->season->people[p].contract_min >= 0)
                quota_weeks(&quotas, p, monday);
        }
        for (int64_t monday = first; monday <= world->until; monday += 7)
            quota_sessions(&quotas, p, monday);
        for (int64_t day = world->from; day <= world->until; day++)
            quota_day(&quotas, p, day);
        limit_covering(&quotas, p);
    }
    brief->problem.quotas = quotas.list;
    brief->problem.n_quotas = quotas.n;
}
