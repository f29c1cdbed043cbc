/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/dual/dual_start.c - prices to begin with, and of what size they are. */
#include <math.h>
#include <string.h>

#include "solver/dual/dual.h"

static void pay_at_least(struct dual *dual, int row, double cost)
{
    const struct model *model = dual->model;

    if (model->mip.rows[row].low > 0 && strcmp(model_row_limit(model, row), "cover") == 0 &&
        dual->price[row] < cost)
        dual->price[row] = cost;
}

bool dual_begin_at_plan(struct dual *dual)
{
    const struct model *model = dual->model;
    bool any = false;

    for (int j = 0; j < model->mip.n_columns; j++) {
        double cost = (double)model->mip.columns[j].cost;

        if (model->columns[j].kind != 'x' || !model->columns[j].value || cost <= 0)
            continue;
        any = true;
        for (int k = dual->first[j]; k < dual->first[j + 1]; k++)
            pay_at_least(dual, dual->rows[k], cost);
    }
    return any;
}

/* What a choice typically costs: prices are of that size. */
double dual_unit(const struct mip *mip)
{
    double sum = 0, n = 0;

    for (int j = 0; j < mip->n_columns; j++) {
        double cost = (double)mip->columns[j].cost;

        sum += cost * cost;
        n += cost != 0;
    }
    return n > 0 ? sqrt(sum / n) : 1;
}
