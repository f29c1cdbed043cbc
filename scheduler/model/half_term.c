/* SPDX-License-Identifier: GPL-3.0-or-later
 * Half-terms: the stretches of school between whole weeks without any. */
#include "scheduler/base/day.h"
#include "scheduler/model/season.h"

enum { LONGEST_WEEKS = 9 }; /* where the calendar tells no holidays */

static bool any_school(const struct season *season, int64_t monday)
{
    for (int64_t day = monday; day < monday + 7; day++) {
        int kind = season_day_kind(season, day);
        if (kind == DAY_SCHOOL || kind == DAY_CONTINGENCY || kind == DAY_INSET)
            return true;
    }
    return false;
}

/* The Monday of the last week of a calendar week's stretch, in steps of one week. */
static int64_t walk(const struct season *season, int64_t monday, int64_t step)
{
    for (int weeks = 1; weeks < LONGEST_WEEKS; weeks++) {
        if (!any_school(season, monday + step))
            break;
        monday += step;
    }
    return monday;
}

int64_t season_half_term(const struct season *season, int64_t day)
{
    return walk(season, day_week_start(day), -7);
}

int64_t season_half_term_end(const struct season *season, int64_t day)
{
    return walk(season, day_week_start(day), 7) + 6;
}
