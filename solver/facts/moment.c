/* SPDX-License-Identifier: GPL-3.0-or-later
 * The moments at which more of a resource may be in use than before: starts of
 * its uses.  Whatever fits at each of them fits all the time. */
#include "solver/facts/lookup.h"

#include <stdlib.h>

static int by_time(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

/* The first of the moments that is not before the time. */
static int find(const int64_t *moments, int n, int64_t at)
{
    int from = 0;

    while (n > 0) {
        int half = n / 2;

        if (moments[from + half] < at) {
            from += half + 1;
            n -= half + 1;
        } else {
            n = half;
        }
    }
    return from;
}

bool lookup_moments(struct lookup *lookup)
{
    const struct problem *problem = lookup->problem;
    int64_t *moments = calloc((size_t)problem->n_uses + 1, sizeof *moments);
    int *from = pool_take(&lookup->pool, (size_t)problem->n_uses, sizeof *from);
    int *until = pool_take(&lookup->pool, (size_t)problem->n_uses, sizeof *until);
    bool fine = moments && from && until;

    for (int r = 0; fine && r < problem->n_resources; r++) {
        int first = lookup->resource_first[r], end = lookup->resource_first[r + 1], n = 0;

        for (int u = first; u < end; u++)
            moments[u - first] = problem->slots[problem->uses[u].slot].starts_at;
        qsort(moments, (size_t)(end - first), sizeof *moments, by_time);
        for (int i = 0; i < end - first; i++)
            if (n == 0 || moments[i] != moments[n - 1])
                moments[n++] = moments[i];
        for (int u = first; u < end; u++) {
            const struct slot *slot = &problem->slots[problem->uses[u].slot];

            from[u] = lookup->n_moments + find(moments, n, slot->starts_at);
            until[u] = lookup->n_moments + find(moments, n, slot->ends_at);
        }
        lookup->n_moments += n;
    }
    free(moments);
    lookup->use_from = from;
    lookup->use_until = until;
    return fine;
}
