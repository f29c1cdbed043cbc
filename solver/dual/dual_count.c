/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/dual/dual_count.c - what a step of prices costs of the effort. */
#include "solver/dual/dual_week.h"

enum { CELLS = 384 };

void dual_count(struct solve *solve, const struct dual *dual, int steps)
{
    const struct mip *mip = &dual->model->mip;
    struct dual_week *week = dual->week;

    solve->other_work += (int64_t)steps * (mip->n_terms / 64 + mip->n_columns / 32 + 1);
    if (week) {
        int64_t work = (week->n_cells - week->n_counted) / CELLS;

        solve->other_work += work;
        week->n_counted += work * CELLS;
    }
}
