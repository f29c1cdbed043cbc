/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_cover.c - how much cover is asked of one person: so many lessons on a
 * day and in a week, so many in a row with their own, not on two days running.
 *
 * Counted in lessons beyond the person's own timetable: whoever is taken from one of theirs has
 * that hour again. */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/brief/brief_quota.h"
#include "scheduler/plan/lore.h"

#include <string.h>

/* Lessons with less between them are in a row; spans of one day and person at most. */
enum { BREAK_MIN = 15, SPANS_MAX = 48, WEEK_DAYS = 5 };

static bool covers_by_job(const struct brief *brief, int person)
{
    return words_have(brief->policy.cover_roles, brief->world->season->people[person].role);
}

static bool is_listed(const struct assignment *list, int count, const struct assignment *row)
{
    for (int i = 0; i < count; i++)
        if (list[i].staff == row->staff && strcmp(list[i].key, row->key) == 0)
            return true;
    return false;
}

static bool counts(const struct world *world, const struct assignment *row, int person,
                   int64_t from_day, int64_t until_day)
{
    int64_t day = day_of(row->starts_at);

    return row->staff == person && lore_is_cover(row) && day >= from_day && day < until_day &&
           (day < world->from || day > world->until);
}

/* Cover of the window outside this planning: told, or in the draft. */
static int elsewhere(const struct brief *brief, int person, int64_t from_day, int64_t until_day)
{
    const struct world *world = brief->world;
    const struct season *season = world->season;
    int count = 0;

    if (from_day >= world->from && until_day <= world->until + 1)
        return 0;
    for (int i = 0; i < season->n_draft; i++)
        count += counts(world, &season->draft[i], person, from_day, until_day);
    for (int i = 0; i < season->n_published; i++)
        count += counts(world, &season->published[i], person, from_day, until_day) &&
                 !is_listed(season->draft, season->n_draft, &season->published[i]);
    return count;
}

static void limit_cover(struct quotas *quotas, int person, int64_t day, int n_days)
{
    const struct policy *policy = &quotas->brief->policy;
    const char *role = quotas->brief->world->season->people[person].role;
    /* covering is what they are there for */
    bool supervisor = strcmp(role, "cover_supervisor") == 0 || strcmp(role, "supply") == 0;
    int64_t max = n_days == 1 ? policy->cover_day : policy->cover_week;
    struct limit_ask ask = {.person = person,
                            .from_at = day * DAY_MIN,
                            .until_at = (day + n_days) * DAY_MIN,
                            .tags = TAG_COVERABLE};

    if (supervisor)
        max = (int64_t)policy->supervisor_cover_day * (n_days == 1 ? 1 : WEEK_DAYS);
    ask.used = elsewhere(quotas->brief, person, day, day + n_days);
    ask.max = max + quota_measure(quotas->brief, &ask).timetable;
    if (ask.max < ask.used)
        ask.max = ask.used;
    quota_add(quotas, ask);
}

static int64_t school_day_before(const struct season *season, int64_t day)
{
    for (int64_t at = day - 1; at >= day - WEEK_DAYS; at--) {
        int kind = season_day_kind(season, at);
        if (kind == DAY_SCHOOL || kind == DAY_CONTINGENCY)
            return at;
    }
    return day;
}

/* Not on two school days running, unless it is their job: each lesson more costs points. */
static void limit_running(struct quotas *quotas, int person, int64_t day)
{
    const struct brief *brief = quotas->brief;
    int64_t before = school_day_before(brief->world->season, day);
    struct limit_ask ask = {.person = person,
                            .from_at = before * DAY_MIN,
                            .until_at = (day + 1) * DAY_MIN,
                            .tags = TAG_COVERABLE,
                            .level = LEVEL_PREFERENCE,
                            .unit = 1,
                            .over_cost = brief->policy.cover_running};

    if (before == day || ask.over_cost <= 0 || covers_by_job(brief, person))
        return;
    ask.used = elsewhere(brief, person, before, day + 1);
    ask.max = 1 + quota_measure(brief, &ask).timetable;
    quota_add(quotas, ask);
}

struct span_list {
    struct span list[SPANS_MAX];
    bool blocked[SPANS_MAX]; /* own, and no task: sure to be done */
    int n;
};

static void span_add(struct span_list *spans, int64_t starts_at, int64_t ends_at, bool blocked)
{
    int at = spans->n;

    for (int i = 0; i < spans->n && !blocked; i++)
        if (spans->list[i].starts_at == starts_at && spans->list[i].ends_at == ends_at)
            return;
    if (spans->n == SPANS_MAX)
        return;
    while (at > 0 && spans->list[at - 1].starts_at > starts_at) {
        spans->list[at] = spans->list[at - 1];
        spans->blocked[at] = spans->blocked[at - 1];
        at--;
    }
    spans->list[at] = (struct span){starts_at, ends_at, 0};
    spans->blocked[at] = blocked;
    spans->n++;
}

/* Every lesson the person has or might have on a day, by start. */
static void span_read(const struct brief *brief, int person, int64_t day, struct span_list *spans)
{
    const struct problem *problem = &brief->problem;
    const struct own_work *own = &brief->bench.own;
    int first, end;

    spans->n = 0;
    brief_day(brief, person, day, &first, &end);
    for (int i = first; i < end; i++) {
        const struct slot *slot = &problem->slots[problem->offers[brief->by_day.items[i]].slot];
        if (problem->tasks[slot->task].tags & TAG_COVERABLE)
            span_add(spans, slot->starts_at, slot->ends_at, false);
    }
    for (int i = own->by_person.first[person]; i < own->by_person.first[person + 1]; i++) {
        const struct own_entry *entry = &own->entries[own->by_person.items[i]];
        bool lesson = brief->world->duties[entry->duty].lesson >= 0;
        if (lesson && !brief->kept[entry->duty] && day_of(entry->starts_at) == day)
            span_add(spans, entry->starts_at, entry->ends_at, true);
    }
}

static bool follows(const struct span *before, const struct span *after)
{
    return after->starts_at >= before->ends_at && after->starts_at < before->ends_at + BREAK_MIN;
}

static void limit_chain(struct quotas *quotas, int person, const struct span_list *spans, int first,
                        int last)
{
    struct limit_ask ask = {.person = person,
                            .from_at = spans->list[first].starts_at,
                            .until_at = spans->list[last].starts_at + 1,
                            .tags = TAG_COVERABLE,
                            .max = quotas->brief->policy.cover_run};

    for (int i = first; i <= last; i++)
        ask.used += spans->blocked[i];
    quota_add(quotas, ask);
}

/* One lesson further: the spans that follow one of these. */
static void step_on(const struct span_list *spans, bool *now)
{
    bool next[SPANS_MAX] = {0};

    for (int i = 0; i < spans->n; i++) {
        for (int k = i + 1; now[i] && k < spans->n; k++)
            next[k] = next[k] || follows(&spans->list[i], &spans->list[k]);
    }
    memcpy(now, next, sizeof next);
}

/* So many lessons in a row at most: of each row that is one too long one is left out. */
static void limit_run(struct quotas *quotas, int person, int64_t day)
{
    int run = quotas->brief->policy.cover_run;
    struct span_list spans;

    span_read(quotas->brief, person, day, &spans);
    if (run <= 0 || spans.n <= run)
        return;
    for (int first = 0; first < spans.n; first++) {
        bool now[SPANS_MAX] = {0};
        now[first] = true;
        for (int step = 0; step < run; step++)
            step_on(&spans, now);
        for (int last = first + 1; last < spans.n; last++)
            if (now[last])
                limit_chain(quotas, person, &spans, first, last);
    }
}

/* Has the person any cover to take? */
static bool may_cover(const struct brief *brief, int person)
{
    const struct problem *problem = &brief->problem;

    for (int i = brief->by_person.first[person]; i < brief->by_person.first[person + 1]; i++) {
        int offer = brief->by_person.items[i];
        const struct slot *slot = &problem->slots[problem->offers[offer].slot];
        if (!brief->mays[brief->offer_may[offer]].owner &&
            problem->tasks[slot->task].tags & TAG_COVERABLE)
            return true;
    }
    return false;
}

void limit_covering(struct quotas *quotas, int person)
{
    const struct world *world = quotas->brief->world;

    if (!may_cover(quotas->brief, person))
        return;
    for (int64_t monday = day_week_start(world->from); monday <= world->until; monday += 7)
        limit_cover(quotas, person, monday, 7);
    for (int64_t day = world->from; day <= world->until; day++) {
        limit_cover(quotas, person, day, 1);
        limit_run(quotas, person, day);
        limit_running(quotas, person, day);
    }
}
