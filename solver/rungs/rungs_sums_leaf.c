/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_sums_leaf.c - who is told is said: the rest is a small program. */
#include "solver/mip/mip_part.h"
#include "solver/rungs/rungs_sums.h"

enum { GROW_ROUNDS = 12, NODES = 4000, WORK_SHARE = 2 };

void sums_prove(struct sums *sums, int node)
{
    struct step *step = sums->step;
    struct climb *climb = step->climb;
    struct mip *mip = &climb->model.mip;
    struct sum_node *its = &sums->nodes[node];

    mip_basis_drop(mip);
    for (int round = 0; round < GROW_ROUNDS && climb->work > 0; round++) {
        int64_t given = climb->work / WORK_SHARE + 1;
        struct mip_proof proof = {.bound = its->bound,
                                  .target = step_target(step),
                                  .found = step_found,
                                  .context = step,
                                  .cuts = true,
                                  .tight = true,
                                  .learn = true,
                                  .pivots = given,
                                  .nodes = NODES};
        climb_forget_missed(climb);
        if (!part_prove(mip, climb->ask->stop, &proof))
            return;
        climb_spend(climb, given - proof.pivots);
        its->bound = proof.bound;
        if (its->bound >= step_target(step) || !climb_grow_missed(climb))
            return;
    }
}
