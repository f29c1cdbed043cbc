/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When movable work may start: at a lesson period's start, at its middle when it fits into
 * half, outside periods on the half hour, finer with the setting slot_minutes. */
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/duty/derive.h"

#include <string.h>

enum { HALF_HOUR = 30 };

static int by_start(const void *left, const void *right, const void *context)
{
    const struct day_span *a = left, *b = right;

    (void)context;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

static void spans_of_day(const struct derivation *derivation, struct derive_day *day)
{
    const struct season *season = derivation->season;
    struct day_span *list = NULL;
    int count = 0, room = 0, kept = 0;

    for (int i = 0; i < season->n_periods; i++) {
        const struct period *row = &season->periods[i];
        if (derive_day_matches(day, row->weekday, row->week, DAY_NONE, DAY_NONE))
            *LIST_ADD(derivation->arena, list, count, room) =
                (struct day_span){row->start, row->end};
    }
    for (int i = 0; season->n_periods == 0 && i < season->n_lessons; i++) {
        const struct lesson *row = &season->lessons[i];
        if (derive_day_matches(day, row->weekday, row->week, row->from, row->until))
            *LIST_ADD(derivation->arena, list, count, room) =
                (struct day_span){row->start, row->end};
    }
    sort_rows(list, (size_t)count, sizeof *list, by_start, NULL);
    for (int i = 0; i < count; i++)
        if (kept == 0 || by_start(&list[kept - 1], &list[i], NULL) != 0)
            list[kept++] = list[i];
    day->spans = list;
    day->n_spans = kept;
}

void derive_spans(struct derivation *derivation)
{
    for (int d = 0; d < derivation->n_days; d++)
        if (derivation->days[d].open)
            spans_of_day(derivation, &derivation->days[d]);
}

/* Marks every minute of the day at which work of so many minutes may start. */
static void mark_starts(const struct derivation *derivation, const struct derive_day *day,
                        int minutes, bool starts[DAY_MIN])
{
    int finer = season_setting_int(derivation->season, "slot_minutes");

    for (int at = 0; at < DAY_MIN; at += HALF_HOUR)
        starts[at] = true;
    for (int i = 0; i < day->n_spans; i++)
        for (int at = day->spans[i].start; at < day->spans[i].end; at++)
            starts[at] = false;
    for (int i = 0; i < day->n_spans; i++) {
        int length = day->spans[i].end - day->spans[i].start;
        starts[day->spans[i].start] = true;
        if (2 * minutes <= length)
            starts[day->spans[i].start + length / 2] = true;
    }
    for (int at = 0; finer > 0 && at < DAY_MIN; at += finer)
        starts[at] = true;
}

/* An exam of the pupil later in the same half of the day. */
static bool exam_follows(const struct derivation *derivation, int pupil, int64_t end)
{
    const struct busy_list *busy = &derivation->busy;

    for (int i = busy->first[pupil]; i < busy->first[pupil + 1]; i++) {
        const struct busy *row = &busy->list[i];
        if (row->exam && row->from_at >= end && day_of(row->from_at) == day_of(end) &&
            derive_session(row->from_at) == derive_session(end - 1))
            return true;
    }
    return false;
}

static bool enrolled(const struct pupil *pupil, int64_t day)
{
    return (pupil->from == DAY_NONE || day >= pupil->from) &&
           (pupil->until == DAY_NONE || day <= pupil->until);
}

/* Between the day's first period and its last one, but in none of them: pupils' break or lunch. */
static bool takes_break(const struct derive_day *day, const struct day_span *span)
{
    int until = day->n_spans ? day->spans[0].end : DAY_MIN;

    for (int i = 1; i < day->n_spans; i++) {
        if (day->spans[i].start > until && span->start < day->spans[i].start && span->end > until)
            return true;
        until = day->spans[i].end > until ? day->spans[i].end : until;
    }
    return false;
}

/* Points of a start for all its pupils, -1: not then; what they miss goes into the list. */
static int cost_of(const struct derivation *derivation, const struct derive_day *day,
                   const struct movable *movable, int start, struct missed_list *list)
{
    const char *before_exam = season_setting(derivation->season, "exam_day_sessions");
    int weight = season_setting_int(derivation->season, "weight_subject_missed");
    int64_t from = derive_at(day->day, start), until = from + movable->minutes;
    const char *in_breaks = season_setting(derivation->season, "session_breaks");
    struct day_span span = {start, start + movable->minutes};
    int points = 0;

    if (movable->n_pupils > 0 && strcmp(in_breaks, "yes") != 0 && takes_break(day, &span)) {
        if (strcmp(in_breaks, "no") == 0)
            return -1;
        points = 2 * weight * movable->n_pupils;
    }
    for (int i = 0; i < movable->n_pupils; i++) {
        int pupil = movable->pupils[i];
        if (!enrolled(&derivation->season->pupils[pupil], day->day) ||
            (movable->at_home ? derive_busy_at_home(derivation, pupil, from, until)
                              : derive_busy_any(derivation, pupil, from, until)))
            return -1;
        int missed = derive_missed(derivation, day, pupil, &span, list);
        if (missed < 0)
            return -1;
        points += missed;
        if (strcmp(before_exam, "yes") != 0 && exam_follows(derivation, pupil, until)) {
            if (strcmp(before_exam, "no") == 0)
                return -1;
            points += weight;
        }
    }
    return points;
}

void derive_slots(const struct derivation *derivation, const struct derive_day *day,
                  const struct movable *movable, struct slot_list *slots)
{
    const struct season *season = derivation->season;
    bool starts[DAY_MIN] = {false};
    int earliest = movable->earliest, latest = movable->latest;

    if (earliest < 0)
        earliest = season_setting_int(season, "day_start");
    if (latest < 0)
        latest = season_setting_int(season, "day_end");
    mark_starts(derivation, day, movable->minutes, starts);
    for (int start = earliest; start + movable->minutes <= latest && start < DAY_MIN; start++) {
        struct missed_list missed = {0};
        int cost = starts[start] ? cost_of(derivation, day, movable, start, &missed) : -1;
        if (cost < 0)
            continue;
        *LIST_ADD(derivation->arena, slots->list, slots->count, slots->room) =
            (struct duty_slot){.starts_at = derive_at(day->day, start),
                               .ends_at = derive_at(day->day, start) + movable->minutes,
                               .room = -1,
                               .site = movable->site,
                               .cost = cost,
                               .missed = missed.list,
                               .n_missed = missed.count};
    }
}

const char derive_no_time[] = "no time left";

bool derive_enrolled(const struct derivation *derivation, const struct movable *movable,
                     int64_t day)
{
    for (int i = 0; i < movable->n_pupils; i++)
        if (!enrolled(&derivation->season->pupils[movable->pupils[i]], day))
            return false;
    return true;
}

void derive_no_slot(const struct derivation *derivation, const struct derive_day *day,
                    const struct movable *movable, struct slot_list *slots)
{
    int start = movable->earliest >= 0 ? movable->earliest
                                       : season_setting_int(derivation->season, "day_start");

    *LIST_ADD(derivation->arena, slots->list, slots->count, slots->room) =
        (struct duty_slot){.starts_at = derive_at(day->day, start),
                           .ends_at = derive_at(day->day, start) + movable->minutes,
                           .room = -1,
                           .site = movable->site};
}

void derive_usual_first(struct slot_list *slots)
{
    int best = 0;

    for (int i = 1; i < slots->count; i++)
        if (slots->list[i].cost < slots->list[best].cost)
            best = i;
    if (best == 0)
        return;
    struct duty_slot usual = slots->list[best];
    memmove(slots->list + 1, slots->list, (size_t)best * sizeof usual);
    slots->list[0] = usual;
}

int derive_wanted(const struct derivation *derivation, int first, const bool *usable, int per_week)
{
    int all = 0, inside = 0;

    for (int d = 0; d < 7; d++) {
        all += usable[d];
        inside += usable[d] && derivation->days[first + d].in_range;
    }
    return all ? (per_week * inside + all - 1) / all : 0;
}

bool derive_held_elsewhere(const struct derivation *derivation, const char *key)
{
    const struct season *season = derivation->season;

    for (int i = 0; i < season->n_draft + season->n_published; i++) {
        bool draft = i < season->n_draft;
        const struct assignment *row =
            draft ? &season->draft[i] : &season->published[i - season->n_draft];
        int64_t day = day_of(row->starts_at);
        if ((day < derivation->from || day > derivation->until) && strcmp(row->key, key) == 0 &&
            (draft || !season_planned(season, day)))
            return true;
    }
    return false;
}

const char *derive_week_text(const struct derivation *derivation, int64_t monday)
{
    int year, week;

    day_week(monday, &year, &week);
    return arena_text(derivation->arena, "%04d-W%02d", year, week);
}
