/* SPDX-License-Identifier: GPL-3.0-or-later
 * When people are in, by their hours and their answers. */
#include "scheduler/audit/auditor.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"

bool pattern_holds(const struct auditor *auditor, const struct pattern *row, int64_t day)
{
    const struct audit_day *now = fact_day(auditor, day);

    if (row->date >= 0)
        return row->date == day;
    for (int i = auditor->patterns.first[row->staff]; i < auditor->patterns.first[row->staff + 1];
         i++)
        if (auditor->season->patterns[auditor->patterns.rows[i]].date == day)
            return false; /* the day's own rows replace the week's */
    return now && now->kind != DAY_HOLIDAY && now->kind != DAY_CLOSED &&
           fact_falls(auditor, day, row->weekday, row->week, -1, -1);
}

static void add_span(const struct auditor *auditor, struct hours *hours, int64_t from_at,
                     int64_t until_at)
{
    if (from_at < until_at)
        *LIST_ADD(auditor->arena, hours->list, hours->count, hours->room) =
            (struct busy_span){from_at, until_at};
}

/* Where somebody said yes or maybe they are in, pattern or not. */
static void add_answers(const struct auditor *auditor, struct hours *hours, int person, int64_t day)
{
    int64_t midnight = day * DAY_MIN, afternoon = season_setting_int(auditor->season, "pm_start");

    for (int i = auditor->answers.first[person]; i < auditor->answers.first[person + 1]; i++) {
        const struct availability *row = &auditor->season->availability[auditor->answers.rows[i]];
        int64_t from = 0, until = DAY_MIN;
        if (row->date != day || row->answer == ANSWER_NO)
            continue;
        if (row->session == SESSION_AM)
            until = afternoon;
        if (row->session == SESSION_PM)
            from = afternoon - 60;
        if (row->session == SESSION_NONE && row->start >= 0)
            from = row->start;
        if (row->session == SESSION_NONE && row->end >= 0)
            until = row->end;
        add_span(auditor, hours, midnight + from, midnight + until);
    }
}

static int by_start(const void *left, const void *right, const void *context)
{
    const struct busy_span *a = left, *b = right;

    (void)context;
    return (a->from_at > b->from_at) - (a->from_at < b->from_at);
}

struct hours hours_read(const struct auditor *auditor, int person, int64_t day)
{
    bool asked = auditor->season->people[person].offers == OFFERS_ASKED;
    struct hours hours = {.told = asked};
    int kept = 0;

    for (int i = auditor->patterns.first[person]; i < auditor->patterns.first[person + 1]; i++) {
        const struct pattern *row = &auditor->season->patterns[auditor->patterns.rows[i]];
        if (row->kind != PATTERN_WORK || asked)
            continue;
        hours.told = true;
        if (pattern_holds(auditor, row, day))
            add_span(auditor, &hours, day * DAY_MIN + row->start, day * DAY_MIN + row->end);
    }
    add_answers(auditor, &hours, person, day);
    sort_rows(hours.list, (size_t)hours.count, sizeof *hours.list, by_start, NULL);
    for (int i = 0; i < hours.count; i++) {
        if (kept == 0 || hours.list[kept - 1].until_at < hours.list[i].from_at)
            hours.list[kept++] = hours.list[i];
        else if (hours.list[kept - 1].until_at < hours.list[i].until_at)
            hours.list[kept - 1].until_at = hours.list[i].until_at;
    }
    hours.count = kept;
    return hours;
}
