/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pupils who are elsewhere: in an exam or on the way into it, supervised
 * between papers, on a trip, away. */
#include <string.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"

struct spans {
    struct busy_span *list;
    int count, room;
};

static void add(const struct auditor *auditor, struct spans *spans, int64_t from_at,
                int64_t until_at)
{
    if (from_at < until_at)
        *LIST_ADD(auditor->arena, spans->list, spans->count, spans->room) =
            (struct busy_span){from_at, until_at};
}

/* Has the pupil `in` times for this day: its own (dated), or those of weekdays that still hold? */
static bool has_in(const struct auditor *auditor, int pupil, int64_t day, bool dated)
{
    for (int i = 0; i < auditor->season->n_pupil_times; i++) {
        const struct pupil_time *row = &auditor->season->pupil_times[i];
        bool holds = row->date < 0 && (row->until < 0 || day <= row->until);
        if (row->pupil == pupil && row->kind == PUPIL_IN && (row->date == day || (holds && !dated)))
            return true;
    }
    return false;
}

static bool falls_on(const struct auditor *auditor, const struct pupil_time *row, int64_t day)
{
    if (row->date >= 0)
        return row->date == day;
    return fact_falls(auditor, day, row->weekday, row->week, -1, row->until);
}

/* A pupil with `in` times is elsewhere outside them; those of a date replace the weekday's. */
static void add_times(const struct auditor *auditor, struct spans *spans, int pupil, int64_t day)
{
    bool dated = has_in(auditor, pupil, day, true);
    int64_t midnight = day * DAY_MIN, in_until = midnight;

    for (int i = 0; i < auditor->season->n_pupil_times; i++) {
        const struct pupil_time *row = &auditor->season->pupil_times[i];
        int start = row->start < 0 ? 0 : row->start, end = row->end < 0 ? DAY_MIN : row->end;
        if (row->pupil != pupil || !falls_on(auditor, row, day))
            continue;
        if (row->kind != PUPIL_IN) {
            add(auditor, spans, midnight + start, midnight + end);
        } else if (!dated || row->date >= 0) {
            add(auditor, spans, in_until, midnight + start);
            in_until = midnight + end > in_until ? midnight + end : in_until;
        }
    }
    if (has_in(auditor, pupil, day, false))
        add(auditor, spans, in_until, midnight + DAY_MIN);
}

static void add_trips(const struct auditor *auditor, struct spans *spans, int pupil, int64_t day)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_duty_pupils; i++) {
        const struct school_duty *row = &season->school_duties[season->duty_pupils[i].duty];
        if (season->duty_pupils[i].pupil == pupil && row->start >= 0 &&
            fact_duty_falls(auditor, row, day))
            add(auditor, spans, day * DAY_MIN + row->start, day * DAY_MIN + row->end);
    }
}

static int by_start(const void *left, const void *right, const void *context)
{
    const struct busy_span *a = left, *b = right;

    (void)context;
    return (a->from_at > b->from_at) - (a->from_at < b->from_at);
}

static void add_isolated(const struct auditor *auditor, struct spans *spans, int pupil, int64_t day)
{
    int low = 0, high = auditor->n_isolated;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (auditor->isolated[middle].pupil < pupil)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < auditor->n_isolated && auditor->isolated[low].pupil == pupil; low++)
        if (day_of(auditor->isolated[low].from_at) == day)
            add(auditor, spans, auditor->isolated[low].from_at, auditor->isolated[low].until_at);
}

int busy_day(const struct auditor *auditor, int pupil, int64_t day, struct busy_span **list)
{
    struct spans spans = {0};
    int before = fact_figure(auditor, FIGURE_CANDIDATE_BEFORE)->value;

    for (int i = auditor->pupil_first[pupil]; i < auditor->pupil_first[pupil + 1]; i++) {
        const struct seat_fact *seat = &auditor->seats[auditor->pupil_seats[i]];
        if (day_of(seat->starts_at) == day)
            add(auditor, &spans, seat->starts_at - before, seat->leaves_at);
    }
    add_isolated(auditor, &spans, pupil, day);
    if (auditor->season->n_pupil_times)
        add_times(auditor, &spans, pupil, day);
    if (auditor->season->n_duty_pupils)
        add_trips(auditor, &spans, pupil, day);
    sort_rows(spans.list, (size_t)spans.count, sizeof *spans.list, by_start, NULL);
    *list = spans.list;
    return spans.count;
}

bool busy_all(const struct auditor *auditor, int pupil, int64_t from_at, int64_t until_at)
{
    struct busy_span *list;
    int count = busy_day(auditor, pupil, day_of(from_at), &list);

    for (int i = 0; i < count && list[i].from_at <= from_at; i++)
        if (list[i].until_at > from_at)
            from_at = list[i].until_at;
    return from_at >= until_at;
}
