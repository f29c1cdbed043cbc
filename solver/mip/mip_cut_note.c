/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip/mip_cut.h"

void cut_highs_note(struct cutting *cutting)
{
    cutting->n_highs = 0;
    for (int j = 0; cutting->log && j < cutting->mip->n_columns; j++)
        if (cutting->factors[j] != 0 && cutting_column_high(cutting, j))
            cutting->highs[cutting->n_highs++] = j;
}

bool cut_note(struct cutting *cutting, int64_t times, int64_t divisor, struct cut *cut)
{
    size_t n = 3 + 3 * (size_t)cutting->n_used + (size_t)cutting->n_highs;

    cut->n_told = 0;
    cut->told = cutting->log ? pool_take(&cutting->pool, n, sizeof *cut->told) : NULL;
    if (!cut->told)
        return !cutting->log;
    cut->told[cut->n_told++] = divisor;
    cut->told[cut->n_told++] = cutting->scale;
    cut->told[cut->n_told++] = cutting->n_used;
    for (int k = 0; k < cutting->n_used && !cutting->log->broken; k++) {
        cut->told[cut->n_told++] = cutting->log->row[cutting->used[k]];
        cut->told[cut->n_told++] = cutting_row_high(cutting, cutting->used[k]);
        cut->told[cut->n_told++] = times * cutting->weights[k];
    }
    for (int k = 0; k < cutting->n_highs; k++)
        cut->told[cut->n_told++] = cutting->highs[k];
    return true;
}
