/* SPDX-License-Identifier: GPL-3.0-or-later
 * Delays, late comers, absent candidates: times change, nobody moves. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/model/kind.h"
#include "scheduler/seat/event/event_part.h"

static const char *clock_text(const struct happening *happening, int64_t at)
{
    return time_text(happening->arena, (int)(at - day_of(at) * DAY_MIN));
}

static const char *rooms_text(const struct happening *happening)
{
    const struct day_event *event = happening->event;
    const char *text = event->n_rooms ? "" : "all rooms";

    for (int i = 0; i < event->n_rooms; i++)
        text = arena_text(happening->arena, "%s%s%s", text, i ? ", " : "",
                          happening->season->rooms[event->rooms[i]].room);
    return text;
}

bool event_delay(struct happening *happening, struct fault *fault)
{
    const struct day_event *event = happening->event;
    int n = 0;

    if (!event_shift(happening, day_of(event->from_at), -1, fault))
        return false;
    for (int i = 0; i < happening->n_changes; i++)
        n += happening->changes[i].because == SEAT_LOST ||
             happening->changes[i].because == SEAT_HELD;
    if (n == 0) {
        return fault_set(fault, FAULT_MISSING,
                         "nobody sits in %s at %s on %s, or is to begin within %d minutes of it",
                         event->n_rooms ? rooms_text(happening) : "any room",
                         clock_text(happening, event->from_at),
                         day_said(happening->arena, day_of(event->from_at)), event->minutes);
    }
    event_tell_times(happening);
    happening->result->told =
        arena_text(happening->arena, "%s held up at %s for %s: %s with full time later",
                   rooms_text(happening), clock_text(happening, event->from_at),
                   event_counted(happening->arena, event->minutes, "minute", "minutes"),
                   event_counted(happening->arena, n, "candidate", "candidates"));
    return true;
}

/* The paper that was to have begun by then and is not over; the one asked for. */
static int late_row(const struct happening *happening)
{
    const struct season *season = happening->season;
    const struct day_event *event = happening->event;
    int found = -1;

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        const struct entry *entry = &season->entries[row->entry];
        bool meant = event->paper >= 0 ? entry->paper == event->paper
                                       : row->starts_at <= event->from_at &&
                                             event_leaves_at(row) > event->from_at;
        if (entry->pupil == event->pupil && event_sits(happening, row) && meant &&
            day_of(row->starts_at) == day_of(event->from_at) &&
            (found < 0 || row->starts_at > season->seating[found].starts_at))
            found = i;
    }
    return found;
}

bool event_late(struct happening *happening, struct fault *fault)
{
    const struct day_event *event = happening->event;
    const char *pupil = happening->season->pupils[event->pupil].pupil;
    int row = late_row(happening);

    if (row < 0)
        return fault_set(fault, FAULT_MISSING, "%s has no exam going on at %s on %s", pupil,
                         clock_text(happening, event->from_at),
                         day_said(happening->arena, day_of(event->from_at)));
    const struct sitting *old = &happening->season->seating[row];
    if (event->from_at <= old->starts_at)
        return fault_set(fault, FAULT_CONFLICT, "%s begins %s at %s: %s is not late", pupil,
                         event_paper(happening, old), clock_text(happening, old->starts_at),
                         clock_text(happening, event->from_at));
    if (!event_shift(happening, day_of(event->from_at), row, fault))
        return false;
    const struct sitting *now = &happening->result->after.seating[row];
    event_tell_late(happening, row);
    event_tell_times(happening);
    happening->result->told =
        arena_text(happening->arena, "%s %s %s at %s, due %s: finishes %s, full time", pupil,
                   now->starts_at > event->now_at ? "begins" : "began", event_paper(happening, old),
                   clock_text(happening, now->starts_at), clock_text(happening, old->starts_at),
                   clock_text(happening, now->ends_at));
    return true;
}

/* One row a day, so that seating and mentoring know it as well. */
static void away_add(struct happening *happening, int64_t from_at)
{
    const struct day_event *event = happening->event;
    struct season *after = &happening->result->after;
    int64_t first = day_of(from_at), last = day_of(event->until_at - 1);
    struct pupil_time *rows =
        arena_new(happening->arena, struct pupil_time, after->n_pupil_times + last - first + 2);

    for (int i = 0; i < after->n_pupil_times; i++)
        rows[i] = after->pupil_times[i];
    for (int64_t day = first; day <= last; day++) {
        int64_t end = event->until_at - day * DAY_MIN;
        rows[after->n_pupil_times++] =
            (struct pupil_time){.pupil = event->pupil,
                                .weekday = -1,
                                .date = day,
                                .start = day == first ? (int)(from_at - day * DAY_MIN) : 0,
                                .end = end < DAY_MIN ? (int)end : DAY_MIN - 1,
                                .kind = PUPIL_AWAY,
                                .until = -1};
    }
    after->pupil_times = rows;
    kind_sort(kind_find("pupil_times"), after, rows, after->n_pupil_times);
}

static bool misses(const struct happening *happening, const struct sitting *row)
{
    const struct day_event *event = happening->event;
    const struct entry *entry = &happening->season->entries[row->entry];

    return entry->pupil == event->pupil && event_sits(happening, row) &&
           row->starts_at < event->until_at && row->ends_at > event->from_at &&
           (event->paper < 0 || entry->paper == event->paper);
}

bool event_misses(const struct happening *happening)
{
    for (int i = 0; i < happening->season->n_seating; i++)
        if (misses(happening, &happening->season->seating[i]))
            return true;
    return false;
}

bool event_absent(struct happening *happening, struct fault *fault)
{
    const struct season *season = happening->season;
    const struct day_event *event = happening->event;
    struct season *after = &happening->result->after;
    struct arena *arena = happening->arena;
    struct sitting *rows = arena_new(arena, struct sitting, season->n_seating + 1);
    struct unseated *unseated =
        arena_new(arena, struct unseated, season->n_unseated + season->n_seating + 1);
    int64_t from_at = event->from_at;
    int n = 0, n_unseated = 0;

    (void)fault;
    for (int i = 0; i < season->n_unseated; i++)
        unseated[n_unseated++] = season->unseated[i];
    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *old = &season->seating[i];
        if (!misses(happening, old)) {
            rows[n++] = *old;
            continue;
        }
        event_change(happening, old, NULL, SEAT_GONE);
        from_at = old->starts_at < from_at ? old->starts_at : from_at; /* was not there at all */
        unseated[n_unseated++] = (struct unseated){
            .entry = old->entry,
            .reason = arena_text(arena, "absent, recorded %s", moment_said(arena, event->now_at))};
    }
    after->seating = rows;
    after->n_seating = n;
    after->unseated = unseated;
    after->n_unseated = n_unseated;
    away_add(happening, from_at);
    happening->result->told = arena_text(
        arena, "%s is absent %s: %s", season->pupils[event->pupil].pupil, event_span(happening),
        n == season->n_seating
            ? "no exam missed"
            : event_counted(arena, season->n_seating - n, "exam missed", "exams missed"));
    return true;
}
