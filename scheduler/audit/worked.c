/* SPDX-License-Identifier: GPL-3.0-or-later
 * What counts as worked besides duties: the way between sites, protected time. */
#include "scheduler/audit/auditor.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"

static int by_start(const void *left, const void *right, const void *context)
{
    const struct busy_span *a = left, *b = right;

    (void)context;
    return (a->from_at > b->from_at) - (a->from_at < b->from_at);
}

/* Minutes of protected time on a day, told twice or not. */
static int64_t protected_min(const struct auditor *auditor, int person, int64_t day)
{
    struct busy_span *list = NULL;
    int count = 0, room = 0;
    int64_t minutes = 0, done_at = INT64_MIN;

    for (int i = auditor->patterns.first[person]; i < auditor->patterns.first[person + 1]; i++) {
        const struct pattern *row = &auditor->season->patterns[auditor->patterns.rows[i]];
        if (row->kind == PATTERN_PROTECTED && pattern_holds(auditor, row, day))
            *LIST_ADD(auditor->arena, list, count, room) =
                (struct busy_span){day * DAY_MIN + row->start, day * DAY_MIN + row->end};
    }
    sort_rows(list, (size_t)count, sizeof *list, by_start, NULL);
    for (int i = 0; i < count; i++) {
        int64_t from_at = list[i].from_at > done_at ? list[i].from_at : done_at;
        minutes += list[i].until_at > from_at ? list[i].until_at - from_at : 0;
        done_at = list[i].until_at > done_at ? list[i].until_at : done_at;
    }
    return minutes;
}

static bool is_employed(const struct person *person, int64_t day)
{
    return (person->from < 0 || day >= person->from) && (person->until < 0 || day <= person->until);
}

struct beside fact_beside(const struct auditor *auditor, int first, int end)
{
    const struct season *season = auditor->season;
    int person = auditor->duties[first].row->staff;
    int64_t monday = day_week_start(day_of(auditor->duties[first].row->starts_at));
    const struct assignment *last = NULL;
    struct beside beside = {0};

    for (int i = first; i < end; i++) {
        const struct assignment *row = auditor->duties[i].row;
        if (fact_site(auditor, row) < 0)
            continue;
        if (last && day_of(last->starts_at) == day_of(row->starts_at))
            beside.travel_min += fact_way(auditor, last, row);
        last = row;
    }
    for (int64_t day = monday; day < monday + 7; day++)
        if (is_employed(&season->people[person], day))
            beside.kept_min += protected_min(auditor, person, day);
    return beside;
}
