/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/rooms/rooms_free.c - which rooms a duty may have, and when they are free. */
#include "scheduler/plan/rooms.h"

#include <strings.h>

bool room_is_free(const struct rooms *rooms, int room, int64_t from_at, int64_t until_at)
{
    for (int i = rooms->first[room]; i < rooms->first[room + 1]; i++) {
        if (rooms->busy[i].from_at >= until_at)
            return true;
        if (rooms->busy[i].until_at > from_at)
            return false;
    }
    return true;
}

const char *room_place(const struct duty *duty)
{
    if (duty->place && *duty->place)
        return duty->place;
    return duty->private_room ? "private" : NULL;
}

int room_pool_of(const struct rooms *rooms, const char *place, int site)
{
    for (int p = 0; place && p < rooms->n_pools; p++)
        if (rooms->pools[p].site == site && strcasecmp(rooms->pools[p].place, place) == 0 &&
            rooms->pools[p].part_a < 0)
            return p;
    return -1;
}

int rooms_pool(const struct rooms *rooms, const struct duty *duty)
{
    return room_pool_of(rooms, room_place(duty), duty->slots[0].site);
}

int room_segment(const struct room_pool *pool, int64_t at)
{
    int low = 0, high = pool->n_moments;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (pool->moments[middle] <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
