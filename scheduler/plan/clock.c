/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/clock.c - when a person is in on one day. */
#include "scheduler/plan/clock.h"

#include "scheduler/base/day.h"

#include <stdlib.h>

enum { SPANS_MAX = 32 }; /* of one kind on one day; more are merged into the last */

struct pad { /* spans being collected */
    struct span list[SPANS_MAX];
    int n;
};

static void pad_add(struct pad *pad, struct span span)
{
    if (span.ends_at <= span.starts_at)
        return;
    if (pad->n == SPANS_MAX) {
        struct span *last = &pad->list[SPANS_MAX - 1];
        last->starts_at = span.starts_at < last->starts_at ? span.starts_at : last->starts_at;
        last->ends_at = span.ends_at > last->ends_at ? span.ends_at : last->ends_at;
        return;
    }
    pad->list[pad->n++] = span;
}

static int by_start(const void *left, const void *right)
{
    const struct span *a = left, *b = right;

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return (a->ends_at > b->ends_at) - (a->ends_at < b->ends_at);
}

static struct spans pad_copy(struct pad *pad, bool merge, struct arena *arena)
{
    int n = 0;

    qsort(pad->list, (size_t)pad->n, sizeof *pad->list, by_start);
    for (int i = 0; i < pad->n; i++) {
        struct span *last = n ? &pad->list[n - 1] : NULL;
        if (!merge || !last || pad->list[i].starts_at > last->ends_at)
            pad->list[n++] = pad->list[i];
        else if (pad->list[i].ends_at > last->ends_at)
            last->ends_at = pad->list[i].ends_at;
    }
    struct spans spans = {.n = n};
    if (n) {
        struct span *list = arena_new(arena, struct span, n);
        for (int i = 0; i < n; i++)
            list[i] = pad->list[i];
        spans.list = list;
    }
    return spans;
}

struct sheet_of_day {
    struct pad work, maybe, barred, kept, lunch;
};

/* A date's rows replace the weekday's: are there any? */
static bool has_dated(const struct clock_maker *maker, int person, int64_t day)
{
    const struct season *season = maker->season;

    for (int i = maker->patterns.first[person]; i < maker->patterns.first[person + 1]; i++) {
        if (season->patterns[maker->patterns.items[i]].date == day)
            return true;
    }
    return false;
}

static bool row_holds(const struct clock_maker *maker, const struct pattern *row, int64_t day,
                      bool dated)
{
    int kind = season_day_kind(maker->season, day);
    int week = season_week(maker->season, day);

    if (dated)
        return row->date == day;
    if (row->date >= 0 || row->weekday != day_weekday(day))
        return false;
    if (kind == DAY_HOLIDAY || kind == DAY_CLOSED)
        return false;
    return row->week == WEEK_BOTH || week == WEEK_BOTH || row->week == week;
}

static void add_pattern(const struct clock_maker *maker, int person, int64_t day,
                        struct sheet_of_day *sheet)
{
    const struct season *season = maker->season;
    int64_t midnight_at = day * DAY_MIN;
    bool dated = has_dated(maker, person, day), any_work = false;
    bool asked = season->people[person].offers == OFFERS_ASKED;

    for (int i = maker->patterns.first[person]; i < maker->patterns.first[person + 1]; i++) {
        const struct pattern *row = &season->patterns[maker->patterns.items[i]];
        any_work = any_work || row->kind == PATTERN_WORK;
        if (!row_holds(maker, row, day, dated))
            continue;
        struct span span = {midnight_at + row->start, midnight_at + row->end, 0};
        if (row->kind == PATTERN_PROTECTED) {
            pad_add(&sheet->kept, span);
        } else if (row->kind == PATTERN_LUNCH) {
            span.minutes = row->minutes > 0 ? row->minutes : maker->policy->lunch_min;
            pad_add(&sheet->lunch, span);
        } else if (!asked) {
            pad_add(&sheet->work, span);
        }
    }
    int kind = season_day_kind(season, day);
    if (!any_work && !asked && kind != DAY_HOLIDAY && kind != DAY_CLOSED) /* nothing told */
        pad_add(&sheet->work, (struct span){midnight_at + maker->policy->day_start,
                                            midnight_at + maker->policy->day_end, 0});
}

/* The part of the day an answer is about.  A morning lasts to the usual start
 * of the afternoon session; an afternoon begins an hour before that, when rooms are set up. */
static struct span answer_span(const struct clock_maker *maker, const struct availability *row)
{
    int64_t midnight_at = row->date * DAY_MIN;
    int pm = maker->policy->pm_start;
    struct span span = {midnight_at, midnight_at + DAY_MIN, 0};

    if (row->session == SESSION_AM) {
        span.ends_at = midnight_at + pm;
    } else if (row->session == SESSION_PM) {
        span.starts_at = midnight_at + pm - 60;
    } else if (row->session == SESSION_NONE) {
        span.starts_at = row->start >= 0 ? midnight_at + row->start : span.starts_at;
        span.ends_at = row->end >= 0 ? midnight_at + row->end : span.ends_at;
    }
    return span;
}

static void add_answers(const struct clock_maker *maker, int person, int64_t day,
                        struct sheet_of_day *sheet)
{
    const struct season *season = maker->season;

    for (int i = maker->answers.first[person]; i < maker->answers.first[person + 1]; i++) {
        const struct availability *row = &season->availability[maker->answers.items[i]];
        if (row->date != day)
            continue;
        struct span span = answer_span(maker, row);
        if (row->answer == ANSWER_NO) {
            pad_add(&sheet->barred, span);
            continue;
        }
        pad_add(&sheet->work, span);
        if (row->answer == ANSWER_MAYBE)
            pad_add(&sheet->maybe, span);
    }
}

static void add_absences(const struct clock_maker *maker, int person, int64_t day,
                         struct sheet_of_day *sheet)
{
    const struct season *season = maker->season;

    for (int i = maker->absences.first[person]; i < maker->absences.first[person + 1]; i++) {
        const struct absence *row = &season->absences[maker->absences.items[i]];
        if (row->end <= day * DAY_MIN || row->start >= (day + 1) * DAY_MIN)
            continue;
        pad_add(row->tentative ? &sheet->maybe : &sheet->barred,
                (struct span){row->start, row->end, 0});
    }
}

/* Unpaid lunch inside the hours of the day. */
static int lunch_minutes(const struct clock *clock)
{
    int minutes = 0;

    for (int i = 0; i < clock->lunch.n; i++) {
        const struct span *span = &clock->lunch.list[i];
        if (spans_covered(&clock->work, span->starts_at, span->ends_at) >= span->minutes)
            minutes += span->minutes;
    }
    return minutes;
}

/* Who has no lunch of their own on a day they are in on both sides has the school's. */
static void add_usual_lunch(const struct clock_maker *maker, int person, int64_t day,
                            struct sheet_of_day *sheet)
{
    const struct policy *policy = maker->policy;

    if (sheet->lunch.n || policy->lunch_min <= 0 ||
        maker->season->people[person].offers == OFFERS_ASKED)
        return;
    pad_add(&sheet->lunch, (struct span){day * DAY_MIN + policy->lunch_start,
                                         day * DAY_MIN + policy->lunch_end, policy->lunch_min});
}

void clock_make(const struct clock_maker *maker, int person, int64_t day, struct clock *clock)
{
    const struct person *who = &maker->season->people[person];
    struct sheet_of_day sheet;

    sheet.work.n = sheet.maybe.n = sheet.barred.n = sheet.kept.n = sheet.lunch.n = 0;
    *clock = (struct clock){.employed = (who->from < 0 || who->from <= day) &&
                                        (who->until < 0 || day <= who->until)};
    if (!clock->employed)
        return;
    add_pattern(maker, person, day, &sheet);
    add_answers(maker, person, day, &sheet);
    add_absences(maker, person, day, &sheet);
    add_usual_lunch(maker, person, day, &sheet);
    clock->work = pad_copy(&sheet.work, true, maker->arena);
    clock->maybe = pad_copy(&sheet.maybe, true, maker->arena);
    clock->barred = pad_copy(&sheet.barred, true, maker->arena);
    clock->kept = pad_copy(&sheet.kept, true, maker->arena);
    clock->lunch = pad_copy(&sheet.lunch, false, maker->arena);
    for (int i = 0; i < clock->work.n; i++)
        clock->in_min += (int)(clock->work.list[i].ends_at - clock->work.list[i].starts_at);
    clock->lunch_min = lunch_minutes(clock);
}
