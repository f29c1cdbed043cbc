/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lp/mip_basis.c - where a relaxation ended, kept for a later one. */
#include "solver/mip.h"

#include <stdlib.h>
#include <string.h>

static unsigned char *copy_of(const unsigned char *stands, int rows, int columns)
{
    size_t n = (size_t)rows + (size_t)columns;
    unsigned char *copy = stands ? malloc(n + 1) : NULL;

    if (copy)
        memcpy(copy, stands, n);
    return copy;
}

void mip_basis_keep(const struct mip *mip, struct mip_basis *kept)
{
    unsigned char *copy = copy_of(mip->basis, mip->basis_rows, mip->basis_columns);

    if (!copy)
        return;
    free(kept->stands);
    *kept = (struct mip_basis){copy, mip->basis_rows, mip->basis_columns};
}

void mip_basis_take(struct mip *mip, const struct mip_basis *kept)
{
    unsigned char *copy = copy_of(kept->stands, kept->rows, kept->columns);

    if (!copy)
        return;
    free(mip->basis);
    mip->basis = copy;
    mip->basis_rows = kept->rows;
    mip->basis_columns = kept->columns;
}

bool mip_basis_drop(struct mip *mip)
{
    bool any = mip->basis != NULL;

    free(mip->basis);
    mip->basis = NULL;
    mip->basis_rows = mip->basis_columns = 0;
    return any;
}

void mip_basis_release(struct mip_basis *kept)
{
    free(kept->stands);
    *kept = (struct mip_basis){0};
}
