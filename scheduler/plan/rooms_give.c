/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/rooms_give.c - which room each session gets: the one that was told, if it can
 * be, else the first that is free.  By start: so rooms that are alike never run out. */
#include "scheduler/plan/rooms.h"

#include <stdlib.h>
#include <string.h>

struct held {
    int duty, slot;
    int64_t starts_at;
};

static int by_start(const void *left, const void *right)
{
    const struct held *a = left, *b = right;

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return (a->duty > b->duty) - (a->duty < b->duty);
}

/* The room that was told stays, if it can. */
static int told_room(const struct brief *brief, const struct duty *duty, int64_t starts_at)
{
    const struct season *season = brief->world->season;

    for (int i = 0; i < season->n_published; i++)
        if (season->published[i].starts_at == starts_at &&
            strcmp(season->published[i].key, duty->key) == 0)
            return season->published[i].room;
    return -1;
}

static int choose(const struct rooms *rooms, const struct held *held, const int64_t *taken_until)
{
    const struct duty *duty = &rooms->brief->world->duties[held->duty];
    const struct duty_slot *slot = &duty->slots[held->slot];
    int own = rooms_pool(rooms, duty), found = -1;
    int told = told_room(rooms->brief, duty, slot->starts_at);

    for (int i = 0; own >= 0 && i < rooms->pools[own].n; i++) {
        int room = rooms->pools[own].list[i];
        if (taken_until[room] <= slot->starts_at &&
            room_is_free(rooms, room, slot->starts_at, slot->ends_at) &&
            (found < 0 || room == told))
            found = room;
    }
    return found;
}

int *rooms_give(const struct brief *brief, const bool *chosen)
{
    const struct rooms *rooms = brief->rooms;
    const struct season *season = brief->world->season;
    int *given = arena_new(brief->arena, int, brief->world->n_duties + 1), n = 0;
    int64_t *taken_until = arena_new(brief->arena, int64_t, season->n_rooms + 1);
    struct held *list = arena_new(brief->arena, struct held, brief->problem.n_offers + 1);

    for (int d = 0; d < brief->world->n_duties; d++)
        given[d] = -1;
    for (int r = 0; r < season->n_rooms; r++)
        taken_until[r] = INT64_MIN;
    for (int i = 0; i < brief->problem.n_offers; i++) {
        const struct may *may = &brief->mays[brief->offer_may[i]];
        const struct duty *duty = &brief->world->duties[may->duty];
        if (chosen[i] && !may->frozen && rooms_pool(rooms, duty) >= 0)
            list[n++] = (struct held){may->duty, may->slot, duty->slots[may->slot].starts_at};
    }
    if (n)
        qsort(list, (size_t)n, sizeof *list, by_start);
    for (int i = 0; i < n; i++) {
        if (i > 0 && list[i - 1].duty == list[i].duty)
            continue; /* its second adult */
        const struct duty *duty = &brief->world->duties[list[i].duty];
        given[list[i].duty] = choose(rooms, &list[i], taken_until);
        if (given[list[i].duty] >= 0)
            taken_until[given[list[i].duty]] = duty->slots[list[i].slot].ends_at;
    }
    return given;
}
