/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "solver/dual/dual_known.h"
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

/* The best prices, as a claim that they come to so much. */
static void tell(struct solve *solve, const struct dual *dual, int level,
                 struct proof_prices *prices)
{
    int64_t *price = calloc((size_t)dual->model->mip.n_rows + 1, sizeof *price);
    bool *hours = dual_hours(dual, solve->problem);

    if (price && hours && dual_prices(dual, price)) {
        prices->multipliers = price;
        prices->shift = DUAL_SHIFT;
        prices->hours = hours;
        proof_weeks(solve->effort->proof, dual->model, level, prices);
    }
    free(price);
    free(hours);
}

void dual_tell(struct solve *solve, const struct dual *dual, int level)
{
    struct proof_prices prices = {0};

    if (!solve->effort->proof || !dual_prove(dual, &prices.bound, INT64_MAX, NULL))
        return;
    prices.bound += dual->model->constant[level];
    tell(solve, dual, level, &prices);
}

void dual_tell_known(struct solve *solve, const struct dual *dual, int level, struct known *known,
                     struct model *model)
{
    struct proof_prices prices = {.known = known->row,
                                  .over = known->over,
                                  .first_known = model->mip.n_rows - known->mip.n_rows};

    if (!solve->effort->proof || !known->told || !known->row ||
        !dual_prove(dual, &prices.bound, INT64_MAX, NULL))
        return;
    prices.bound += dual->model->constant[level];
    if (prices.bound > known->target)
        prices.bound = known->target;
    known_take_back(known, model); /* whoever reads it knows what the search says of ends */
    tell(solve, dual, level, &prices);
}

void dual_tell_aims(struct solve *solve, const struct dual *dual)
{
    size_t n = (size_t)solve->problem->n_share_groups;

    if (!solve->group_aim)
        solve->group_aim = pool_take(&solve->pool, n, sizeof *solve->group_aim);
    for (int i = 0; solve->group_aim && i < dual->n_shared; i++)
        solve->group_aim[dual->model->columns[dual->shared[i]].number] = dual->load[i];
}
