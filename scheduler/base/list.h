/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scheduler/base/list.h - arrays that grow inside an arena.
 *
 *     struct duty *list = NULL;
 *     int count = 0, room = 0;
 *     ...
 *     *LIST_ADD(arena, list, count, room) = (struct duty){.need = 1};
 *
 * LIST_ADD gives a pointer to a new zeroed row at the end; the array moves when
 * it is full, so pointers to older rows do not survive the next LIST_ADD.  The
 * arguments are evaluated more than once: plain variables or members only.
 */
#ifndef SCHEDULER_BASE_LIST_H
#define SCHEDULER_BASE_LIST_H

#include "scheduler/base/arena.h"

/* Room for one more row after `count`: returns list, or a larger copy of it. */
void *list_grow(struct arena *arena, void *list, int count, int *room, size_t size);

#define LIST_ADD(arena, list, count, room) \
    ((list) = list_grow((arena), (list), (count), &(room), sizeof *(list)), &(list)[(count)++])

#endif
