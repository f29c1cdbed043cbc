/* SPDX-License-Identifier: GPL-3.0-or-later
 * import/pool.h - memory for what is read together: few large blocks, one
 * release.  A leaf may not abort, so every taking is checked. */
#ifndef IMPORT_POOL_H
#define IMPORT_POOL_H

#include <stddef.h>

struct pool {
    struct pool_block *blocks;
};

/* size bytes of zeros, aligned for any type; NULL: no memory. */
void *pool_take(struct pool *pool, size_t size);
/* A copy of text[0..length) with an end; "" needs no memory; NULL: no memory. */
const char *pool_text(struct pool *pool, const char *text, size_t length);
void pool_release(struct pool *pool);

#endif
