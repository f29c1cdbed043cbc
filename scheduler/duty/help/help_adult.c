/* SPDX-License-Identifier: GPL-3.0-or-later
 * Help that a pupil's plan names and nobody gave, because the adult it is meant for was told an
 * exam at the time: read from what was told, as nothing else says who was where. */
#include "scheduler/duty/help/help_hours.h"

#include <stdlib.h>
#include <string.h>

#include "scheduler/base/day.h"

static bool is_told(const struct season *season, int64_t monday)
{
    for (int i = 0; i < season->n_published; i++)
        if (day_week_start(day_of(season->published[i].starts_at)) == monday)
            return true;
    return false;
}

/* Of the week's own lessons of help, which are numbered first, so many were told to somebody. */
static int count_held(const struct derivation *past, const struct hours_week *week, int n_own)
{
    const struct season *season = past->season;
    const struct support *row = week->row;
    const char *start =
        arena_text(past->arena, "pupil_support:%s:%s:%s:", season->pupils[row->pupil].pupil,
                   row->class_name[0] ? row->class_name : row->subject,
                   derive_week_text(past, past->days[week->first].day));
    size_t length = strlen(start);
    int held = 0;

    for (int i = 0; i < season->n_published; i++) {
        const char *key = season->published[i].key;
        if (strncmp(key, start, length) == 0 && strtol(key + length, NULL, 10) <= n_own)
            held++;
    }
    return held;
}

static bool in_exam_duty(const struct derivation *past, int person, int64_t from_at,
                         int64_t until_at)
{
    const struct season *season = past->season;

    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *told = &season->published[i];
        if (told->staff != person || told->starts_at >= until_at || told->ends_at <= from_at)
            continue;
        const struct duty_kind *kind = kind_named(past->kinds, told->kind);
        if (kind && kind->tags & TAG_EXAM)
            return true;
    }
    return false;
}

int hours_adult_took_min(const struct derivation *past, const struct hours_week *week, int n_own)
{
    const struct season *season = past->season;
    const struct support *row = week->row;
    int person = row->staff >= 0 ? row->staff : season->pupils[row->pupil].key_worker;
    int n_free = 0, minutes = 0;

    if (person < 0 || !is_told(season, past->days[week->first].day))
        return 0;
    for (int i = 0; i < week->count; i++)
        n_free += week->list[i].free;
    n_own = n_own < n_free ? n_own : n_free;
    int missing = n_own - count_held(past, week, n_own);
    for (int i = 0; i < week->count && missing > 0; i++) {
        const struct lesson_at *at = &week->list[i];
        if (!at->free || !in_exam_duty(past, person, derive_at(at->day->day, at->lesson->start),
                                       derive_at(at->day->day, at->lesson->end)))
            continue;
        minutes += at->lesson->end - at->lesson->start;
        missing--;
    }
    return minutes;
}
