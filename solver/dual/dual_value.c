/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/dual/dual_value.c - what prices prove, and what everybody does at them. */
#include "solver/dual/dual_week.h"

#include <math.h>
#include <string.h>

/* What is left of each column's cost when its rows are paid for: most rows have no price. */
static double pay_rows(struct dual *dual)
{
    const struct mip *mip = &dual->model->mip;
    double sum = 0;

    for (int j = 0; j < mip->n_columns; j++)
        dual->column_cost[j] = (double)mip->columns[j].cost;
    for (int i = 0; i < mip->n_rows; i++) {
        double price = dual->price[i];

        if (price == 0)
            continue;
        sum += price * (double)(price > 0 ? mip->rows[i].low : mip->rows[i].high);
        for (int k = dual->row_first[i]; k < dual->row_first[i + 1]; k++)
            dual->column_cost[dual->row_columns[k]] -= price * dual->row_reals[k];
    }
    return sum;
}

/* The same, and the columns that are no choices: each is at whichever end is cheaper. */
static double pay(struct dual *dual)
{
    const struct mip *mip = &dual->model->mip;
    double sum = pay_rows(dual);

    memset(dual->activity, 0, (size_t)mip->n_rows * sizeof *dual->activity);
    memset(dual->amount, 0, (size_t)mip->n_columns * sizeof *dual->amount);
    for (int i = 0; i < dual->n_others; i++) {
        int j = dual->others[i];
        double cost = dual->column_cost[j];

        dual->amount[j] = (double)(cost < 0 ? mip->columns[j].high : mip->columns[j].low);
        sum += cost * dual->amount[j];
    }
    return sum;
}

/* A person's cheapest chain, and its last link (by previous[]). */
static double walk(struct dual *dual, int begin, int end, int *last)
{
    double least = 0;
    int least_at = -1;

    for (int k = begin; k < end; k++) {
        double cost = dual->column_cost[dual->link_column[k]], before;
        int previous;

        dual->least[k] = least;
        dual->least_at[k] = least_at;
        dual->link_cost[k] = INFINITY;
        if (cost >= 0)
            continue;
        before = dual->least[dual->before[k]];
        previous = dual->least_at[dual->before[k]];
        for (int i = dual->also_first[k]; i < dual->also_first[k + 1]; i++) {
            if (dual->link_cost[dual->also[i]] >= before)
                continue;
            previous = dual->also[i];
            before = dual->link_cost[previous];
        }
        dual->link_cost[k] = cost + before;
        dual->previous[k] = previous;
        if (dual->link_cost[k] < least) {
            least = dual->link_cost[k];
            least_at = k;
        }
    }
    *last = least_at;
    return least;
}

/* The cheapest that leaves time for breaks and fits as well. */
static double walk_week(struct dual *dual, int person)
{
    struct dual_week *week = dual->week;
    int n;

    for (int k = dual->chain_first[person]; k < dual->chain_first[person + 1]; k++) {
        int column = dual->link_column[k];

        week->cost[column] = dual->column_cost[column];
    }
    double least = dual_week_walk(dual, person, week->grid, &n);

    for (int i = 0; i < n; i++)
        dual->amount[dual->link_column[week->taken[i]]] = 1;
    return least;
}

static double person_value(struct dual *dual, int person)
{
    int begin = dual->chain_first[person], end = dual->chain_first[person + 1], last;

    if (begin == end)
        return 0;
    dual->least[begin] = 0;
    dual->least_at[begin] = -1;
    double least = walk(dual, begin, end, &last);

    if (dual->week && !dual_week_fits(dual, person, last))
        return walk_week(dual, person);
    for (int k = last; k >= 0; k = dual->previous[k])
        dual->amount[dual->link_column[k]] = 1;
    return least;
}

/* What the column does in its rows. */
static void act(struct dual *dual, int column)
{
    double amount = dual->amount[column];

    for (int k = dual->first[column]; k < dual->first[column + 1]; k++)
        dual->activity[dual->rows[k]] += amount * (double)dual->factors[k];
}

/* A group's largest load is what its loads come to on average, weighed by
 * their prices: then prices move from those below to those above. */
static void level_out(struct dual *dual, int column)
{
    const struct mip *mip = &dual->model->mip;
    double sum = 0, weight = 0, plain = 0, n = 0;

    for (int k = dual->first[column]; k < dual->first[column + 1]; k++) {
        int row = dual->rows[k];
        double step = -(double)dual->factors[k];

        if (step <= 0)
            continue;
        double steps = (dual->activity[row] - (double)mip->rows[row].high) / step;

        sum -= dual->price[row] * step * steps;
        weight -= dual->price[row] * step;
        plain += steps;
        n++;
    }
    dual->amount[column] = weight > 0 ? sum / weight : plain / n;
    act(dual, column);
}

double dual_value(struct dual *dual)
{
    const struct model *model = dual->model;
    double sum = pay(dual);

    for (int p = 0; p < model->lookup->problem->n_people; p++)
        sum += person_value(dual, p);
    for (int i = 0; i < dual->n_shared; i++)
        dual->amount[dual->shared[i]] = 0;
    for (int j = 0; j < model->mip.n_columns; j++)
        if (dual->amount[j] != 0)
            act(dual, j);
    for (int i = 0; i < dual->n_shared; i++)
        level_out(dual, dual->shared[i]);
    return sum;
}
