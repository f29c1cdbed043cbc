/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an event does to one sitting, written down. */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/seat/event_part.h"

void event_note(struct happening *happening, const char *note)
{
    *LIST_ADD(happening->arena, happening->notes, happening->n_notes, happening->room_notes) = note;
}

void event_change(struct happening *happening, const struct sitting *before,
                  const struct sitting *after, int because)
{
    *LIST_ADD(happening->arena, happening->changes, happening->n_changes, happening->room_changes) =
        (struct seat_change){before, after, because};
}

const char *event_pupil(const struct happening *happening, const struct sitting *row)
{
    return happening->season->pupils[happening->season->entries[row->entry].pupil].pupil;
}

const char *event_paper(const struct happening *happening, const struct sitting *row)
{
    return happening->season->papers[happening->season->entries[row->entry].paper].paper;
}

int64_t event_leaves_at(const struct sitting *row)
{
    return row->release_at > row->ends_at ? row->release_at : row->ends_at;
}

bool event_sits(const struct happening *happening, const struct sitting *row)
{
    return happening->season->entries[row->entry].status != ENTRY_WITHDRAWN;
}

int64_t event_release(const struct happening *happening, const struct sitting *row)
{
    const struct season *season = happening->season;
    const struct paper *paper = &season->papers[season->entries[row->entry].paper];
    int parts = 1;

    for (const char *at = paper->parts; *at; at++)
        parts += *at == ';';
    if (paper->each_minutes > 0)
        return row->ends_at;
    return rules_release_at(happening->rules, paper->session, day_of(row->starts_at),
                            (paper->minutes + parts - 1) / parts, row->starts_at, row->ends_at);
}
