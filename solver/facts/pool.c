/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/facts/pool.h"

#include <stdint.h>
#include <stdlib.h>

struct pool_block {
    struct pool_block *next;
    max_align_t data[];
};

void *pool_take(struct pool *pool, size_t n, size_t size)
{
    if (n == 0)
        n = 1;
    if (pool->broken || n > (SIZE_MAX / 2) / size) {
        pool->broken = true;
        return NULL;
    }
    struct pool_block *block = calloc(1, sizeof *block + n * size);

    if (!block) {
        pool->broken = true;
        return NULL;
    }
    block->next = pool->blocks;
    pool->blocks = block;
    return block->data;
}

void pool_release(struct pool *pool)
{
    while (pool->blocks) {
        struct pool_block *next = pool->blocks->next;
        free(pool->blocks);
        pool->blocks = next;
    }
    *pool = (struct pool){0};
}

bool pool_grow(void **list, int count, size_t size)
{
    if (count & (count - 1))
        return true;
    if (count > INT32_MAX / 2)
        return false;
    void *more = realloc(*list, size * (count ? 2 * (size_t)count : 1));

    if (!more)
        return false;
    *list = more;
    return true;
}

void counts_add_up(int *first, int n)
{
    for (int i = 0; i < n; i++)
        first[i + 1] += first[i];
}
