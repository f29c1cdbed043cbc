/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scheduler/base/sort.h - sorting with a context, ties kept in order.
 *
 * Results must not depend on the C library, so what is told is sorted with
 * this: a merge sort, stable, the same everywhere.
 */
#ifndef SCHEDULER_BASE_SORT_H
#define SCHEDULER_BASE_SORT_H

#include <stddef.h>

typedef int sort_compare_fn(const void *left, const void *right, const void *context);

/* Sorts `count` rows of `size` bytes in place; equal rows keep their order.
 * Out of memory aborts, as arenas do. */
void sort_rows(void *rows, size_t count, size_t size, sort_compare_fn *compare,
               const void *context);

#endif
