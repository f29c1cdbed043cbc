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

/* Of a few costs: that of their squares on average. */
static double typical(double squares, double n)
{
    return n > 0 ? sqrt(squares / n) : 1;
}

double dual_unit_before(const struct model *model, int earlier)
{
    double sum = 0, n = 0;

    for (int j = 0; j < model->mip.n_columns; j++) {
        double cost = (double)model->columns[j].cost[earlier];

        sum += cost * cost;
        n += cost != 0;
    }
    return typical(sum, n);
}

/* What is missing in the plan is paid what it costs here and, at that price, at the earlier level.
 */
static void pay_missing(struct dual *dual, int earlier, double price)
{
    const struct model *model = dual->model;

    for (int j = 0; j < model->mip.n_columns; j++) {
        double cost = price * (double)model->columns[j].cost[earlier];

        if (model->columns[j].kind != 'u' || !model->columns[j].value || cost <= 0)
            continue;
        for (int k = dual->first[j]; k < dual->first[j + 1]; k++)
            pay_at_least(dual, dual->rows[k], cost + (double)model->mip.columns[j].cost);
    }
}

void dual_begin_at_missing(struct dual *dual)
{
    const struct model *model = dual->model;

    for (int j = 0; j < model->mip.n_columns; j++) {
        if (model->columns[j].kind != 'u' || !model->columns[j].value)
            continue;
        for (int k = dual->first[j]; k < dual->first[j + 1]; k++)
            pay_at_least(dual, dual->rows[k], (double)model->mip.columns[j].cost);
    }
}

/* Is it an earlier level whose cap nobody can go below? */
static bool is_closed(const struct solve *solve, int earlier)
{
    return solve_exact(solve, earlier) && solve_closed(solve, earlier);
}

bool dual_has_caps(const struct solve *solve, int level)
{
    const struct problem *problem = solve->problem;
    bool found = false;

    for (int k = 0; k < level; k++)
        found |= solve->levels[k].value > 0 && is_closed(solve, k);
    for (int i = 0; i < problem->n_offers && found; i++)
        found = problem->offers[i].cost[level] == 0;
    return found && !solve->settled && solve_exact(solve, level) && !solve_closed(solve, level);
}

void dual_begin_at_caps(struct dual *dual, const struct solve *solve, int level)
{
    const struct model *model = dual->model;

    for (int k = 0; k < level; k++) {
        int row = model->level_row[k];

        if (row < 0 || !is_closed(solve, k))
            continue;
        double price = dual_unit(&model->mip) / dual_unit_before(model, k);

        dual->price[row] = -price;
        pay_missing(dual, k, price);
    }
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
    return typical(sum, n);
}
