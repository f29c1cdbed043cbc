/* SPDX-License-Identifier: GPL-3.0-or-later
 * How much a level may still cost. */
#include "scheduler/recount/recount_part.h"

/* What the part may cost at an earlier level, its constant aside: the cap less
 * what all other parts are bound to cost. */
int64_t claim_room(const struct recounting *r, const struct claim *claim, int level)
{
    int64_t room = r->recount->levels[level].cap - claim->base[level];

    for (int part = 0; part < r->n_parts; part++)
        if (part != claim->part)
            room -= r->bound[part * LEVELS + level];
    return room;
}
