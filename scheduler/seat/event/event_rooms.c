/* SPDX-License-Identifier: GPL-3.0-or-later
 * Closed rooms, moves, new arrangements: some sit elsewhere. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/model/kind.h"
#include "scheduler/seat/event/event_part.h"
#include "scheduler/seat/hand.h"

static const char *counted(struct arena *arena, int n, const char *one, const char *many)
{
    return arena_text(arena, "%d %s", n, n == 1 ? one : many);
}

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

/* Who has no desk now, and why: first of all. */
static void unseated_tell(struct happening *happening)
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

/* "2 candidates sit elsewhere, 1 has no desk": of the n who sat there. */
static const char *elsewhere_text(const struct happening *happening, int n)
{
    struct arena *arena = happening->arena;
    int lost = happening->result->after.n_unseated - happening->season->n_unseated;
    const char *text = "";

    if (n == 0)
        return "nobody is to sit there then";
    if (n > lost)
        text = counted(arena, n - lost, "candidate sits elsewhere", "candidates sit elsewhere");
    if (lost > 0) {
        text = arena_text(
            arena, "%s%s%s", text, *text ? ", " : "",
            *text ? counted(arena, lost, "has no desk", "have no desk")
                  : counted(arena, lost, "candidate has no desk", "candidates have no desk"));
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
    unseated_tell(happening);
    if (n_begun > 0) {
        event_note(happening,
                   arena_text(arena,
                              "%s had begun: when they sit again, a delay gives them the minutes "
                              "they lost",
                              counted(arena, n_begun, "candidate", "candidates")));
    }
    lessons_tell(happening);
    event_tell_times(happening);
    happening->result->told =
        arena_text(arena, "%s is closed %s: %s", season->rooms[event->rooms[0]].room,
                   event_span(happening), elsewhere_text(happening, n));
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
    result->told = moved.told;
    return true;
}

static int arrangement_place(const struct season *season, const struct arrangement *like)
{
    for (int i = 0; i < season->n_arrangements; i++) {
        const struct arrangement *row = &season->arrangements[i];
        if (row->pupil == like->pupil && strcmp(row->kind, like->kind) == 0 && !*row->subject &&
            row->paper == like->paper && row->from == like->from)
            return i;
    }
    return season->n_arrangements;
}

static struct arrangement arrangement_add(struct happening *happening, int paper, int64_t from)
{
    const struct day_event *event = happening->event;
    struct season *after = &happening->result->after;
    struct arrangement *rows =
        arena_new(happening->arena, struct arrangement, after->n_arrangements + 1);
    struct arrangement row = {.pupil = event->pupil,
                              .kind = event->kind,
                              .amount = event->amount,
                              .subject = "",
                              .paper = paper,
                              .shared = -1,
                              .group_size = -1,
                              .room = -1,
                              .with = "",
                              .skills = "",
                              .from = from,
                              .until = event->until_at >= 0 ? day_of(event->until_at - 1) : -1,
                              .approved_until = -1,
                              .route = event->route,
                              .wanted = true,
                              .note = event->reason ? event->reason : ""};
    int place = arrangement_place(after, &row);

    for (int i = 0; i < after->n_arrangements; i++)
        rows[i] = after->arrangements[i];
    rows[place] = row;
    after->n_arrangements += place == after->n_arrangements;
    after->arrangements = rows;
    kind_sort(kind_find("arrangements"), after, rows, after->n_arrangements);
    return row;
}

/* From the first day on; where an exam of that day has begun without it, only for the papers still
 * to come, and for all from the next day on. */
static struct arrangement arrangements_add(struct happening *happening, const bool *freed,
                                           bool begun)
{
    const struct season *season = happening->season;
    const struct day_event *event = happening->event;
    int64_t from = day_of(event->from_at);

    if (!begun || event->paper >= 0)
        return arrangement_add(happening, event->paper, from);
    for (int i = 0; i < season->n_seating; i++)
        if (freed[i] && day_of(season->seating[i].starts_at) == from)
            (void)arrangement_add(happening, season->entries[season->seating[i].entry].paper, from);
    return arrangement_add(happening, -1, from + 1);
}

static void approval_tell(struct happening *happening, const struct arrangement *row,
                          const struct arrangement_rule *rule)
{
    enum approval approval = rules_approval(happening->rules, row, row->from);
    const char *pupil = happening->season->pupils[row->pupil].pupil;

    if (approval == APPROVAL_GOOD)
        return;
    event_note(happening,
               arena_text(happening->arena,
                          "%s for %s is %s: apply (a temporary injury may be applied for late), "
                          "then import the approval; until then publishing asks for a reason",
                          rule->title, pupil,
                          approval == APPROVAL_PENDING ? "not approved yet" : "not applied for"));
}

bool event_arrange(struct happening *happening, struct fault *fault)
{
    const struct season *season = happening->season;
    const struct day_event *event = happening->event;
    const struct arrangement_rule *rule = rules_arrangement(happening->rules, event->kind);
    bool *freed = arena_new(happening->arena, bool, season->n_seating + 1);
    int64_t until_at = event->until_at >= 0 ? event->until_at : INT64_MAX;
    bool begun = false, running = false;

    if (!rule)
        return fault_set(fault, FAULT_USAGE,
                         "'%s' is no kind of arrangement; examrota rules lists them", event->kind);
    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        const struct entry *entry = &season->entries[row->entry];
        bool meant = entry->pupil == event->pupil && event_sits(happening, row) &&
                     row->ends_at > event->from_at && row->starts_at < until_at &&
                     (event->paper < 0 || entry->paper == event->paper);
        freed[i] = meant && row->starts_at > event->now_at;
        begun = begun || (meant && !freed[i] && day_of(row->starts_at) == day_of(event->from_at));
        running = running || (meant && !freed[i] && row->ends_at > event->now_at);
    }
    struct arrangement row = arrangements_add(happening, freed, begun);
    if (!event_seat(happening, freed, false, fault))
        return false;
    unseated_tell(happening);
    approval_tell(happening, &row, rule);
    if (running)
        event_note(
            happening,
            "an exam that has begun stays as it is; more time for it is a delay of its room");
    event_tell_times(happening);
    happening->result->told =
        arena_text(happening->arena, "%s for %s from %s: %s", rule->title,
                   season->pupils[event->pupil].pupil, day_said(happening->arena, row.from),
                   happening->n_changes == 0 ? "no exam changes"
                                             : counted(happening->arena, happening->n_changes,
                                                       "exam changes", "exams change"));
    return true;
}
