/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an event does to one sitting, written down. */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/seat/event/event_part.h"

/* With its year where it is not this academic year's. */
static const char *said(const struct happening *happening, int64_t day)
{
    const char *text = day_said(happening->arena, day);
    int year, month, of_month;

    if (day_academic_year(day) == day_academic_year(day_of(happening->event->now_at)))
        return text;
    day_split(day, &year, &month, &of_month);
    return arena_text(happening->arena, "%s %d", text, year);
}

const char *event_span(const struct happening *happening)
{
    int64_t from_at = happening->event->from_at, until_at = happening->event->until_at;
    struct arena *arena = happening->arena;
    const char *day = said(happening, day_of(from_at));
    const char *from = time_text(arena, (int)(from_at - day_of(from_at) * DAY_MIN));

    if (day_of(until_at - 1) != day_of(from_at) && from_at % DAY_MIN == 0 &&
        until_at % DAY_MIN == 0)
        return arena_text(arena, "from %s to %s", day, said(happening, day_of(until_at - 1)));
    if (day_of(until_at - 1) != day_of(from_at))
        return arena_text(arena, "%s %s to %s %s", day, from, said(happening, day_of(until_at)),
                          time_text(arena, (int)(until_at - day_of(until_at) * DAY_MIN)));
    if (until_at % DAY_MIN != 0)
        return arena_text(arena, "%s %s-%s", day, from,
                          time_text(arena, (int)(until_at - day_of(until_at) * DAY_MIN)));
    if (from_at % DAY_MIN == 0)
        return arena_text(arena, "all %s", day);
    return arena_text(arena, "%s from %s", day, from);
}

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
    return rules_release_at(happening->rules, paper, day_of(row->starts_at),
                            (paper->minutes + parts - 1) / parts, row->starts_at, row->ends_at);
}

const char *event_counted(struct arena *arena, int n, const char *one, const char *many)
{
    return arena_text(arena, "%d %s", n, n == 1 ? one : many);
}

void event_tell_unseated(struct happening *happening)
{
    const struct season *season = happening->season, *after = &happening->result->after;

    for (int i = season->n_unseated; i < after->n_unseated; i++) {
        const struct entry *entry = &season->entries[after->unseated[i].entry];
        event_note(happening,
                   arena_text(happening->arena, "%s has no desk for %s: %s",
                              season->pupils[entry->pupil].pupil,
                              season->papers[entry->paper].paper, after->unseated[i].reason));
    }
}
