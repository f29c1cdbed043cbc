/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/list.h"

#include <string.h>

enum { FIRST_ROOM = 16 };

void *list_grow(struct arena *arena, void *list, int count, int *room, size_t size)
{
    if (count < *room)
        return list;
    int larger = *room < FIRST_ROOM ? FIRST_ROOM : *room * 2;
    void *grown = arena_alloc(arena, (size_t)larger, size);
    if (count > 0)
        memcpy(grown, list, (size_t)count * size);
    *room = larger;
    return grown;
}
