/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/rooms/room_windows.c - rooms that are free throughout a session, not only in turn.
 *
 * Where one room is free before 14:45 and another after it, a session from 14:30 to 15:00 has
 * neither, though one is free at every moment.  And where the second is free from 14:30 to 15:15
 * alone, of two sessions from 14:00 to 15:00 and from 14:30 to 15:30 one has none.  So sessions
 * that can have some rooms and no others are counted against these. */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/rooms.h"

#include <stdlib.h>
#include <string.h>

enum { FEW_ROOMS = 4, WORD = 64 }; /* of more, hardly ever all are wanted at once */

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

static size_t set_words(const struct room_pool *pool)
{
    return (size_t)(pool->n + WORD - 1) / WORD;
}

/* The rooms that are free from then until then; how many. */
static int free_throughout(const struct rooms *rooms, const struct room_pool *pool, int64_t from_at,
                           int64_t until_at, uint64_t *set)
{
    int n = 0;

    memset(set, 0, set_words(pool) * sizeof *set);
    for (int i = 0; i < pool->n; i++) {
        if (!room_is_free(rooms, pool->list[i], from_at, until_at))
            continue;
        set[i / WORD] |= UINT64_C(1) << i % WORD;
        n++;
    }
    return n;
}

/* What counting moment by moment would let through: throughout, and at its best moment. */
static int free_in_turn(const struct room_pool *pool, const struct room_window *window, int *most)
{
    int last = room_segment(pool, window->until_at - 1), least = pool->n;

    *most = 0;
    for (int k = room_segment(pool, window->from_at); k <= last; k++) {
        least = pool->spare[k] < least ? pool->spare[k] : least;
        *most = pool->spare[k] > *most ? pool->spare[k] : *most;
    }
    return least;
}

/* The same rooms about the same time are one window. */
static bool joins(const struct rooms *rooms, struct window_list *windows, int kept,
                  const struct room_window *window)
{
    size_t bytes = set_words(&rooms->pools[window->pool]) * sizeof *window->set;

    for (int i = kept - 1; i >= 0 && windows->list[i].pool == window->pool &&
                           window->from_at - windows->list[i].from_at < DAY_MIN;
         i--) {
        struct room_window *other = &windows->list[i];
        if (window->from_at >= other->until_at || memcmp(window->set, other->set, bytes) != 0)
            continue;
        other->until_at = window->until_at > other->until_at ? window->until_at : other->until_at;
        return true;
    }
    return false;
}

/* Those with no room at all are rooms_uses' matter: nobody may be there. */
void room_windows_make(struct rooms *rooms, struct arena *arena)
{
    const struct world *world = rooms->brief->world;
    struct window_list windows = {0};
    uint64_t *set = arena_new(arena, uint64_t, world->season->n_rooms + 1);
    int kept = 0;

    for (int d = 0; d < world->n_duties; d++)
        add_duty(rooms, &world->duties[d], arena, &windows);
    if (windows.n)
        qsort(windows.list, (size_t)windows.n, sizeof *windows.list, by_window);
    for (int i = 0; i < windows.n; i++) {
        struct room_window window = windows.list[i];
        const struct room_pool *pool = &rooms->pools[window.pool];
        int most = 0;
        if (i + 1 < windows.n && by_window(&window, &windows.list[i + 1]) == 0)
            continue;
        window.spare = free_throughout(rooms, pool, window.from_at, window.until_at, set);
        window.set = set;
        if (window.spare == 0 || (window.spare >= free_in_turn(pool, &window, &most) &&
                                  (window.spare > FEW_ROOMS || window.spare >= most)))
            continue;
        if (joins(rooms, &windows, kept, &window))
            continue;
        window.set = arena_dup(arena, set, set_words(pool), sizeof *set);
        windows.list[kept++] = window;
    }
    rooms->windows = windows.list;
    rooms->n_windows = kept;
    rooms->scratch = set;
}

static bool holds(const struct room_window *window, const uint64_t *set, size_t words)
{
    bool all = true;

    for (size_t i = 0; i < words; i++)
        all = all && (set[i] & ~window->set[i]) == 0;
    return all;
}

int room_windows_uses(const struct rooms *rooms, int pool, const struct duty_slot *slot, int number,
                      struct use *uses)
{
    const struct room_window from = {
        .pool = pool, .from_at = slot->starts_at - DAY_MIN, .until_at = 0};
    const struct room_pool *row = &rooms->pools[pool];
    int low = 0, high = rooms->n_windows, n = 0;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (by_window(&rooms->windows[middle], &from) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == rooms->n_windows || rooms->windows[low].pool != pool)
        return 0;
    uint64_t *set = rooms->scratch;
    (void)free_throughout(rooms, row, slot->starts_at, slot->ends_at, set);
    for (int w = low; w < rooms->n_windows && rooms->windows[w].pool == pool &&
                      rooms->windows[w].from_at < slot->ends_at;
         w++) {
        if (rooms->windows[w].until_at <= slot->starts_at ||
            !holds(&rooms->windows[w], set, set_words(row)))
            continue;
        if (uses)
            uses[n] = (struct use){number, rooms->resource_window + w, 1};
        n++;
    }
    return n;
}
