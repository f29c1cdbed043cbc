/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who is told to be away. */
#include "scheduler/model/away.h"

bool season_away(const struct season *season, int staff, int64_t starts_at, int64_t ends_at)
{
    for (int i = 0; i < season->n_absences; i++) {
        const struct absence *row = &season->absences[i];
        if (row->staff == staff && !row->tentative && row->start < ends_at && row->end > starts_at)
            return true;
    }
    return false;
}
