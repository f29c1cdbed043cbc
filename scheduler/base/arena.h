/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scheduler/base/arena.h - memory with one lifetime.
 *
 * Everything that is loaded, derived or formatted together lives in one arena
 * and goes in one arena_release().  One arena per command, one per request.
 *
 * When the machine has no memory left these functions print a line and abort;
 * they never return NULL, and no caller checks.
 */
#ifndef SCHEDULER_BASE_ARENA_H
#define SCHEDULER_BASE_ARENA_H

#include <stddef.h>

#include "scheduler/base/fault.h"

struct arena {
    struct arena_block *first;
};

/* Zeroed memory, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);
#define arena_new(arena, type, count) ((type *)arena_alloc((arena), (size_t)(count), sizeof(type)))

/* A copy of a text; NULL gives "". */
const char *arena_copy(struct arena *arena, const char *text);
/* A copy of the first `length` bytes of a text, NUL-terminated. */
const char *arena_copy_part(struct arena *arena, const char *text, size_t length);
/* A copy of an array of any plain type; count 0 gives a valid pointer to nothing. */
void *arena_dup(struct arena *arena, const void *rows, size_t count, size_t size);
const char *arena_text(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);
/* All of `from` lives as long as `arena` from now on; *from is left zeroed. */
void arena_join(struct arena *arena, struct arena *from);
void arena_release(struct arena *arena); /* frees all blocks, leaves *arena zeroed */

#endif
