/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the first node knows: rows behind the program's own, and ends of columns. */
#include <math.h>
#include <stdlib.h>

#include "solver/lp/mip_rows.h"
#include "solver/mip/mip_tree.h"

static const double least_dual = 1e-7;

static void tell_end(const struct tree *tree, int column, int64_t factor, int64_t high)
{
    tree->proof->told(
        tree->proof->context,
        &(struct mip_told){.columns = &column, .factors = &factor, .n = 1, .high = high});
}

/* By row its terms, as mip_rows.h has them, with the side that its dual leans on. */
static void tell_row(const struct tree *tree, const struct mip_rows *rows, int row, int *columns,
                     int64_t *factors)
{
    const struct mip *mip = tree->mip;
    bool low = mip->duals[row] > 0;
    int64_t side = low ? mip->rows[row].low : mip->rows[row].high;
    struct mip_told told = {.columns = columns, .factors = factors, .high = low ? -side : side};

    if (side == MIP_FREE || side == -MIP_FREE)
        return;
    if (tree->proof->log && !tree->proof->log->broken)
        told.row = (low ? -1 : 1) * (1 + tree->proof->log->row[row]);
    for (int i = rows->first[row] + 1; i <= rows->first[row + 1]; i++) {
        columns[told.n] = rows->columns[i] - 1;
        factors[told.n++] = (low ? -1 : 1) * (int64_t)rows->factors[i];
    }
    tree->proof->told(tree->proof->context, &told);
}

void tree_tell(const struct tree *tree, int first)
{
    const struct mip *mip = tree->mip;
    size_t n = (size_t)mip->n_columns + 1;
    int *columns = calloc(n, sizeof *columns);
    int64_t *factors = calloc(n, sizeof *factors);
    struct mip_rows rows = {0};

    if (columns && factors && mip->duals && mip_rows_make(&rows, mip))
        for (int i = first; i < mip->n_rows; i++)
            if (fabs(mip->duals[i]) > least_dual)
                tell_row(tree, &rows, i, columns, factors);
    for (int j = 0; j < mip->n_columns; j++) {
        if (tree->narrow[j].high < tree->kept[j].high)
            tell_end(tree, j, 1, tree->narrow[j].high);
        if (tree->narrow[j].low > tree->kept[j].low)
            tell_end(tree, j, -1, -tree->narrow[j].low);
    }
    mip_rows_release(&rows);
    free(columns);
    free(factors);
}
