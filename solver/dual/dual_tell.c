/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "solver/dual/dual_week.h"
#include "solver/proof.h"

bool *dual_hours(const struct dual *dual, const struct problem *problem)
{
    int n_rows = dual->model->mip.n_rows;
    bool *hours = calloc((size_t)n_rows + 1, sizeof *hours);

    for (int i = 0; hours && dual->week && i < n_rows; i++)
        hours[i] = dual->week->kept[i];
    for (int p = 0; hours && dual->week && p < problem->n_people; p++)
        if (dual->week->sacks[p].row >= 0)
            hours[dual->week->sacks[p].row] = true;
    return hours;
}

void dual_tell(struct solve *solve, const struct dual *dual, int level)
{
    int64_t *price = calloc((size_t)dual->model->mip.n_rows + 1, sizeof *price), bound;
    bool *hours = dual_hours(dual, solve->problem);

    if (solve->effort->proof && price && hours && dual_prices(dual, price) &&
        dual_prove(dual, &bound, INT64_MAX, NULL))
        proof_weeks(solve->effort->proof, dual->model, level, price, DUAL_SHIFT, hours,
                    bound + dual->model->constant[level]);
    free(price);
    free(hours);
}
