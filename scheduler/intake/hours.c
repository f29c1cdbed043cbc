/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/intake/hours.h"

#include "scheduler/base/day.h"

struct hours hours_make(const struct season *season, struct arena *arena)
{
    struct hours hours = {.season = season,
                          .first = arena_new(arena, int, season->n_people + 1),
                          .next = arena_new(arena, int, season->n_patterns + 1)};

    for (int i = season->n_patterns - 1; i >= 0; i--) {
        int person = season->patterns[i].staff;
        if (person < 0)
            continue;
        hours.next[i] = hours.first[person];
        hours.first[person] = i + 1;
    }
    return hours;
}

bool hours_known(const struct hours *hours, int person)
{
    for (int at = hours->first[person]; at; at = hours->next[at - 1]) {
        if (hours->season->patterns[at - 1].kind != PATTERN_LUNCH)
            return true;
    }
    return false;
}

/* Which rows count: those of a date, or of a weekday and a week. */
struct when {
    int64_t date; /* -1: weekday and week */
    int weekday, week;
};

static bool counts(const struct pattern *pattern, const struct when *when)
{
    if (pattern->kind == PATTERN_LUNCH || pattern->start < 0 || pattern->end < 0)
        return false;
    if (when->date >= 0)
        return pattern->date == when->date;
    return pattern->date < 0 && pattern->weekday == when->weekday &&
           (pattern->week == WEEK_BOTH || when->week == WEEK_BOTH || pattern->week == when->week);
}

/* Walks from row to row as long as they touch. */
static bool covered(const struct hours *hours, int person, const struct when *when, int start,
                    int end)
{
    bool grew = true;

    while (start < end && grew) {
        grew = false;
        for (int at = hours->first[person]; at; at = hours->next[at - 1]) {
            const struct pattern *pattern = &hours->season->patterns[at - 1];
            if (counts(pattern, when) && pattern->start <= start && pattern->end > start) {
                start = pattern->end;
                grew = true;
            }
        }
    }
    return start >= end;
}

static bool dated(const struct hours *hours, int person, int64_t day)
{
    for (int at = hours->first[person]; at; at = hours->next[at - 1]) {
        if (hours->season->patterns[at - 1].date == day)
            return true;
    }
    return false;
}

bool hours_hold(const struct hours *hours, int person, int64_t day, int start, int end)
{
    struct when when = {.date = dated(hours, person, day) ? day : -1,
                        .weekday = day_weekday(day),
                        .week = season_week(hours->season, day)};

    return covered(hours, person, &when, start, end);
}

bool hours_hold_weekly(const struct hours *hours, int person, int weekday, int week, int start,
                       int end)
{
    struct when when = {.date = -1, .weekday = weekday, .week = week};

    return covered(hours, person, &when, start, end);
}

/* Minutes of one weekday that lie in work or protected time, each counted once. */
static int day_min(const struct hours *hours, int person, const struct when *when)
{
    bool there[DAY_MIN] = {false};
    int minutes = 0;

    for (int at = hours->first[person]; at; at = hours->next[at - 1]) {
        const struct pattern *pattern = &hours->season->patterns[at - 1];
        if (!counts(pattern, when))
            continue;
        for (int m = pattern->start; m >= 0 && m < pattern->end && m < DAY_MIN; m++)
            there[m] = true;
    }
    for (int m = 0; m < DAY_MIN; m++)
        minutes += there[m];
    return minutes;
}

int hours_weekly_min(const struct hours *hours, int person, int week)
{
    int minutes = 0;

    for (int day = 0; day < 7; day++)
        minutes += day_min(hours, person, &(struct when){.date = -1, .weekday = day, .week = week});
    for (int at = hours->first[person]; at; at = hours->next[at - 1]) {
        const struct pattern *pattern = &hours->season->patterns[at - 1];
        if (pattern->kind == PATTERN_LUNCH && pattern->date < 0 && pattern->minutes > 0 &&
            (pattern->week == WEEK_BOTH || pattern->week == week))
            minutes -= pattern->minutes;
    }
    return minutes;
}
