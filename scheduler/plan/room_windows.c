/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/room_windows.c - rooms that are free throughout a session, not only in turn.
 *
 * Where one room is free before 14:45 and another after it, a session from 14:30 to 15:00 has
 * neither, though one is free at every moment.  So all sessions that last throughout a window
 * are counted against the rooms that are free throughout it. */
#include "scheduler/base/list.h"
#include "scheduler/plan/rooms.h"

#include <stdlib.h>

struct window_list {
    struct room_window *list;
    int n, room;
};

static int by_window(const void *left, const void *right)
{
    const struct room_window *a = left, *b = right;

    if (a->pool != b->pool)
        return a->pool - b->pool;
    if (a->from_at != b->from_at)
        return a->from_at < b->from_at ? -1 : 1;
    return (a->until_at > b->until_at) - (a->until_at < b->until_at);
}

/* The times of the duty's slots, for its pool and for those that have rooms in common with it. */
static void add_duty(const struct rooms *rooms, const struct duty *duty, struct arena *arena,
                     struct window_list *windows)
{
    int own = rooms_pool(rooms, duty);

    for (int p = 0; own >= 0 && p < rooms->n_pools; p++) {
        const struct room_pool *pool = &rooms->pools[p];
        if (p != own && pool->part_a != own && pool->part_b != own)
            continue;
        for (int s = 0; s < duty->n_slots; s++)
            *LIST_ADD(arena, windows->list, windows->n, windows->room) = (struct room_window){
                .pool = p, .from_at = duty->slots[s].starts_at, .until_at = duty->slots[s].ends_at};
    }
}

static int free_throughout(const struct rooms *rooms, const struct room_window *window)
{
    const struct room_pool *pool = &rooms->pools[window->pool];
    int n = 0;

    for (int i = 0; i < pool->n; i++)
        n += room_is_free(rooms, pool->list[i], window->from_at, window->until_at);
    return n;
}

/* What counting moment by moment would let through. */
static int free_in_turn(const struct rooms *rooms, const struct room_window *window)
{
    const struct room_pool *pool = &rooms->pools[window->pool];
    int last = room_segment(pool, window->until_at - 1), least = pool->n;

    for (int k = room_segment(pool, window->from_at); k <= last; k++)
        least = pool->spare[k] < least ? pool->spare[k] : least;
    return least;
}

/* Those with no room at all are rooms_uses' matter: nobody may be there. */
void room_windows_make(struct rooms *rooms, struct arena *arena)
{
    const struct world *world = rooms->brief->world;
    struct window_list windows = {0};
    int kept = 0;

    for (int d = 0; d < world->n_duties; d++)
        add_duty(rooms, &world->duties[d], arena, &windows);
    if (windows.n)
        qsort(windows.list, (size_t)windows.n, sizeof *windows.list, by_window);
    for (int i = 0; i < windows.n; i++) {
        struct room_window window = windows.list[i];
        if (i + 1 < windows.n && by_window(&window, &windows.list[i + 1]) == 0)
            continue;
        window.spare = free_throughout(rooms, &window);
        if (window.spare > 0 && window.spare < free_in_turn(rooms, &window))
            windows.list[kept++] = window;
    }
    rooms->windows = windows.list;
    rooms->n_windows = kept;
}

int room_windows_uses(const struct rooms *rooms, int pool, const struct duty_slot *slot, int number,
                      struct use *uses)
{
    const struct room_window from = {.pool = pool, .from_at = slot->starts_at, .until_at = 0};
    int low = 0, high = rooms->n_windows, n = 0;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (by_window(&rooms->windows[middle], &from) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (int w = low; w < rooms->n_windows && rooms->windows[w].pool == pool &&
                      rooms->windows[w].from_at < slot->ends_at;
         w++) {
        if (rooms->windows[w].until_at > slot->ends_at)
            continue;
        if (uses)
            uses[n] = (struct use){number, rooms->resource_window + w, 1};
        n++;
    }
    return n;
}
