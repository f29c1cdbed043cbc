/* SPDX-License-Identifier: GPL-3.0-or-later
 * One limit of one person in one window. */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/brief/brief_quota.h"

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
