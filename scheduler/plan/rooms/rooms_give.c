/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/rooms/rooms_give.c - which room each session gets: the one that was told, if it
 * can be, else the first that is free.  By start: so rooms that are alike never run out. */
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

/* By start: so rooms that are alike never run out, as the plan counted them. */
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

static void give_by_start(const struct rooms *rooms, const struct held *list, int n, int *given)
{
    const struct brief *brief = rooms->brief;
    int n_rooms = brief->world->season->n_rooms;
    int64_t *taken_until = arena_new(brief->arena, int64_t, n_rooms + 1);

    for (int r = 0; r < n_rooms; r++)
        taken_until[r] = INT64_MIN;
    for (int i = 0; i < n; i++) {
        const struct duty *duty = &brief->world->duties[list[i].duty];
        int room = choose(rooms, &list[i], taken_until);
        given[list[i].duty] = room;
        if (room >= 0)
            taken_until[room] = duty->slots[list[i].slot].ends_at;
    }
}

/* Free of what goes on, and of the sessions that have their room already? */
static bool is_left(const struct rooms *rooms, const struct held *list, int n, const int *given,
                    int room, const struct duty_slot *slot)
{
    if (!room_is_free(rooms, room, slot->starts_at, slot->ends_at))
        return false;
    for (int i = 0; i < n && list[i].starts_at < slot->ends_at; i++) {
        const struct duty *duty = &rooms->brief->world->duties[list[i].duty];
        if (given[list[i].duty] == room && duty->slots[list[i].slot].ends_at > slot->starts_at)
            return false;
    }
    return true;
}

/* The room that was told (only), or the first that is left; -1. */
static int pick(const struct rooms *rooms, const struct held *list, int n, const int *given, int i,
                bool only_told)
{
    const struct duty *duty = &rooms->brief->world->duties[list[i].duty];
    const struct duty_slot *slot = &duty->slots[list[i].slot];
    int own = rooms_pool(rooms, duty);
    int told = only_told ? told_room(rooms->brief, duty, slot->starts_at) : -1;

    for (int k = 0; k < rooms->pools[own].n; k++) {
        int room = rooms->pools[own].list[k];
        if ((!only_told || room == told) && is_left(rooms, list, n, given, room, slot))
            return room;
    }
    return -1;
}

enum { CHAIN_MOST = 8 };

/* Who looks for a room, and what is being tried for them. */
struct chain {
    const struct rooms *rooms;
    const struct held *list;
    int n;
    int *given;
    bool *tried; /* by room */
};

/* The one session that has the room while this one goes on; -1: none, or several. */
static int in_the_way(const struct chain *chain, int i, int room)
{
    const struct duty *duties = chain->rooms->brief->world->duties;
    const struct held *held = &chain->list[i];
    const struct duty_slot *slot = &duties[held->duty].slots[held->slot];
    int found = -1;

    for (int j = 0; j < chain->n && chain->list[j].starts_at < slot->ends_at; j++) {
        const struct held *other = &chain->list[j];
        if (chain->given[other->duty] != room ||
            duties[other->duty].slots[other->slot].ends_at <= slot->starts_at)
            continue;
        if (found >= 0)
            return -1;
        found = j;
    }
    return found;
}

static bool make_room(struct chain *chain, int i, int depth);

/* The room is theirs, and who had it finds another.  False: nothing is changed. */
static bool take_over(struct chain *chain, int i, int room, int holder, int depth)
{
    int *mine = &chain->given[chain->list[i].duty], *its = &chain->given[chain->list[holder].duty];

    *mine = room;
    *its = -1;
    if (make_room(chain, holder, depth))
        return true;
    *its = room;
    *mine = -1;
    return false;
}

/* A room that is left, or one whose sessions find others in so many steps. */
static bool make_room(struct chain *chain, int i, int depth)
{
    const struct rooms *rooms = chain->rooms;
    const struct duty *duty = &rooms->brief->world->duties[chain->list[i].duty];
    const struct duty_slot *slot = &duty->slots[chain->list[i].slot];
    int own = rooms_pool(rooms, duty);
    int room = pick(rooms, chain->list, chain->n, chain->given, i, false);

    chain->given[chain->list[i].duty] = room;
    for (int k = 0; k < rooms->pools[own].n && room < 0 && depth > 0; k++) {
        int wanted = rooms->pools[own].list[k];
        if (chain->tried[wanted] || !room_is_free(rooms, wanted, slot->starts_at, slot->ends_at))
            continue;
        chain->tried[wanted] = true;
        int holder = in_the_way(chain, i, wanted);
        if (holder >= 0 && take_over(chain, i, wanted, holder, depth - 1))
            return true;
    }
    return room >= 0;
}

/* No room is left: as few as can be go to another, in a chain.  False: they find none. */
static bool find_room(struct chain *chain, int i)
{
    size_t n_rooms = (size_t)chain->rooms->brief->world->season->n_rooms;

    for (int depth = 1; depth <= CHAIN_MOST; depth++) {
        memset(chain->tried, 0, n_rooms * sizeof *chain->tried);
        if (make_room(chain, i, depth))
            return true;
    }
    return false;
}

static int without(const struct held *list, int n, const int *given)
{
    int missing = 0;

    for (int i = 0; i < n; i++)
        missing += given[list[i].duty] < 0;
    return missing;
}

/* Nobody moves for somebody new who need not. */
static void give_told_first(const struct rooms *rooms, const struct held *list, int n, int *given)
{
    int n_rooms = rooms->brief->world->season->n_rooms;
    struct chain chain = {rooms, list, n, given, arena_new(rooms->brief->arena, bool, n_rooms + 1)};

    for (int i = 0; i < n; i++)
        given[list[i].duty] = pick(rooms, list, n, given, i, true);
    for (int i = 0; i < n; i++) {
        int *room = &given[list[i].duty];
        *room = *room >= 0 ? *room : pick(rooms, list, n, given, i, false);
        if (*room < 0)
            (void)find_room(&chain, i);
    }
}

int *rooms_give(const struct brief *brief, const bool *chosen)
{
    const struct rooms *rooms = brief->rooms;
    int *given = arena_new(brief->arena, int, brief->world->n_duties + 1), n = 0, n_list = 0;
    struct held *list = arena_new(brief->arena, struct held, brief->problem.n_offers + 1);

    for (int d = 0; d < brief->world->n_duties; d++)
        given[d] = -1;
    for (int i = 0; i < brief->problem.n_offers; i++) {
        const struct may *may = &brief->mays[brief->offer_may[i]];
        const struct duty *duty = &brief->world->duties[may->duty];
        if (chosen[i] && !may->frozen && rooms_pool(rooms, duty) >= 0)
            list[n++] = (struct held){may->duty, may->slot, duty->slots[may->slot].starts_at};
    }
    if (n)
        qsort(list, (size_t)n, sizeof *list, by_start);
    for (int i = 0; i < n; i++)
        if (i == 0 || list[i - 1].duty != list[i].duty) /* its second adult has the same */
            list[n_list++] = list[i];
    give_told_first(rooms, list, n_list, given);
    int missing = without(list, n_list, given);
    if (missing == 0)
        return given;
    /* Where one has none whatever is done, the others keep what they were told. */
    int *other = arena_dup(brief->arena, given, (size_t)brief->world->n_duties, sizeof *given);
    give_by_start(rooms, list, n_list, other);
    return without(list, n_list, other) < missing ? other : given;
}
