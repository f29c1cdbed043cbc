/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_relax.c - relaxations, each from where the one before ended. */
#include "solver/rungs/rungs_step.h"

#include <limits.h>

#include "solver/mip/mip_part.h"

void climb_relax(struct climb *climb, int rounds)
{
    struct mip *mip = &climb->model.mip;
    bool dual = false;

    for (int round = 0; round < rounds && climb->work > 0; round++) {
        int64_t most = climb->work / 2 + 1;
        struct mip_effort effort = {.pivots = (int)(most < INT_MAX ? most : INT_MAX),
                                    .stop = climb->ask->stop,
                                    .dual = dual};
        enum mip_status status = part_relax(mip, &effort);
        climb_spend(climb, mip->pivots + 1);
        if (status == MIP_FAILED && mip_basis_drop(mip)) /* one that no longer fits */
            continue;
        dual = true;
        if (status != MIP_OPTIMAL || !model_grow(&climb->model))
            return;
    }
}
