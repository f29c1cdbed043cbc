/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who uses a room together. */
#include "scheduler/seat/packing.h"

/* With how many of the same helpers one candidate shares them. */
int tally_share(const struct school *school, unsigned helpers)
{
    int share = school->reader_limit;

    for (int i = 0; i < school->rules->n_helpers; i++) {
        int most = school->rules->helpers[i].share_max;
        share = (helpers & 1U << i) && most < share ? most : share;
    }
    return share > 0 ? share : 1;
}

int tally_by_use(const void *left, const void *right, const void *context)
{
    const struct job *jobs = context;
    const struct job *a = &jobs[*(const int *)left];
    const struct job *b = &jobs[*(const int *)right];

    if (a->use != b->use)
        return a->use - b->use;
    if (a->needs.share_reader != b->needs.share_reader)
        return a->needs.share_reader - b->needs.share_reader;
    if (a->needs.helpers != b->needs.helpers)
        return a->needs.helpers < b->needs.helpers ? -1 : 1;
    return a->paper - b->paper;
}
