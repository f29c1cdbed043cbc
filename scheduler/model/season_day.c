/* SPDX-License-Identifier: GPL-3.0-or-later
 * What kind of day it is, and which week of two. */
#include "scheduler/base/day.h"
#include "scheduler/model/season.h"

enum { SATURDAY = 5 };

/* First calendar row on or after a day. */
static int first_row(const struct season *season, int64_t day)
{
    int low = 0, high = season->n_calendar;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (season->calendar[middle].date < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int season_day_kind(const struct season *season, int64_t day)
{
    int kind = day_weekday(day) >= SATURDAY ? DAY_CLOSED : DAY_SCHOOL;

    for (int i = first_row(season, day); i < season->n_calendar; i++) {
        const struct calendar_day *row = &season->calendar[i];
        if (row->date != day)
            break;
        if (row->session == SESSION_NONE || row->session == SESSION_DAY)
            return row->kind;
        /* A row for half a day says that the rest of it is a school day. */
        kind = DAY_SCHOOL;
    }
    return kind;
}

static bool has_school(const struct season *season, int64_t monday)
{
    for (int64_t day = monday; day < monday + 7; day++) {
        int kind = season_day_kind(season, day);
        if (kind == DAY_SCHOOL || kind == DAY_CONTINGENCY)
            return true;
    }
    return false;
}

/* What the calendar says itself of the week of a Monday. */
static int week_told(const struct season *season, int64_t monday)
{
    for (int i = first_row(season, monday); i < season->n_calendar; i++) {
        const struct calendar_day *row = &season->calendar[i];
        if (row->date >= monday + 7)
            break;
        if (row->week != WEEK_BOTH)
            return row->week;
    }
    return WEEK_BOTH;
}

/* Looks week by week from a Monday towards `limit` for one that is told and
 * counts the weeks of school passed on the way. */
static int carried(const struct season *season, int64_t monday, int64_t limit, int step)
{
    int passed = 0;

    for (int64_t at = monday; step < 0 ? at >= limit : at <= limit; at += (int64_t)step * 7) {
        int told = week_told(season, at);
        if (told != WEEK_BOTH)
            return passed % 2 == 0 ? told : WEEK_A + WEEK_B - told;
        passed += has_school(season, at);
    }
    return WEEK_BOTH;
}

int season_week(const struct season *season, int64_t day)
{
    if (season->n_calendar == 0)
        return WEEK_BOTH;
    int64_t monday = day_week_start(day);
    int64_t first = day_week_start(season->calendar[0].date);
    int64_t last = day_week_start(season->calendar[season->n_calendar - 1].date);
    int week = carried(season, monday, first, -1);

    return week != WEEK_BOTH ? week : carried(season, monday, last, 1);
}

bool season_happens(const struct season *season, int64_t day, int weekday, int week, int64_t from,
                    int64_t until)
{
    if (weekday >= 0 && day_weekday(day) != weekday)
        return false;
    if ((from >= 0 && day < from) || (until >= 0 && day > until))
        return false;
    if (week == WEEK_BOTH)
        return true;
    int told = season_week(season, day);
    return told == WEEK_BOTH || told == week;
}

bool season_planned(const struct season *season, int64_t day)
{
    for (int i = 0; i < season->n_plan_runs; i++)
        if (season->plan_runs[i].from <= day && day <= season->plan_runs[i].until)
            return true;
    return false;
}
