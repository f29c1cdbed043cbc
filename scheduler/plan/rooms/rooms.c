/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/rooms/rooms.c - which rooms will do, and how many of them are free when. */
#include "scheduler/plan/rooms.h"

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct book {
    struct brief *brief;
    struct booked *list;
    int n, room;
};

static void book_add(struct book *book, int room, int64_t from_at, int64_t until_at)
{
    if (room >= 0 && from_at < until_at)
        *LIST_ADD(book->brief->arena, book->list, book->n, book->room) =
            (struct booked){room, from_at, until_at};
}

static int by_room(const void *left, const void *right)
{
    const struct booked *a = left, *b = right;

    if (a->room != b->room)
        return a->room < b->room ? -1 : 1;
    if (a->from_at != b->from_at)
        return a->from_at < b->from_at ? -1 : 1;
    return (a->until_at > b->until_at) - (a->until_at < b->until_at);
}

/* Lessons, exams with their set-up, fixed duties, closures. */
static void read_book(struct brief *brief, struct rooms *rooms)
{
    const struct world *world = brief->world;
    const struct season *season = world->season;
    struct book book = {.brief = brief};
    int *first = arena_new(brief->arena, int, season->n_rooms + 2);

    for (int d = 0; d < world->n_duties; d++) {
        const struct duty_slot *slot = &world->duties[d].slots[0];
        if (world->duties[d].n_slots == 1)
            book_add(&book, slot->room, slot->starts_at, slot->ends_at);
    }
    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        int64_t until_at = row->release_at > row->ends_at ? row->release_at : row->ends_at;
        book_add(&book, row->room, row->starts_at, until_at);
    }
    for (int i = 0; i < season->n_closures; i++)
        book_add(&book, season->closures[i].room, season->closures[i].start,
                 season->closures[i].end);
    if (book.n)
        qsort(book.list, (size_t)book.n, sizeof *book.list, by_room);
    for (int i = 0; i < book.n; i++)
        first[book.list[i].room + 1]++;
    for (int r = 0; r < season->n_rooms; r++)
        first[r + 1] += first[r];
    rooms->busy = book.list;
    rooms->first = first;
}

/* ---- pools ---- */

static bool suits(const struct room *room, int site, const char *place)
{
    if (site >= 0 && room->site >= 0 && room->site != site)
        return false;
    if (strcasecmp(place, "private") == 0)
        return room->private_room;
    return strcasecmp(place, room_kind_words[room->kind]) == 0 ||
           strcasecmp(place, room->room) == 0;
}

/* NULL: asks for no room. */
static int by_moment(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

    return (a > b) - (a < b);
}

static int count_free(const struct rooms *rooms, const struct room_pool *pool, int64_t at)
{
    int n = 0;

    for (int i = 0; i < pool->n; i++)
        n += room_is_free(rooms, pool->list[i], at, at + 1);
    return n;
}

/* Moments at which the number of free rooms changes. */
static void cut_time(const struct rooms *rooms, struct room_pool *pool, struct arena *arena)
{
    int n = 0, kept = 0, all = 0;

    for (int i = 0; i < pool->n; i++)
        all += rooms->first[pool->list[i] + 1] - rooms->first[pool->list[i]];
    int64_t *moments = arena_new(arena, int64_t, 2 * all + 1);
    int *spare = arena_new(arena, int, 2 * all + 2);
    for (int i = 0; i < pool->n; i++) {
        for (int k = rooms->first[pool->list[i]]; k < rooms->first[pool->list[i] + 1]; k++) {
            moments[n++] = rooms->busy[k].from_at;
            moments[n++] = rooms->busy[k].until_at;
        }
    }
    if (n)
        qsort(moments, (size_t)n, sizeof *moments, by_moment);
    spare[0] = pool->n;
    for (int i = 0; i < n; i++) {
        int now = count_free(rooms, pool, moments[i]);
        if (now == spare[kept])
            continue;
        moments[kept++] = moments[i];
        spare[kept] = now;
    }
    pool->moments = moments;
    pool->spare = spare;
    pool->n_moments = kept;
}

static void pool_fill(const struct rooms *rooms, struct room_pool *pool, struct arena *arena)
{
    const struct season *season = rooms->brief->world->season;
    int *list = arena_new(arena, int, season->n_rooms + 1);

    for (int r = 0; r < season->n_rooms; r++) {
        bool in = pool->part_a < 0 && suits(&season->rooms[r], pool->site, pool->place);
        for (int side = 0; side < 2 && pool->part_a >= 0; side++) {
            const struct room_pool *part = &rooms->pools[side ? pool->part_b : pool->part_a];
            in = in || suits(&season->rooms[r], part->site, part->place);
        }
        if (in)
            list[pool->n++] = r;
    }
    pool->list = list;
    cut_time(rooms, pool, arena);
}

static bool share_rooms(const struct room_pool *a, const struct room_pool *b)
{
    for (int i = 0; i < a->n; i++)
        for (int k = 0; k < b->n; k++)
            if (a->list[i] == b->list[k])
                return true;
    return false;
}

void rooms_make(struct brief *brief, int base, struct rooms *rooms)
{
    struct room_pool *pools = NULL;
    int room = 0;

    *rooms = (struct rooms){.brief = brief};
    read_book(brief, rooms);
    for (int d = 0; d < brief->world->n_duties; d++) {
        const struct duty *duty = &brief->world->duties[d];
        const char *place = room_place(duty);
        if (!place || room_pool_of(rooms, place, duty->slots[0].site) >= 0)
            continue;
        struct room_pool *pool = LIST_ADD(brief->arena, pools, rooms->n_pools, room);
        *pool = (struct room_pool){
            .site = duty->slots[0].site, .place = place, .part_a = -1, .part_b = -1};
        pool_fill(rooms, pool, brief->arena);
        rooms->pools = pools;
    }
    for (int a = 0, n = rooms->n_pools; pools && a < n; a++) {
        for (int b = a + 1; b < n; b++) {
            if (!share_rooms(&pools[a], &pools[b]))
                continue;
            struct room_pool *pool = LIST_ADD(brief->arena, pools, rooms->n_pools, room);
            *pool = (struct room_pool){.site = -1, .place = "", .part_a = a, .part_b = b};
            rooms->pools = pools;
            pool_fill(rooms, pool, brief->arena);
        }
    }
    rooms->n_resources = base;
    for (int p = 0; pools && p < rooms->n_pools; p++) {
        pools[p].resource = rooms->n_resources;
        rooms->n_resources += pools[p].n_moments + 1;
    }
    room_windows_make(rooms, brief->arena);
    rooms->resource_window = rooms->n_resources;
    rooms->n_resources += rooms->n_windows;
    rooms->resource_none = rooms->n_resources++;
}

void rooms_resources(const struct rooms *rooms, struct resource *resources)
{
    for (int p = 0; p < rooms->n_pools; p++)
        for (int k = 0; k <= rooms->pools[p].n_moments; k++)
            resources[rooms->pools[p].resource + k].capacity = rooms->pools[p].spare[k];
    for (int w = 0; w < rooms->n_windows; w++)
        resources[rooms->resource_window + w].capacity = rooms->windows[w].spare;
    resources[rooms->resource_none].capacity = 0;
}

/* ---- what sessions use ---- */

static bool any_free(const struct rooms *rooms, const struct room_pool *pool,
                     const struct duty_slot *slot)
{
    for (int i = 0; i < pool->n; i++)
        if (room_is_free(rooms, pool->list[i], slot->starts_at, slot->ends_at))
            return true;
    return false;
}

int rooms_uses(const struct rooms *rooms, int duty, int slot, struct use *uses)
{
    const struct brief *brief = rooms->brief;
    const struct duty *row = &brief->world->duties[duty];
    const struct duty_slot *span = &row->slots[slot];
    int number = brief->problem.tasks[brief->duty_task[duty]].first_slot + slot, n = 0;
    int own = brief->frozen[duty] ? -1 : rooms_pool(rooms, row);

    if (own < 0 || rooms->pools[own].n == 0)
        return 0;
    if (!any_free(rooms, &rooms->pools[own], span)) {
        if (uses)
            uses[0] = (struct use){number, rooms->resource_none, 1};
        return 1;
    }
    for (int p = 0; p < rooms->n_pools; p++) {
        const struct room_pool *pool = &rooms->pools[p];
        if (p != own && pool->part_a != own && pool->part_b != own)
            continue;
        int last = room_segment(pool, span->ends_at - 1);
        for (int k = room_segment(pool, span->starts_at); k <= last; k++, n++)
            if (uses)
                uses[n] = (struct use){number, pool->resource + k, 1};
        n += room_windows_uses(rooms, p, span, number, uses ? uses + n : NULL);
    }
    return n;
}
