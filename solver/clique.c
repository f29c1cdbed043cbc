/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/clique.h"

#include <stdlib.h>
#include <string.h>

struct sets {
    int *members, *first; /* growing lists; first has n + 1 entries */
    int n_members, n;
    bool broken;
};

static void put(struct sets *sets, int member)
{
    if (sets->n_members && !pool_grow((void **)&sets->members, sets->n_members, sizeof(int))) {
        sets->broken = true;
        return;
    }
    sets->members[sets->n_members++] = member;
}

static void close_set(struct sets *sets)
{
    if (!pool_grow((void **)&sets->first, sets->n + 1, sizeof(int))) {
        sets->broken = true;
        return;
    }
    sets->first[++sets->n] = sets->n_members;
}

static bool fits(const struct clique_items *items, const int *set, int n, int item)
{
    for (int i = 0; i < n; i++) {
        int early = set[i] < item ? set[i] : item, late = set[i] < item ? item : set[i];
        if (early == late || !items->excludes(items->context, early, late))
            return false;
    }
    return true;
}

static int ascending(const void *left, const void *right)
{
    return *(const int *)left - *(const int *)right;
}

/* near[0..n): the earlier items that exclude k.  group[]: room for n. */
static void sets_of(struct sets *sets, const struct clique_items *items, int k, const int *near,
                    int n, int *group, bool *placed)
{
    memset(placed, 0, (size_t)n * sizeof *placed);
    for (int lead = 0; lead < n && !sets->broken; lead++) {
        if (placed[lead])
            continue;
        int size = 0;

        for (int i = lead; i < n; i++) {
            if (placed[i] || !fits(items, group, size, near[i]))
                continue;
            placed[i] = true;
            group[size++] = near[i];
        }
        for (int i = 0; i < n && size < n; i++) /* stretch by those placed before */
            if (placed[i] && fits(items, group, size, near[i]))
                group[size++] = near[i];
        qsort(group, (size_t)size, sizeof *group, ascending);
        for (int i = 0; i < size; i++)
            put(sets, group[i]);
        put(sets, k);
        close_set(sets);
    }
}

/* a and b ascending. */
static bool inside(const int *a, int n_a, const int *b, int n_b)
{
    int j = 0;

    for (int i = 0; i < n_a; i++, j++) {
        while (j < n_b && b[j] < a[i])
            j++;
        if (j == n_b || b[j] != a[i])
            return false;
    }
    return true;
}

/* Is set r inside another one?  Only sets that hold its last item can hold it:
 * those that end there and, within reach, those that end later. */
static bool dominated(const struct sets *sets, const struct clique_items *items, int r)
{
    const int *set = sets->members + sets->first[r];
    int n = sets->first[r + 1] - sets->first[r], last = set[n - 1];

    for (int c = r + 1; c < sets->n; c++) {
        const int *other = sets->members + sets->first[c];
        int n_other = sets->first[c + 1] - sets->first[c];

        if (items->starts_at[other[n_other - 1]] - items->starts_at[last] >= items->reach_min)
            break;
        if (n_other >= n && other[0] <= set[0] && inside(set, n, other, n_other))
            return true;
    }
    for (int c = r - 1; c >= 0; c--) {
        const int *other = sets->members + sets->first[c];
        int n_other = sets->first[c + 1] - sets->first[c];

        if (other[n_other - 1] != last)
            break;
        if (n_other > n && inside(set, n, other, n_other))
            return true;
    }
    return false;
}

static bool finish(struct cliques *cliques, struct sets *sets, const bool *drop, struct pool *pool)
{
    int *first = pool_take(pool, (size_t)sets->n + 1, sizeof *first);
    int *members = pool_take(pool, (size_t)sets->n_members, sizeof *members);
    bool fine = first && members && !sets->broken;
    int n = 0;

    for (int c = 0; fine && c < sets->n; c++) {
        int size = sets->first[c + 1] - sets->first[c];

        if (drop && drop[c])
            continue;
        memcpy(members + first[n], sets->members + sets->first[c], (size_t)size * sizeof(int));
        first[n + 1] = first[n] + size;
        n++;
    }
    *cliques = (struct cliques){n, first, members};
    pool->broken |= !fine;
    free(sets->members);
    free(sets->first);
    return fine;
}

static bool sets_start(struct sets *sets)
{
    sets->first = calloc(1, sizeof(int));
    sets->members = calloc(1, sizeof(int));
    sets->broken = !sets->first || !sets->members;
    return !sets->broken;
}

bool cliques_make(struct cliques *cliques, const struct clique_items *items, struct pool *pool)
{
    struct sets sets = {0};
    int *near = malloc(((size_t)items->n + 1) * sizeof *near);
    int *group = malloc(((size_t)items->n + 1) * sizeof *group);
    bool *flags = calloc((size_t)items->n + 1, sizeof *flags);
    bool *drop = NULL;

    if (!sets_start(&sets) || !near || !group || !flags)
        sets.broken = true;
    for (int k = 1; k < items->n && !sets.broken; k++) {
        int n = 0;

        for (int i = k - 1; i >= 0; i--) {
            if (items->starts_at[k] - items->starts_at[i] >= items->reach_min)
                break;
            if (items->excludes(items->context, i, k))
                near[n++] = i;
        }
        sets_of(&sets, items, k, near, n, group, flags);
    }
    drop = calloc((size_t)sets.n + 1, sizeof *drop);
    sets.broken |= !drop;
    for (int r = 0; r < sets.n && !sets.broken; r++)
        drop[r] = dominated(&sets, items, r);
    free(near);
    free(group);
    free(flags);
    bool fine = finish(cliques, &sets, drop, pool);

    free(drop);
    return fine;
}

bool cliques_split(struct cliques *cliques, const struct clique_items *items, struct pool *pool)
{
    struct sets sets = {0};
    bool *placed = calloc((size_t)items->n + 1, sizeof *placed);

    if (!sets_start(&sets) || !placed)
        sets.broken = true;
    for (int lead = 0; lead < items->n && !sets.broken; lead++) {
        int from = sets.n_members;

        if (placed[lead])
            continue;
        for (int i = lead; i < items->n && !sets.broken; i++) {
            if (items->starts_at[i] - items->starts_at[lead] >= items->reach_min)
                break;
            if (placed[i] || !fits(items, sets.members + from, sets.n_members - from, i))
                continue;
            placed[i] = true;
            put(&sets, i);
        }
        close_set(&sets);
    }
    free(placed);
    return finish(cliques, &sets, NULL, pool);
}
