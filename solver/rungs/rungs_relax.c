/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_relax.c - relaxations, each from where the one before ended. */
#include "solver/rungs/rungs_step.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "solver/lp/mip_part.h"

/* Where this level's relaxation ended with fewer told is near to where it will end now. */
static void take_basis(struct climb *climb, int at)
{
    struct mip *mip = &climb->model.mip;
    struct climb_basis *kept = &climb->bases[at];
    size_t n = (size_t)kept->rows + (size_t)kept->columns;
    unsigned char *basis = kept->basis ? malloc(n + 1) : NULL;

    if (!basis)
        return;
    memcpy(basis, kept->basis, n);
    free(mip->basis);
    mip->basis = basis;
    mip->basis_rows = kept->rows;
    mip->basis_columns = kept->columns;
}

static void keep_basis(struct climb *climb, int at)
{
    const struct mip *mip = &climb->model.mip;
    struct climb_basis *kept = &climb->bases[at];
    size_t n = (size_t)mip->basis_rows + (size_t)mip->basis_columns;
    unsigned char *basis = mip->basis ? malloc(n + 1) : NULL;

    if (!basis)
        return;
    memcpy(basis, mip->basis, n);
    free(kept->basis);
    *kept = (struct climb_basis){basis, mip->basis_rows, mip->basis_columns};
}

void climb_relax(struct climb *climb, int at, enum relax what, int rounds)
{
    struct mip *mip = &climb->model.mip;
    bool whole = what == RELAX_WHOLE, primal = what == RELAX_MORE && mip->basis;
    bool dual = whole && climb->bases[at].basis;

    if (dual)
        take_basis(climb, at);
    for (int round = 0; round < rounds && climb->work > 0; round++) {
        int64_t most = climb->work / 2 + 1;
        struct mip_effort effort = {.pivots = (int)(most < INT_MAX ? most : INT_MAX),
                                    .stop = climb->ask->stop,
                                    .dual = dual,
                                    .primal = primal};
        enum mip_status status = part_relax(mip, &effort);
        climb->work -= mip->pivots + 1;
        if (status == MIP_FAILED && mip->basis) { /* a basis that no longer fits: without one */
            free(mip->basis);
            mip->basis = NULL;
            mip->basis_rows = mip->basis_columns = 0;
            continue;
        }
        dual = true;
        primal = false;
        if (status == MIP_OPTIMAL && whole)
            keep_basis(climb, at);
        if (status != MIP_OPTIMAL || !model_grow(&climb->model))
            return;
    }
}
