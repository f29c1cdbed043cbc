/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_quota.c - how much one person does in a day and a week.
 *
 * A limit that everything a person is offered keeps anyway is left out.  No
 * limit stands below what people's own timetables already ask of them. */
#include "scheduler/plan/brief/brief_quota.h"
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"

#include <string.h>

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
