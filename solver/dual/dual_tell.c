/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "solver/dual/dual_week.h"
#include "solver/proof.h"

void dual_tell(struct solve *solve, const struct dual *dual, int level)
{
    int n_people = solve->problem->n_people;
    int64_t *price = calloc((size_t)dual->model->mip.n_rows + 1, sizeof *price), bound;
    int *hours = calloc((size_t)n_people + 1, sizeof *hours);

    for (int p = 0; hours && p < n_people; p++)
        hours[p] = dual->week ? dual->week->sacks[p].row : -1;
    if (solve->effort->proof && price && hours && dual_prices(dual, price) &&
        dual_prove(dual, &bound, INT64_MAX, NULL))
        proof_weeks(solve->effort->proof, dual->model, level, price, DUAL_SHIFT, hours,
                    bound + dual->model->constant[level]);
    free(price);
    free(hours);
}
