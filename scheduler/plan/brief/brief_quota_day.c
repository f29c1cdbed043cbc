/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_quota_day.c - how much one person does on a day: in all, on exams, at
 * a stretch. */
#include "scheduler/base/day.h"
#include "scheduler/plan/brief/brief_quota.h"

static void quota_exams(struct quotas *quotas, int person, int64_t day)
{
    const struct person *who = &quotas->brief->world->season->people[person];
    struct limit_ask ask = {.person = person,
                            .from_at = day * DAY_MIN,
                            .until_at = (day + 1) * DAY_MIN,
                            .tags = TAG_EXAM,
                            .by_minute = true};

    ask.used = brief_elsewhere_min(quotas->brief, person, ask.from_at, ask.until_at, TAG_EXAM);
    ask.max = who->max_exam_minutes_per_day;
    if (ask.max < 0) {
        /* The school's usual limit holds among duties within it; a paper that is longer by
         * itself may be somebody's whole day. */
        int64_t longest = quota_measure(quotas->brief, &ask).longest;
        struct limit_ask usual = ask;
        usual.tags = TAG_EXAM_USUAL;
        usual.max = quotas->brief->policy.exam_day_min;
        quota_add(quotas, usual);
        if (longest <= usual.max)
            return;
        ask.max = longest;
    }
    quota_add(quotas, ask);
}

/* Exam work that somebody could have at a stretch: offers [first, end) of a day. */
struct stretch {
    const struct brief *brief;
    const int *items;
    int n;
    int run_min, rest_min;
};

static const struct slot *exam_slot(const struct stretch *stretch, int i)
{
    const struct problem *problem = &stretch->brief->problem;
    const struct slot *slot = &problem->slots[problem->offers[stretch->items[i]].slot];

    return problem->tasks[slot->task].tags & TAG_EXAM ? slot : NULL;
}

/* Could a second duty follow one that starts then so closely that both are too long a run? */
static bool runs_on(const struct stretch *stretch, const struct slot *start)
{
    for (int i = 0; i < stretch->n; i++) {
        const struct slot *next = exam_slot(stretch, i);
        if (next && next->task != start->task && next->starts_at >= start->ends_at &&
            next->starts_at < start->ends_at + stretch->rest_min &&
            next->ends_at > start->starts_at + stretch->run_min)
            return true;
    }
    return false;
}

/* The longest window first anchored at each start: past the school's limit ten minutes
 * of exam work without a break cost two points. */
static void quota_runs(struct quotas *quotas, int person, int64_t day)
{
    const struct brief *brief = quotas->brief;
    int first, end;
    int64_t last_at = INT64_MIN;

    brief_day(brief, person, day, &first, &end);
    struct stretch stretch = {
        .brief = brief,
        .items = brief->by_day.items + first,
        .n = end - first,
        .run_min = brief->policy.exam_run_min,
        .rest_min = rules_figure(brief->world->rules, FIGURE_BREAK_MINUTES),
    };
    for (int i = 0; stretch.run_min > 0 && i < stretch.n; i++) {
        const struct slot *start = exam_slot(&stretch, i);
        if (!start || start->starts_at == last_at || !runs_on(&stretch, start))
            continue;
        last_at = start->starts_at;
        quota_add(quotas, (struct limit_ask){.person = person,
                                             .from_at = start->starts_at,
                                             .until_at = start->starts_at + stretch.run_min +
                                                         stretch.rest_min,
                                             .tags = TAG_EXAM,
                                             .max = stretch.run_min,
                                             .by_minute = true,
                                             .level = LEVEL_PREFERENCE,
                                             .unit = 10,
                                             .over_cost = 2});
    }
}

void quota_day(struct quotas *quotas, int person, int64_t day)
{
    const struct brief *brief = quotas->brief;
    const struct person *who = &brief->world->season->people[person];
    int64_t from_at = day * DAY_MIN, until_at = (day + 1) * DAY_MIN;

    if (who->max_minutes_per_day >= 0) {
        quota_add(quotas, (struct limit_ask){
                              .person = person,
                              .from_at = from_at,
                              .until_at = until_at,
                              .used = brief_travel_min(brief, person, day) +
                                      brief_elsewhere_min(brief, person, from_at, until_at, 0) +
                                      quota_blocked_min(brief, person, from_at, until_at),
                              .max = who->max_minutes_per_day,
                              .by_minute = true});
    }
    quota_exams(quotas, person, day);
    quota_runs(quotas, person, day);
    /* Reading and scribing tire: past the limit each quarter hour costs a point. */
    quota_add(quotas, (struct limit_ask){.person = person,
                                         .from_at = from_at,
                                         .until_at = until_at,
                                         .tags = TAG_FACILITATE,
                                         .max = brief->policy.facilitate_day_min,
                                         .by_minute = true,
                                         .level = LEVEL_PREFERENCE,
                                         .unit = 15,
                                         .over_cost = 1});
}
