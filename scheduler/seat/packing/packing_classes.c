/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rooms alike become classes. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/seat/packing.h"

/* Until when a use that starts then may last; 0: not at all. */
static int64_t free_until(const struct packing *packing, int room, int64_t starts_at)
{
    const struct day *day = packing->part->day;
    const struct season *season = day->school->season;
    int gap = day->school->turnaround;
    int64_t until = INT64_MAX;

    for (int i = 0; i < season->n_closures; i++) {
        const struct closure *closure = &season->closures[i];
        if (closure->room == room && closure->end > starts_at && closure->start < until)
            until = closure->start;
    }
    for (int i = 0; i < day->n_uses; i++) {
        const struct use *use = &day->uses[i];
        if (use->room == room && use->n > 0 && !packing->modelled[i] &&
            starts_at < use->ends_at + gap && use->starts_at - gap < until)
            until = use->starts_at - gap;
    }
    return until > starts_at ? until : 0;
}

static int64_t lesson_from(const struct packing *packing, int room, int64_t starts_at)
{
    const struct day *day = packing->part->day;
    int64_t base = day->day * DAY_MIN;
    int64_t from = INT64_MAX;

    for (int i = 0; i < day->n_lessons; i++) {
        const struct lesson *lesson = day->lessons[i];
        if (lesson->room != room || base + lesson->end <= starts_at)
            continue;
        int64_t at = base + lesson->start > starts_at ? base + lesson->start : starts_at;
        from = at < from ? at : from;
    }
    return from;
}

/* Somebody asks for this very room, or, where that counts, sat in it or sits in it for good. */
static bool *rooms_named(const struct packing *packing)
{
    const struct day *day = packing->part->day;
    const struct school *school = day->school;
    bool *named = arena_new(packing->arena, bool, school->season->n_rooms + 1);

    for (int i = 0; i < packing->n_rows; i++) {
        const struct job *job = &day->jobs[packing->rows[i]];
        if (job->room >= 0)
            named[job->room] = true;
        if (packing->grain == PACKING_COARSE)
            continue;
        if (job->hint_room >= 0)
            named[job->hint_room] = true;
        if (school->usual_room[job->pupil] >= 0)
            named[school->usual_room[job->pupil]] = true;
    }
    if (school->computer_room >= 0 && packing->grain != PACKING_COARSE)
        named[school->computer_room] = true;
    return named;
}

static bool rooms_alike(const struct packing *packing, const struct room_class *a,
                        const struct room_class *b)
{
    const struct room *rooms = packing->part->day->school->season->rooms;
    const struct room *left = &rooms[a->rooms[0]];
    const struct room *right = &rooms[b->rooms[0]];
    size_t bytes = sizeof *a->free_until * (size_t)packing->n_starts;

    bool coarse = packing->grain == PACKING_COARSE;

    return left->site == right->site && left->seats == right->seats &&
           left->computers == right->computers && left->sockets == right->sockets &&
           (coarse || (left->private_room == right->private_room && left->exam == right->exam)) &&
           (left->exam == ROOM_EXAM_NO) == (right->exam == ROOM_EXAM_NO) &&
           (left->summon == SUMMON_NONE) == (right->summon == SUMMON_NONE) &&
           memcmp(a->free_until, b->free_until, bytes) == 0 &&
           memcmp(a->lesson_from, b->lesson_from, bytes) == 0;
}

static void class_add(struct packing *packing, int room, const bool *named)
{
    struct room_class found = {
        .rooms = arena_new(packing->arena, int, 1),
        .n = 1,
        .free_until = arena_new(packing->arena, int64_t, packing->n_starts + 1),
        .lesson_from = arena_new(packing->arena, int64_t, packing->n_starts + 1)};

    found.rooms[0] = room;
    for (int i = 0; i < packing->n_starts; i++) {
        found.free_until[i] = free_until(packing, room, packing->starts[i]);
        found.lesson_from[i] = packing->grain == PACKING_COARSE
                                   ? INT64_MAX
                                   : lesson_from(packing, room, packing->starts[i]);
    }
    for (int i = 0; i < packing->n_classes && packing->grain != PACKING_SINGLE && !named[room];
         i++) {
        struct room_class *class = &packing->classes[i];
        if (named[class->rooms[0]] || !rooms_alike(packing, class, &found))
            continue;
        int *rooms = arena_new(packing->arena, int, class->n + 1);
        memcpy(rooms, class->rooms, sizeof *rooms * (size_t) class->n);
        rooms[class->n++] = room;
        class->rooms = rooms;
        return;
    }
    *LIST_ADD(packing->arena, packing->classes, packing->n_classes, packing->room_classes) = found;
}

void packing_classes(struct packing *packing)
{
    const struct season *season = packing->part->day->school->season;
    const bool *named = rooms_named(packing);

    for (int i = 0; i < season->n_rooms; i++) {
        const struct room *room = &season->rooms[i];
        if (packing->part->sites[room->site + 1] && room->seats > 0 &&
            (room->exam != ROOM_EXAM_NO || named[i]))
            class_add(packing, i, named);
    }
}
