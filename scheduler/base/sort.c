/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/sort.h"

#include <stdbool.h>
#include <string.h>

#include "scheduler/base/arena.h"

struct sorting {
    size_t size;
    sort_compare_fn *compare;
    const void *context;
};

/* Merges the sorted halves [0, middle) and [middle, count) of from into to. */
static void merge(const struct sorting *sorting, const unsigned char *from, size_t middle,
                  size_t count, unsigned char *to)
{
    size_t size = sorting->size, left = 0, right = middle;

    for (size_t i = 0; i < count; i++) {
        bool take_left = right == count ||
                         (left < middle && sorting->compare(from + left * size, from + right * size,
                                                            sorting->context) <= 0);
        memcpy(to + i * size, from + (take_left ? left++ : right++) * size, size);
    }
}

/* Most rows come in order already. */
static bool is_sorted(const struct sorting *sorting, const unsigned char *rows, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (sorting->compare(rows + (i - 1) * sorting->size, rows + i * sorting->size,
                             sorting->context) > 0)
            return false;
    return true;
}

void sort_rows(void *rows, size_t count, size_t size, sort_compare_fn *compare, const void *context)
{
    const struct sorting sorting = {size, compare, context};
    struct arena scratch = {0};

    if (count < 2 || is_sorted(&sorting, rows, count))
        return;
    unsigned char *from = rows, *to = arena_alloc(&scratch, count, size);
    for (size_t run = 1; run < count; run *= 2) {
        for (size_t start = 0; start < count; start += 2 * run) {
            size_t rest = count - start;
            merge(&sorting, from + start * size, run < rest ? run : rest,
                  2 * run < rest ? 2 * run : rest, to + start * size);
        }
        unsigned char *swap = from;
        from = to;
        to = swap;
    }
    if (from != rows)
        memcpy(rows, from, count * size);
    arena_release(&scratch);
}
