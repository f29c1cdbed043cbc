/* SPDX-License-Identifier: GPL-3.0-or-later
 * import/memory.h - memory for what is read together: few large blocks, one
 * release.  A leaf may not abort, so every taking is checked. */
#ifndef IMPORT_MEMORY_H
#define IMPORT_MEMORY_H

#include <stddef.h>

struct memory {
    struct memory_block *blocks;
};

/* size bytes of zeros, aligned for any type; NULL: no memory. */
void *memory_take(struct memory *pool, size_t size);
/* A copy of text[0..length) with an end; "" needs no memory; NULL: no memory. */
const char *memory_text(struct memory *pool, const char *text, size_t length);
void memory_release(struct memory *pool);

#endif
