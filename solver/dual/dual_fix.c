/* SPDX-License-Identifier: GPL-3.0-or-later
 * Choices that no plan still looked for makes, by the prices of a level. */
#include "solver/dual/dual.h"

#include <stdlib.h>

/* Where the level is closed nothing dearer than the plan is wanted any more, which later levels
 * with slack gain by; before them search finds less among fewer choices. */
static bool fixes(const struct solve *solve, int level)
{
    if (!solve_closed(solve, level))
        return true;
    for (int k = level + 1; k < LEVELS; k++)
        if (!solve_closed(solve, k) && solve_exact(solve, k))
            return false;
    return true;
}

void dual_fix(struct solve *solve, const struct dual *dual, int level)
{
    const struct model *model = dual->model;
    int64_t most = solve_cap(solve, level) - model->constant[level], bound;
    bool *never = calloc((size_t)model->mip.n_columns + 1, sizeof *never);

    if (never && solve_exact(solve, level) && !solve->effort->proof && fixes(solve, level) &&
        dual_prove(dual, &bound, most, never))
        for (int j = 0; j < model->mip.n_columns; j++)
            if (never[j])
                solve_fix(solve, model->columns[j].number, level, false);
    free(never);
}
