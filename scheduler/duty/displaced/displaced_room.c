/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which room a lesson could go to. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/duty/displaced/displaced_part.h"

enum { NEXT_MIN = 20 }; /* a lesson so soon before or after: the class is there already */

/* Is the room taken by another lesson whose class is there?  Those that lose it do not count:
 * the exam is in the way. */
static bool lesson_in(const struct moving *moving, int room, const struct displaced *move)
{
    int64_t base = moving->day * DAY_MIN;

    for (int i = 0; i < moving->n_lessons; i++) {
        int row = moving->lessons[i];
        const struct lesson *lesson = &moving->season->lessons[row];
        if (displaced_from(moving, row) == room && row != move->lesson &&
            base + lesson->start < move->ends_at && move->starts_at < base + lesson->end &&
            (moving->size[row] == 0 || displaced_left(moving, row) > 0))
            return true;
    }
    for (int i = moving->first; i < moving->count; i++) {
        const struct displaced *other = &moving->list[i];
        if (other != move && other->to == room && other->starts_at < move->ends_at &&
            move->starts_at < other->ends_at)
            return true;
    }
    return false;
}

static bool closed(const struct moving *moving, int room, const struct displaced *move)
{
    for (int i = 0; i < moving->season->n_closures; i++) {
        const struct closure *row = &moving->season->closures[i];
        if (row->room == room && row->start < move->ends_at && move->starts_at < row->end)
            return true;
    }
    return false;
}

/* Lessons of a workshop or at computers want another; the others do not take one. */
static bool right_kind(int lost, int other)
{
    bool lost_special = lost == ROOM_WORKSHOP || lost == ROOM_IT;

    return lost_special || other == ROOM_WORKSHOP ? lost == other : other != ROOM_OFFICE;
}

static int room_holds(const struct moving *moving, int room)
{
    int seats = moving->season->rooms[room].seats;

    return seats > moving->largest[room] ? seats : moving->largest[room];
}

/* Has the class a lesson there just before or after? */
static bool is_there_anyway(const struct moving *moving, int room, const struct displaced *move)
{
    const struct lesson *own = &moving->season->lessons[move->lesson];

    for (int i = 0; i < moving->n_lessons && *own->class_name; i++) {
        const struct lesson *lesson = &moving->season->lessons[moving->lessons[i]];
        if (displaced_from(moving, moving->lessons[i]) == room && lesson != own &&
            strcmp(lesson->class_name, own->class_name) == 0 &&
            lesson->start <= own->end + NEXT_MIN && own->start <= lesson->end + NEXT_MIN)
            return true;
    }
    return false;
}

struct suits { /* smaller is better, in this order */
    int ranks[4];
};

static struct suits judge(const struct moving *moving, int room, const struct displaced *move)
{
    const struct room *lost = &moving->season->rooms[move->room];
    const struct room *row = &moving->season->rooms[room];

    return (struct suits){{!is_there_anyway(moving, room, move),
                           strcmp(row->block, lost->block) != 0, row->kind != lost->kind,
                           room_holds(moving, room)}};
}

static bool better(const struct suits *a, const struct suits *b)
{
    for (size_t i = 0; i < sizeof a->ranks / sizeof *a->ranks; i++) {
        if (a->ranks[i] != b->ranks[i])
            return a->ranks[i] < b->ranks[i];
    }
    return false;
}

/* Would the class be on the way during what it has before or after in that room? */
static bool on_the_way(const struct moving *moving, int room, const struct displaced *move, int at,
                       int64_t from_at, int64_t until_at)
{
    const struct room *rooms = moving->season->rooms;

    if (at < 0 || rooms[at].site < 0 || rooms[room].site < 0)
        return false;
    int way = moving->ways[rooms[at].site * moving->season->n_sites + rooms[room].site];
    return way > 0 && from_at < move->ends_at + way && move->starts_at < until_at + way;
}

/* Can the class get to another site and back in time, from its lessons and its exams? */
static bool reached(const struct moving *moving, int room, const struct displaced *move)
{
    const struct season *season = moving->season;
    const struct lesson *own = &season->lessons[move->lesson];
    int64_t base = moving->day * DAY_MIN;
    int first = moving->first_member[move->lesson];

    for (int i = 0; i < moving->n_lessons; i++) {
        const struct lesson *row = &season->lessons[moving->lessons[i]];
        if (row != own && strcmp(row->class_name, own->class_name) == 0 &&
            on_the_way(moving, room, move, displaced_from(moving, moving->lessons[i]),
                       base + row->start, base + row->end))
            return false;
    }
    for (int i = 0; i < moving->n_seated; i++) {
        const struct sitting *row = moving->seated[i];
        for (int k = first; k < first + moving->size[move->lesson]; k++)
            if (season->classes[moving->members[k]].pupil == season->entries[row->entry].pupil &&
                on_the_way(moving, room, move, row->room, row->starts_at, row->release_at))
                return false;
    }
    return true;
}

const char *displaced_trouble(const struct moving *moving, int room, const struct displaced *move)
{
    if (room_holds(moving, room) < (move->left > 0 ? move->left : 1))
        return arena_text(moving->arena, "it holds %d and there are %d pupils",
                          room_holds(moving, room), move->left > 0 ? move->left : 1);
    if (displaced_exam(moving, room, move->starts_at, move->ends_at))
        return "there is an exam in it";
    if (closed(moving, room, move))
        return "it is closed";
    if (move->room >= 0 &&
        moving->season->rooms[move->room].site != moving->season->rooms[room].site &&
        !reached(moving, room, move))
        return "it is on another site, and the class has no time for the way";
    return lesson_in(moving, room, move) ? "another class is in it" : NULL;
}

void displaced_place(const struct moving *moving, struct displaced *move)
{
    static const char *const words[] = {"the class is there before or after", "same block",
                                        "same kind of room", "free"};
    const struct season *season = moving->season;
    const struct room *lost = &season->rooms[move->room];
    struct suits best = {{0}};

    for (int i = 0; i < season->n_rooms; i++) {
        if (season->rooms[i].site != lost->site || !right_kind(lost->kind, season->rooms[i].kind) ||
            displaced_trouble(moving, i, move))
            continue;
        struct suits suits = judge(moving, i, move);
        if (move->to >= 0 && !better(&suits, &best))
            continue;
        best = suits;
        move->to = i;
    }
    if (move->to < 0) {
        move->why = "no room of the right kind and size is free";
        return;
    }
    for (int i = 3; i >= 0; i--)
        move->why = i == 3 || best.ranks[i] == 0 ? words[i] : move->why;
}
