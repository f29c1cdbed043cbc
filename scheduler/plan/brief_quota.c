/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief_quota.c - how much one person does in a day and a week.
 *
 * A limit that everything a person is offered keeps anyway is left out.  No
 * limit stands below what people's own timetables already ask of them. */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/brief.h"

#include <string.h>

struct quotas {
    struct brief *brief;
    struct quota *list;
    int n, room;
};

/* One limit about to be set. */
struct limit_ask {
    int person;
    int64_t from_at, until_at, used, max;
    uint64_t tags;
    bool by_minute;
    int level; /* enum level */
    int64_t unit, over_cost;
};

static int64_t inside(const struct limit_ask *ask, const struct slot *slot)
{
    int64_t from = slot->starts_at, until = slot->ends_at;

    if (!ask->by_minute)
        return from >= ask->from_at && from < ask->until_at;
    from = from > ask->from_at ? from : ask->from_at;
    until = until < ask->until_at ? until : ask->until_at;
    return until > from ? until - from : 0;
}

struct amounts {
    int64_t most, own, longest; /* of all offers; of own work and history; of one */
};

/* A duty counts once, by its longest slot inside the window. */
static struct amounts measure(const struct brief *brief, const struct limit_ask *ask)
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
        if (slot->task != task)
            task_most = 0;
        task = slot->task;
        if (amount > task_most) {
            amounts.most += amount - task_most;
            amounts.own += may->owner || may->frozen ? amount - task_most : 0;
            task_most = amount;
        }
        amounts.longest = amount > amounts.longest ? amount : amounts.longest;
    }
    return amounts;
}

static void limit_add(struct quotas *quotas, struct limit_ask ask)
{
    struct amounts amounts = measure(quotas->brief, &ask);
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

/* Minutes of own work that is no task, inside a window. */
static int64_t blocked_min(const struct brief *brief, int person, int64_t from_at, int64_t until_at)
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

/* What the stored draft holds for the person in the window but outside this planning. */
static int64_t elsewhere_min(const struct brief *brief, int person, int64_t from_at,
                             int64_t until_at)
{
    const struct season *season = brief->world->season;
    int64_t range_from = brief->world->from * DAY_MIN;
    int64_t range_until = (brief->world->until + 1) * DAY_MIN, minutes = 0;

    if (from_at >= range_from && until_at <= range_until)
        return 0;
    for (int i = 0; i < season->n_draft; i++) {
        const struct assignment *row = &season->draft[i];
        if (row->staff == person && row->starts_at >= from_at && row->starts_at < until_at &&
            (row->starts_at < range_from || row->starts_at >= range_until))
            minutes += row->ends_at - row->starts_at;
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
static void limit_weeks(struct quotas *quotas, int person, int64_t monday)
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

    ask.used = blocked_min(brief, person, ask.from_at, ask.until_at) +
               elsewhere_min(brief, person, ask.from_at, ask.until_at) +
               kept_min(brief, person, monday, until_day);
    ask.max = (int64_t)(who->contract_min + overtime) * weeks;
    limit_add(quotas, ask);

    int64_t in = 0;
    for (int64_t day = monday; day < until_day; day++) {
        if (day >= brief->crew.from && day <= brief->crew.until) {
            const struct clock *clock = crew_clock(&brief->crew, person, day);
            in += clock->in_min - clock->lunch_min;
        }
    }
    ask.max = (int64_t)who->contract_min * weeks;
    ask.unit = 15;
    ask.over_cost = brief->crew.overtime_pence[person] / 4;
    if (in > ask.max && ask.over_cost > 0)
        limit_add(quotas, ask);
}

/* Sessions a week the person agreed to. */
static void limit_sessions(struct quotas *quotas, int person, int64_t monday)
{
    const struct season *season = quotas->brief->world->season;
    int most = -1;

    for (int i = 0; i < season->n_availability; i++) {
        const struct availability *row = &season->availability[i];
        if (row->staff == person && row->max_per_week >= 0 && row->date >= monday &&
            row->date < monday + 7 && (most < 0 || row->max_per_week < most))
            most = row->max_per_week;
    }
    if (most < 0)
        return;
    limit_add(quotas, (struct limit_ask){.person = person,
                                         .from_at = monday * DAY_MIN,
                                         .until_at = (monday + 7) * DAY_MIN,
                                         .tags = TAG_EXAM,
                                         .max = most});
}

static void limit_cover(struct quotas *quotas, int person, int64_t day, int64_t n_days)
{
    const struct policy *policy = &quotas->brief->policy;
    const char *role = quotas->brief->world->season->people[person].role;
    bool supervisor = strcmp(role, "cover_supervisor") == 0;
    int64_t max = n_days == 1 ? policy->cover_day : policy->cover_week;

    if (supervisor)
        max = (int64_t)policy->supervisor_cover_day * (n_days == 1 ? 1 : 5);
    struct limit_ask ask = {.person = person,
                            .from_at = day * DAY_MIN,
                            .until_at = (day + n_days) * DAY_MIN,
                            .tags = TAG_COVERABLE};
    ask.max = max + measure(quotas->brief, &ask).own; /* their own lessons are no cover */
    limit_add(quotas, ask);
}

static void limit_exams(struct quotas *quotas, int person, int64_t day)
{
    const struct person *who = &quotas->brief->world->season->people[person];
    struct limit_ask ask = {.person = person,
                            .from_at = day * DAY_MIN,
                            .until_at = (day + 1) * DAY_MIN,
                            .tags = TAG_EXAM,
                            .by_minute = true};

    ask.max = who->max_exam_minutes_per_day;
    if (ask.max < 0) {
        /* The school's usual limit holds among duties within it; a paper that is longer by
         * itself may be somebody's whole day. */
        int64_t longest = measure(quotas->brief, &ask).longest;
        struct limit_ask usual = ask;
        usual.tags = TAG_EXAM_USUAL;
        usual.max = quotas->brief->policy.exam_day_min;
        limit_add(quotas, usual);
        if (longest <= usual.max)
            return;
        ask.max = longest;
    }
    limit_add(quotas, ask);
}

static void limit_day(struct quotas *quotas, int person, int64_t day)
{
    const struct brief *brief = quotas->brief;
    const struct person *who = &brief->world->season->people[person];
    int64_t from_at = day * DAY_MIN, until_at = (day + 1) * DAY_MIN;

    if (who->max_minutes_per_day >= 0) {
        limit_add(quotas, (struct limit_ask){.person = person,
                                             .from_at = from_at,
                                             .until_at = until_at,
                                             .used = blocked_min(brief, person, from_at, until_at),
                                             .max = who->max_minutes_per_day,
                                             .by_minute = true});
    }
    limit_exams(quotas, person, day);
    limit_cover(quotas, person, day, 1);
    /* Reading and scribing tire: past the limit each quarter hour costs a point. */
    limit_add(quotas, (struct limit_ask){.person = person,
                                         .from_at = from_at,
                                         .until_at = until_at,
                                         .tags = TAG_FACILITATE,
                                         .max = brief->policy.facilitate_day_min,
                                         .by_minute = true,
                                         .level = LEVEL_PREFERENCE,
                                         .unit = 15,
                                         .over_cost = 1});
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
                limit_weeks(&quotas, p, monday);
        }
        for (int64_t monday = first; monday <= world->until; monday += 7) {
            limit_cover(&quotas, p, monday, 7);
            limit_sessions(&quotas, p, monday);
        }
        for (int64_t day = world->from; day <= world->until; day++)
            limit_day(&quotas, p, day);
    }
    brief->problem.quotas = quotas.list;
    brief->problem.n_quotas = quotas.n;
}
