/* SPDX-License-Identifier: GPL-3.0-or-later
 * The basis of the whole as the part's, and back. */
#include "solver/mip/mip_part_make.h"

#include <stdlib.h>
#include <string.h>

bool part_basis_in(struct part *part)
{
    const struct mip *mip = part->whole;
    int n_rows = part->mip.n_rows, n = part->mip.n_columns, n_basic = 0;
    unsigned char *basis = mip->basis ? malloc((size_t)n_rows + (size_t)n + 1) : NULL;

    if (!basis)
        return false;
    memset(basis, MIP_AT_LOW, (size_t)n_rows + (size_t)n);
    for (int i = 0; i < mip->n_rows; i++)
        if (part->row[i] >= 0)
            basis[part->row[i]] = i < mip->basis_rows ? mip->basis[i] : MIP_BASIC;
    for (int j = 0; j < mip->n_columns && j < mip->basis_columns; j++)
        if (part->slack[j] >= 0 && part->row[part->slack[j]] >= 0 &&
            mip->basis[mip->basis_rows + j] == MIP_BASIC)
            basis[part->row[part->slack[j]]] = MIP_BASIC;
    for (int j = 0; j < n; j++)
        basis[n_rows + j] = part->of[j] < mip->basis_columns
                                ? mip->basis[mip->basis_rows + part->of[j]]
                                : MIP_AT_LOW;
    for (int i = 0; i < n_rows + n; i++)
        n_basic += basis[i] == MIP_BASIC;
    bool fits = n_basic == n_rows;
    for (int i = 0; i < n_rows + n && !fits; i++)
        basis[i] = i < n_rows ? MIP_BASIC : basis[i] == MIP_BASIC ? MIP_AT_LOW : basis[i];
    part->mip.basis = basis;
    part->mip.basis_rows = n_rows;
    part->mip.basis_columns = n;
    return fits;
}

void part_basis_out(const struct part *part)
{
    struct mip *mip = part->whole;
    const struct mip *small = &part->mip;
    size_t n_rows = (size_t)mip->n_rows, n = (size_t)mip->n_columns;
    unsigned char *basis = small->basis ? malloc(n_rows + n + 1) : NULL;

    if (!basis)
        return;
    for (size_t i = 0; i < n_rows; i++)
        basis[i] = part->row[i] >= 0 ? small->basis[part->row[i]] : MIP_BASIC;
    for (size_t j = 0; j < n; j++) {
        bool high = part->low[j] > mip->columns[j].low;
        basis[n_rows + j] = part->column[j] >= 0 ? small->basis[small->basis_rows + part->column[j]]
                            : high               ? MIP_AT_HIGH
                                                 : MIP_AT_LOW;
    }
    for (size_t j = 0; j < n; j++) { /* a slack stands for its row */
        int row = part->slack[j];
        if (row < 0 || basis[row] != MIP_BASIC)
            continue;
        basis[n_rows + j] = MIP_BASIC;
        basis[row] = MIP_AT_LOW;
    }
    free(mip->basis);
    mip->basis = basis;
    mip->basis_rows = mip->n_rows;
    mip->basis_columns = mip->n_columns;
}

bool part_basis_slack(struct part *part)
{
    size_t n_rows = (size_t)part->mip.n_rows, n = (size_t)part->mip.n_columns;
    unsigned char *basis = malloc(n_rows + n + 1);

    if (!basis)
        return false;
    memset(basis, MIP_BASIC, n_rows);
    for (size_t j = 0; j < n; j++)
        basis[n_rows + j] = part->mip.columns[j].cost >= 0 ? MIP_AT_LOW : MIP_AT_HIGH;
    free(part->mip.basis);
    part->mip.basis = basis;
    part->mip.basis_rows = part->mip.n_rows;
    part->mip.basis_columns = part->mip.n_columns;
    return true;
}
