/* SPDX-License-Identifier: GPL-3.0-or-later
 * Closed rooms and moves: some sit elsewhere. */
#include "scheduler/base/day.h"
#include "scheduler/model/kind.h"
#include "scheduler/seat/event/event_part.h"
#include "scheduler/seat/hand.h"

static void closure_add(struct happening *happening)
{
    const struct day_event *event = happening->event;
    struct season *after = &happening->result->after;
    struct closure *rows = arena_new(happening->arena, struct closure, after->n_closures + 1);

    for (int i = 0; i < after->n_closures; i++)
        rows[i] = after->closures[i];
    rows[after->n_closures++] = (struct closure){.room = event->rooms[0],
                                                 .start = event->from_at,
                                                 .end = event->until_at,
                                                 .why = event->reason ? event->reason : ""};
    after->closures = rows;
    kind_sort(kind_find("closures"), after, rows, after->n_closures);
}

static void lessons_tell(struct happening *happening)
{
    const struct season *season = happening->season;
    const struct day_event *event = happening->event;

    for (int64_t day = day_of(event->from_at); day <= day_of(event->until_at - 1); day++) {
        for (int i = 0; i < season->n_lessons; i++) {
            const struct lesson *lesson = &season->lessons[i];
            if (season_lesson_room(season, i, day) != event->rooms[0] ||
                season_day_kind(season, day) != DAY_SCHOOL ||
                !season_happens(season, day, lesson->weekday, lesson->week, lesson->from,
                                lesson->until) ||
                day * DAY_MIN + lesson->start >= event->until_at ||
                day * DAY_MIN + lesson->end <= event->from_at)
                continue;
            event_note(happening,
                       arena_text(happening->arena, "%s %s, %s to %s on %s, needs another room",
                                  lesson->class_name, lesson->subject,
                                  time_text(happening->arena, lesson->start),
                                  time_text(happening->arena, lesson->end),
                                  day_said(happening->arena, day)));
        }
    }
}

/* "2 candidates sit elsewhere, and 3 others move for them, 1 has no desk": of n who sat there. */
static const char *elsewhere_text(const struct happening *happening, const bool *freed, int n)
{
    struct arena *arena = happening->arena;
    int lost = 0, moved = 0, others = 0;
    const char *text = "";

    for (int i = 0; i < happening->n_changes; i++) {
        const struct seat_change *change = &happening->changes[i];
        bool theirs = freed[change->before - happening->season->seating];
        lost += change->because == SEAT_NOWHERE;
        moved += change->because != SEAT_NOWHERE && theirs;
        others +=
            change->because == SEAT_MOVED && !theirs && change->after->room != change->before->room;
    }
    if (n == 0)
        return "nobody is to sit there then";
    if (moved > 0)
        text = event_counted(arena, moved, "candidate sits elsewhere", "candidates sit elsewhere");
    if (moved > 0 && others > 0)
        text = arena_text(
            arena, "%s, and %s for them", text,
            event_counted(arena, others, "other candidate moves", "other candidates move"));
    if (lost > 0) {
        text = arena_text(
            arena, "%s%s%s", text, *text ? ", " : "",
            *text ? event_counted(arena, lost, "has no desk", "have no desk")
                  : event_counted(arena, lost, "candidate has no desk", "candidates have no desk"));
    }
    return text;
}

bool event_close(struct happening *happening, struct fault *fault)
{
    const struct season *season = happening->season;
    const struct day_event *event = happening->event;
    struct arena *arena = happening->arena;
    bool *freed = arena_new(arena, bool, season->n_seating + 1);
    int n_begun = 0, n = 0;

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        freed[i] = row->room == event->rooms[0] && event_sits(happening, row) &&
                   row->starts_at < event->until_at && event_leaves_at(row) > event->from_at &&
                   row->ends_at > event->now_at;
        n_begun += freed[i] && row->starts_at <= event->now_at;
        n += freed[i];
    }
    closure_add(happening);
    if (!event_seat(happening, freed, true, fault))
        return false;
    event_tell_unseated(happening);
    event_tell_free(happening);
    event_tell_ways(happening);
    if (n_begun > 0) {
        event_note(happening,
                   arena_text(arena,
                              "%s had begun: when they sit again, a delay gives them the minutes "
                              "they lost",
                              event_counted(arena, n_begun, "candidate", "candidates")));
    }
    lessons_tell(happening);
    event_tell_times(happening);
    happening->result->told =
        arena_text(arena, "%s is closed %s: %s", season->rooms[event->rooms[0]].room,
                   event_span(happening), elsewhere_text(happening, freed, n));
    return true;
}

bool event_move(struct happening *happening, struct fault *fault)
{
    const struct season *season = happening->season;
    const struct day_event *event = happening->event;
    struct event_result *result = happening->result;
    struct hand_result moved;
    struct hand hand = {.what = HAND_MOVE,
                        .room = -1,
                        .to = event->to,
                        .pupil = event->pupil,
                        .day = day_of(event->from_at),
                        .session = event->session,
                        .now_at = event->now_at};

    if (!hand_make(season, happening->rules, &hand, happening->arena, &moved, fault))
        return false;
    result->after.seating = moved.sittings;
    result->after.fixed_sittings = moved.fixed;
    for (int i = 0; i < season->n_seating; i++)
        if (moved.sittings[i].room != season->seating[i].room ||
            moved.sittings[i].desk != season->seating[i].desk)
            event_change(happening, &season->seating[i], &moved.sittings[i], SEAT_MOVED);
    event_tell_ways(happening);
    result->told = moved.told;
    return true;
}
