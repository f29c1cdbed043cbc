/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MEMORY_BLOCK = 256 << 10 };

struct memory_block {
    struct memory_block *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

/* Takes from the first block, or from a new one in front of it.  Texts need no
 * alignment, and there are many of them. */
static char *take(struct memory *pool, size_t size, size_t align)
{
    struct memory_block *block = pool->blocks;
    size_t at = block ? (block->used + align - 1) / align * align : 0;

    if (!block || at > block->size || block->size - at < size) {
        size_t room = size > MEMORY_BLOCK / 4 ? size : MEMORY_BLOCK;
        block = room < SIZE_MAX / 2 ? calloc(1, sizeof *block + room) : NULL;
        if (!block)
            return NULL;
        block->size = room;
        block->next = pool->blocks;
        pool->blocks = block;
        at = 0;
    }
    block->used = at + size;
    return block->bytes + at;
}

void *memory_take(struct memory *pool, size_t size)
{
    return take(pool, size ? size : 1, alignof(max_align_t));
}

const char *memory_text(struct memory *pool, const char *text, size_t length)
{
    if (length == 0)
        return "";
    char *copy = take(pool, length + 1, 1);
    if (copy)
        memcpy(copy, text, length);
    return copy;
}

void memory_release(struct memory *pool)
{
    while (pool->blocks) {
        struct memory_block *next = pool->blocks->next;
        free(pool->blocks);
        pool->blocks = next;
    }
}
