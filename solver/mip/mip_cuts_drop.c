/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip/mip_cuts.h"

#include <stdlib.h>
#include <string.h>

void cuts_drop_slack(struct mip *mip, int first, struct mip_log *log)
{
    int *now = calloc((size_t)mip->n_rows + 1, sizeof *now);
    int n_rows = first, n_terms = 0;

    if (!now || !mip->basis || mip->basis_rows != mip->n_rows) {
        free(now);
        return;
    }
    for (int i = first; i < mip->n_rows; i++) {
        now[i] = mip->basis[i] == MIP_BASIC ? -1 : n_rows;
        if (now[i] < 0)
            continue;
        log_row_moves(log, i, n_rows);
        mip->basis[n_rows] = mip->basis[i];
        mip->rows[n_rows++] = mip->rows[i];
    }
    for (int i = 0; i < mip->n_terms; i++) {
        struct mip_term term = mip->terms[i];
        if (term.row >= first)
            term.row = now[term.row];
        if (term.row >= 0)
            mip->terms[n_terms++] = term;
    }
    memmove(mip->basis + n_rows, mip->basis + mip->n_rows, (size_t)mip->n_columns);
    mip->basis_rows = mip->n_rows = n_rows;
    mip->n_terms = n_terms;
    log_rows_end(log, n_rows);
    free(now);
}
