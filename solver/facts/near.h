/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/facts/near.h - which items exclude each other, in bits.  For clique.c.
 *
 * Asks once for every pair within reach; a group of pairwise excluding items is
 * then grown by ands over words instead of by asking again.
 *
 *   near_begin(near, k)    takes the items before k that exclude it
 *   near_first(near)       the latest of them in no group yet; -1: none
 *   near_group(near, lead) makes a group of lead and what fits, latest first:
 *                          those in no group yet, then the others
 *   near_next(near, i)     the group's next item after i; -1: no more
 */
#ifndef SOLVER_NEAR_H
#define SOLVER_NEAR_H

#include "solver/facts/clique.h"

struct near {
    int *low;       /* by item: the first word of its row */
    size_t *row;    /* by item: where its row begins in bits[] */
    uint64_t *bits; /* rows: the items that exclude it */
    uint64_t *all, *left, *common, *group;
    int from, to; /* the words in use for k: from .. to - 1 */
};

/* False: no memory.  Release either way. */
bool near_make(struct near *near, const struct clique_items *items);
void near_release(struct near *near);

void near_begin(struct near *near, int k);
int near_first(const struct near *near);
void near_group(struct near *near, int lead);
int near_next(const struct near *near, int i);

#endif
