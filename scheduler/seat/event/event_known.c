/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the log has already: the same words twice are one event. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/seat/event/event_part.h"

struct incident event_row(const struct day_event *event, int room)
{
    return (struct incident){.recorded_at = event->now_at,
                             .from_at = event->from_at,
                             .until_at = event->until_at,
                             .what = event->what,
                             .room = room,
                             .pupil = event->pupil,
                             .paper = event->paper,
                             .staff = -1,
                             .minutes = event->what == INCIDENT_ARRANGE ? event->amount
                                        : event->minutes > 0            ? event->minutes
                                                                        : -1,
                             .detail = event->kind ? event->kind : "",
                             .reason = event->reason ? event->reason : "",
                             .who = event->who ? event->who : "",
                             .told = ""};
}

/* Else what the log says of the room was looked up. */
static bool asks_room(const struct incident *row)
{
    return row->what == INCIDENT_DELAY || row->what == INCIDENT_CLOSE || row->what == INCIDENT_MOVE;
}

/* Who is absent, or what is closed, is so for any part of that time. */
static bool same_time(const struct incident *a, const struct incident *b)
{
    if (b->what == INCIDENT_ABSENT || b->what == INCIDENT_CLOSE)
        return a->from_at <= b->from_at && a->until_at >= b->until_at;
    return a->from_at == b->from_at && a->until_at == b->until_at;
}

/* b is what is asked. */
static bool same(const struct incident *a, const struct incident *b)
{
    return a->what == b->what && (a->room == b->room || !asks_room(b)) && a->pupil == b->pupil &&
           same_time(a, b) && a->minutes == b->minutes && strcmp(a->detail, b->detail) == 0 &&
           (a->paper == b->paper || b->paper < 0);
}

int event_room(const struct day_event *event, int i)
{
    if (event->what == INCIDENT_MOVE)
        return event->to;
    return i < event->n_rooms ? event->rooms[i] : -1;
}

static const struct incident *logged(const struct season *season, const struct day_event *event,
                                     int room)
{
    struct incident asked = event_row(event, room);

    for (int i = 0; i < season->n_incidents; i++)
        if (same(&season->incidents[i], &asked))
            return &season->incidents[i];
    return NULL;
}

static bool has_room(const int *rooms, int n_rooms, int room)
{
    for (int i = 0; i < n_rooms; i++)
        if (rooms[i] == room)
            return true;
    return false;
}

const struct incident *event_known(struct happening *happening, const struct day_event *event,
                                   struct day_event *fresh)
{
    const struct season *season = happening->season;
    int *rooms = arena_new(happening->arena, int, event->n_rooms + 1);
    const struct incident *before = NULL;

    *fresh = *event;
    fresh->rooms = rooms;
    fresh->n_rooms = 0;
    for (int i = 0; i < event->n_rooms; i++) {
        const struct incident *row = logged(season, event, event_room(event, i));
        if (row)
            before = row;
        else if (!has_room(rooms, fresh->n_rooms, event->rooms[i]))
            rooms[fresh->n_rooms++] = event->rooms[i];
    }
    if (event->what == INCIDENT_ABSENT && event_misses(happening))
        return NULL; /* of another paper, or seated again since */
    return event->n_rooms > 0 ? before : logged(season, event, event_room(event, 0));
}

void event_tell_known(struct happening *happening, const struct day_event *event)
{
    const struct season *season = happening->season;

    for (int i = 0; i < event->n_rooms; i++) {
        const struct incident *row = logged(season, event, event_room(event, i));
        if (row && !has_room(event->rooms, i, event->rooms[i])) {
            event_note(happening, arena_text(happening->arena,
                                             "%s was recorded before, %s: nothing changes there",
                                             season->rooms[event->rooms[i]].room,
                                             moment_said(happening->arena, row->recorded_at)));
        }
    }
}

/* `row` is what is asked, but for when it began: of any of the rooms, which begin together. */
static bool same_but_when(const struct incident *row, const struct day_event *event)
{
    struct day_event then = *event;
    bool found = false;

    then.from_at = row->from_at;
    for (int i = 0; !found && (i == 0 || i < event->n_rooms); i++) {
        struct incident asked = event_row(&then, event_room(event, i));
        found = same(row, &asked);
    }
    return found;
}

bool event_recall(const struct season *season, struct day_event *event)
{
    for (int i = season->n_incidents - 1; i >= 0; i--) {
        const struct incident *row = &season->incidents[i];
        if (row->recorded_at == row->from_at && row->recorded_at <= event->now_at &&
            row->recorded_at + EVENT_RECALLED_MIN >= event->now_at && same_but_when(row, event)) {
            event->from_at = row->from_at;
            return true;
        }
    }
    return false;
}
