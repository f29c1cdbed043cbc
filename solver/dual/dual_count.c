/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/dual/dual_count.c - what a step of prices costs of the effort. */
#include "solver/dual/dual_week.h"

enum { CELLS = 384 };

int64_t dual_cells(const struct dual_week *week)
{
    int64_t sum = 0;

    for (int i = 0; i < TEAM_USUAL; i++)
        sum += week->scratch[i].n_cells;
    return sum;
}

static int64_t price_work(const struct mip *mip)
{
    return mip->n_terms / 64 + mip->n_columns / 32 + 1;
}

int64_t dual_step_work(const struct dual *dual)
{
    return price_work(&dual->model->mip) + dual->last_cells / CELLS;
}

void dual_count(struct solve *solve, const struct dual *dual, int steps)
{
    struct dual_week *week = dual->week;

    solve->other_work += steps * price_work(&dual->model->mip);
    if (week) {
        int64_t work = (dual_cells(week) - week->n_counted) / CELLS;

        solve->other_work += work;
        week->n_counted += work * CELLS;
    }
}
