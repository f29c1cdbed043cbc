/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/facts/clique.h"
#include "solver/facts/near.h"

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
    for (int i = 0; i < n; i++)
        if (!items->excludes(items->context, set[i], item))
            return false;
    return true;
}

/* The sets of item k: first fit from the latest of the earlier ones, each stretched by what was
 * placed before. */
static void sets_of(struct sets *sets, struct near *near, int k)
{
    int lead;

    near_begin(near, k);
    while ((lead = near_first(near)) >= 0 && !sets->broken) {
        near_group(near, lead);
        for (int i = -1; (i = near_next(near, i)) >= 0;)
            put(sets, i);
        put(sets, k);
        close_set(sets);
    }
}

/* Which sets hold an item. */
struct holders {
    int *first, *sets;
};

static bool holders_make(struct holders *holders, const struct sets *sets, int n_items)
{
    holders->first = calloc((size_t)n_items + 2, sizeof *holders->first);
    holders->sets = calloc((size_t)sets->n_members + 1, sizeof *holders->sets);
    if (!holders->first || !holders->sets)
        return false;
    for (int i = 0; i < sets->n_members; i++)
        holders->first[sets->members[i] + 2]++;
    counts_add_up(holders->first, n_items + 1);
    for (int c = 0; c < sets->n; c++)
        for (int i = sets->first[c]; i < sets->first[c + 1]; i++)
            holders->sets[holders->first[sets->members[i] + 1]++] = c;
    return true;
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

/* Is set r inside another one?  Of equal sets the last stays.  Only holders of all its items can
 * hold it, so those of the item with the fewest are asked. */
static bool dominated(const struct sets *sets, const struct holders *holders, int r)
{
    const int *set = sets->members + sets->first[r];
    int n = sets->first[r + 1] - sets->first[r], rare = set[0];

    for (int i = 1; i < n; i++)
        if (holders->first[set[i] + 1] - holders->first[set[i]] <
            holders->first[rare + 1] - holders->first[rare])
            rare = set[i];
    for (int h = holders->first[rare]; h < holders->first[rare + 1]; h++) {
        int c = holders->sets[h];
        const int *other = sets->members + sets->first[c];
        int n_other = sets->first[c + 1] - sets->first[c];

        if (c != r && n_other >= n + (c < r) && other[0] <= set[0] &&
            other[n_other - 1] >= set[n - 1] && inside(set, n, other, n_other))
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
    struct near near = {0};
    struct holders holders = {0};
    bool *drop = NULL;

    sets.broken = !sets_start(&sets) || !near_make(&near, items);
    for (int k = 1; k < items->n && !sets.broken; k++)
        sets_of(&sets, &near, k);
    drop = calloc((size_t)sets.n + 1, sizeof *drop);
    sets.broken = sets.broken || !drop || !holders_make(&holders, &sets, items->n);
    for (int r = 0; r < sets.n && !sets.broken; r++)
        drop[r] = dominated(&sets, &holders, r);
    near_release(&near);
    free(holders.first);
    free(holders.sets);
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
