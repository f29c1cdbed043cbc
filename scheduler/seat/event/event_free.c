/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who had begun and has no desk any more: where one came free since.  Seating looks at rooms from
 * the start of a paper on, so that it offers none of these; the officer may. */
#include "scheduler/base/day.h"
#include "scheduler/seat/event/event_part.h"

struct gap { /* from now until the last of them is through */
    const struct season *after;
    int64_t day, began_at, now_at, until_at;
    int n; /* candidates */
};

static struct gap gap_of(const struct happening *happening)
{
    struct gap gap = {.after = &happening->result->after,
                      .began_at = INT64_MAX,
                      .now_at = happening->event->now_at};

    for (int i = 0; i < happening->n_changes; i++) {
        const struct seat_change *change = &happening->changes[i];
        const struct sitting *row = change->before;
        if (change->because != SEAT_NOWHERE || row->starts_at > gap.now_at)
            continue;
        gap.n++;
        gap.day = day_of(row->starts_at);
        gap.began_at = row->starts_at < gap.began_at ? row->starts_at : gap.began_at;
        gap.until_at = event_leaves_at(row) > gap.until_at ? event_leaves_at(row) : gap.until_at;
    }
    return gap;
}

static bool is_closed(const struct gap *gap, int room)
{
    for (int i = 0; i < gap->after->n_closures; i++) {
        const struct closure *row = &gap->after->closures[i];
        if (row->room == room && row->start < gap->until_at && row->end > gap->now_at)
            return true;
    }
    return false;
}

/* Whatever is there until then: in the way, or what it left free. */
struct use_of {
    int taken;
    int64_t since_at; /* the last that ended after they began; 0: nothing did */
    bool blocked;
};

static void look(const struct gap *gap, int64_t starts_at, int64_t ends_at, struct use_of *use)
{
    if (ends_at <= gap->now_at && ends_at > gap->began_at && ends_at > use->since_at)
        use->since_at = ends_at;
    use->taken += ends_at > gap->now_at && starts_at < gap->until_at;
}

static void lessons_look(const struct gap *gap, int room, struct use_of *use)
{
    const struct season *season = gap->after;
    struct use_of lessons = {.since_at = use->since_at};

    for (int i = 0; i < season->n_lessons && season_day_kind(season, gap->day) == DAY_SCHOOL; i++) {
        const struct lesson *lesson = &season->lessons[i];
        if (season_lesson_room(season, i, gap->day) == room &&
            season_happens(season, gap->day, lesson->weekday, lesson->week, lesson->from,
                           lesson->until))
            look(gap, gap->day * DAY_MIN + lesson->start, gap->day * DAY_MIN + lesson->end,
                 &lessons);
    }
    use->since_at = lessons.since_at;
    use->blocked = lessons.taken > 0;
}

/* "HALL 8 (since 10:05)", or NULL. */
static const char *free_text(const struct happening *happening, const struct gap *gap, int number)
{
    const struct season *season = gap->after;
    const struct room *room = &season->rooms[number];
    struct use_of use = {0};

    if (room->exam == ROOM_EXAM_NO || is_closed(gap, number))
        return NULL;
    for (int i = 0; i < season->n_seating; i++)
        if (season->seating[i].room == number && event_sits(happening, &season->seating[i]))
            look(gap, season->seating[i].starts_at, event_leaves_at(&season->seating[i]), &use);
    lessons_look(gap, number, &use);
    if (use.blocked || use.since_at == 0 || room->seats <= use.taken)
        return NULL;
    return arena_text(happening->arena, "%s %d (since %s)", room->room, room->seats - use.taken,
                      time_text(happening->arena, (int)(use.since_at - gap->day * DAY_MIN)));
}

void event_tell_free(struct happening *happening)
{
    struct gap gap = gap_of(happening);
    const char *list = "";

    for (int r = 0; r < gap.after->n_rooms && gap.n > 0; r++) {
        const char *text = free_text(happening, &gap, r);
        if (text)
            list = arena_text(happening->arena, "%s%s%s", list, *list ? ", " : "", text);
    }
    if (*list) {
        event_note(happening,
                   arena_text(happening->arena,
                              "desks that came free since they began, until %s: %s; whether they "
                              "may sit there is yours to see, and no adult is planned for them",
                              time_text(happening->arena, (int)(gap.until_at - gap.day * DAY_MIN)),
                              list));
    }
}
