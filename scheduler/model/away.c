/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who is told to be away. */
#include "scheduler/model/away.h"

#include "scheduler/base/day.h"

bool season_away(const struct season *season, int staff, int64_t starts_at, int64_t ends_at)
{
    for (int i = 0; i < season->n_absences; i++) {
        const struct absence *row = &season->absences[i];
        if (row->staff == staff && !row->tentative && row->start < ends_at && row->end > starts_at)
            return true;
    }
    return false;
}

bool season_pupil_away(const struct season *season, int pupil, int64_t at)
{
    int64_t minute = at - day_of(at) * DAY_MIN;

    for (int i = 0; i < season->n_pupil_times; i++) {
        const struct pupil_time *row = &season->pupil_times[i];
        if (row->pupil == pupil && row->kind == PUPIL_AWAY && row->date == day_of(at) &&
            (row->start < 0 || row->start <= minute) && (row->end < 0 || row->end > minute))
            return true;
    }
    return false;
}
