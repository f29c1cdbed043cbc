/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes on in a room, and how large a class it holds: for classes that join others. */
#include "scheduler/base/sort.h"
#include "scheduler/duty/derive.h"

static int by_room(const void *left, const void *right, const void *context)
{
    const int *rooms = context, a = *(const int *)left, b = *(const int *)right;

    return rooms[a] != rooms[b] ? (rooms[a] > rooms[b]) - (rooms[a] < rooms[b]) : (a > b) - (a < b);
}

/* Files the rows under their rooms; those without one are left out. */
static const int *file_rooms(const struct derivation *derivation, const int *rooms, int count,
                             const int **first)
{
    int *rows = arena_new(derivation->arena, int, count + 1), n = 0;
    int *keys = arena_new(derivation->arena, int, count + 1);

    for (int i = 0; i < count; i++)
        if (rooms[i] >= 0)
            rows[n++] = i;
    sort_rows(rows, (size_t)n, sizeof *rows, by_room, rooms);
    for (int i = 0; i < n; i++)
        keys[i] = rooms[rows[i]];
    *first = derive_offsets(derivation->arena, keys, n, derivation->season->n_rooms);
    return rows;
}

/* A room seats the exam candidates it is said to, or the largest class the timetable has in it. */
static const int *room_sizes(const struct derivation *derivation)
{
    const struct season *season = derivation->season;
    int *holds = arena_new(derivation->arena, int, season->n_rooms + 1);

    for (int i = 0; i < season->n_rooms; i++)
        holds[i] = season->rooms[i].seats > 0 ? season->rooms[i].seats : 0;
    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *row = &season->lessons[i];
        int class_no = derive_class(derivation, row->class_name);
        int size =
            derivation->class_pupils_first[class_no + 1] - derivation->class_pupils_first[class_no];
        if (row->room >= 0 && size > holds[row->room])
            holds[row->room] = size;
    }
    return holds;
}

void derive_rooms(struct derivation *derivation)
{
    const struct season *season = derivation->season;
    int most = season->n_lessons > derivation->n_groups ? season->n_lessons : derivation->n_groups;
    int *rooms = arena_new(derivation->arena, int, most + 1);

    derivation->room_holds = room_sizes(derivation);
    for (int i = 0; i < season->n_lessons; i++)
        rooms[i] = season->lessons[i].room;
    derivation->room_lessons =
        file_rooms(derivation, rooms, season->n_lessons, &derivation->room_lessons_first);
    for (int i = 0; i < derivation->n_groups; i++)
        rooms[i] = derivation->groups[i].room;
    derivation->room_groups =
        file_rooms(derivation, rooms, derivation->n_groups, &derivation->room_groups_first);
}
