/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/repair.h"

bool *repair_uncounted(const struct office *office, const struct season *after)
{
    bool *uncounted = arena_new(office->arena, bool, after->n_people + 1);

    for (int i = 0; i < after->n_published; i++) {
        const struct assignment *row = &after->published[i];
        for (int a = 0; a < after->n_absences && row->starts_at >= office->now_at; a++) {
            const struct absence *absence = &after->absences[a];
            if (absence->staff == row->staff && !absence->tentative && !row->standing &&
                absence->start < row->ends_at && absence->end > row->starts_at)
                uncounted[row->staff] = true;
        }
    }
    return uncounted;
}
