/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/facts/clique.h - from pairs that exclude each other to as few sets as possible.
 *
 * Items stand in order of start.  For each item k the earlier ones that exclude
 * it are split into as few pairwise-excluding sets as first fit finds; each set
 * is stretched by whatever else excludes all of it, and k joins.  So every
 * excluding pair lies in some set, and every set holds at most one chosen item.
 * Sets inside other sets are dropped.
 */
#ifndef SOLVER_CLIQUE_H
#define SOLVER_CLIQUE_H

#include "solver/facts/pool.h"

#include <stdint.h>

struct cliques {
    int n;
    const int *first;   /* n + 1 */
    const int *members; /* of set c: members[first[c]] .. members[first[c + 1]], ascending */
};

struct clique_items {
    int n;
    const int64_t *starts_at; /* ascending */
    int64_t reach_min;        /* items that start this far apart never exclude each other */
    bool (*excludes)(const void *context, int early, int late);
    const void *context;
};

/* False: no memory (the pool is broken). */
bool cliques_make(struct cliques *cliques, const struct clique_items *items, struct pool *pool);
/* A few sets that hold every item once. */
bool cliques_split(struct cliques *cliques, const struct clique_items *items, struct pool *pool);

#endif
