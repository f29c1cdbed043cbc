/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 64 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    _Alignas(max_align_t) unsigned char bytes[];
};

static _Noreturn void out_of_memory(void)
{
    fputs("out of memory\n", stderr);
    abort();
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
    size_t align = _Alignof(max_align_t);

    if (size && count > (SIZE_MAX / 2) / size)
        out_of_memory();
    size = (count * size + align - 1) / align * align;
    struct arena_block *block = arena->first;
    if (!block || block->size - block->used < size) {
        size_t room = size > BLOCK ? size : BLOCK;
        block = calloc(1, sizeof *block + room);
        if (!block)
            out_of_memory();
        *block = (struct arena_block){.next = arena->first, .size = room};
        arena->first = block;
    }
    block->used += size;
    return block->bytes + block->used - size;
}

void *arena_dup(struct arena *arena, const void *rows, size_t count, size_t size)
{
    void *copy = arena_alloc(arena, count, size);
    if (count > 0)
        memcpy(copy, rows, count * size);
    return copy;
}

const char *arena_copy_part(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1, 1);
    if (length > 0)
        memcpy(copy, text, length);
    return copy;
}

const char *arena_copy(struct arena *arena, const char *text)
{
    return text ? arena_copy_part(arena, text, strlen(text)) : "";
}

const char *arena_text(struct arena *arena, const char *format, ...)
{
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    char *text = arena_alloc(arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(args);
    return text;
}

void arena_join(struct arena *arena, struct arena *from)
{
    struct arena_block **last = &arena->first;

    while (*last)
        last = &(*last)->next;
    *last = from->first;
    from->first = NULL;
}

void arena_release(struct arena *arena)
{
    while (arena->first) {
        struct arena_block *block = arena->first;
        arena->first = block->next;
        free(block);
    }
}
