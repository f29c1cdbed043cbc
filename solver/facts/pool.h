/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/facts/pool.h - memory that is given back all at once.
 *
 * Take several blocks, look at `broken` once, then use them.  Nothing here
 * aborts: when memory runs out every later take fails too.  Zero-initialise;
 * release once.
 */
#ifndef SOLVER_POOL_H
#define SOLVER_POOL_H

#include <stdbool.h>
#include <stddef.h>

struct pool {
    struct pool_block *blocks;
    bool broken;
};

/* n zeroed elements (at least one); NULL and `broken` when there is no memory. */
void *pool_take(struct pool *pool, size_t n, size_t size);
void pool_release(struct pool *pool);

/* Makes room for one more element in a list of `count` that doubles at powers
 * of two.  False, and the list untouched, when memory runs out. */
bool pool_grow(void **list, int count, size_t size);

/* Turns counts in first[1..n] into the start of each slice. */
void counts_add_up(int *first, int n);

#endif
