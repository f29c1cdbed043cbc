/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/dual/dual_week.h"

#include <math.h>
#include <string.h>

/* What is left of each column's cost when its rows are paid for, and the
 * columns that are no choices: each is at whichever end is cheaper. */
static double pay(struct dual *dual)
{
    const struct mip *mip = &dual->model->mip;
    double sum = 0;

    for (int i = 0; i < mip->n_rows; i++) {
        double price = dual->price[i];

        dual->activity[i] = 0;
        if (price != 0)
            sum += price * (double)(price > 0 ? mip->rows[i].low : mip->rows[i].high);
    }
    for (int j = 0; j < mip->n_columns; j++) {
        double cost = (double)mip->columns[j].cost;

        for (int k = dual->first[j]; k < dual->first[j + 1]; k++)
            cost -= dual->price[dual->rows[k]] * dual->reals[k];
        dual->column_cost[j] = cost;
        dual->amount[j] = 0;
        if (dual->model->columns[j].kind == 'x')
            continue;
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
    for (int k = dual->first[column]; k < dual->first[column + 1]; k++)
        dual->activity[dual->rows[k]] += dual->amount[column] * (double)dual->factors[k];
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
        for (int k = dual->first[j]; dual->amount[j] != 0 && k < dual->first[j + 1]; k++)
            dual->activity[dual->rows[k]] += dual->amount[j] * dual->reals[k];
    for (int i = 0; i < dual->n_shared; i++)
        level_out(dual, dual->shared[i]);
    return sum;
}

/* What the column costs beside the rows that it relieves. */
static double cost_beside(const struct dual *dual, int column)
{
    double cost = (double)dual->model->mip.columns[column].cost;

    for (int k = dual->first[column]; k < dual->first[column + 1]; k++)
        if (dual->factors[k] > 0)
            cost -= dual->price[dual->rows[k]] * (double)dual->factors[k];
    return cost > 0 ? cost : 0;
}

/* No quota's price is above that of going over it. */
static void bound_over(struct dual *dual, int column)
{
    double cost = cost_beside(dual, column);

    for (int k = dual->first[column]; k < dual->first[column + 1]; k++) {
        double most = dual->factors[k] < 0 ? cost / (double)dual->factors[k] : 0;

        if (dual->factors[k] < 0 && dual->price[dual->rows[k]] < most)
            dual->price[dual->rows[k]] = most;
    }
}

/* What the prices of a group's loads come to when each is moved by so much. */
static double sum_moved(struct dual *dual, int column, double by, bool keep)
{
    double sum = 0;

    for (int k = dual->first[column]; k < dual->first[column + 1]; k++) {
        double step = -(double)dual->factors[k];
        int row = dual->rows[k];

        if (step <= 0)
            continue;
        double scale = dual->scale[row];
        double price = -dual->price[row] + by * step / scale / scale;

        price = price > 0 ? price : 0;
        sum += price * step;
        if (keep)
            dual->price[row] = -price;
    }
    return sum;
}

/* The prices of a group's loads come to what its largest load costs: the nearest such. */
static void spread(struct dual *dual, int column)
{
    enum { HALVINGS = 60 };
    double cost = cost_beside(dual, column), low = -1, high = 1;

    for (int i = 0; i < HALVINGS && sum_moved(dual, column, low, false) > cost; i++)
        low *= 2;
    for (int i = 0; i < HALVINGS && sum_moved(dual, column, high, false) < cost; i++)
        high *= 2;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;

        if (sum_moved(dual, column, middle, false) > cost)
            high = middle;
        else
            low = middle;
    }
    (void)sum_moved(dual, column, low, true);
}

/* Back to prices that mean something. */
static void project(struct dual *dual)
{
    const struct mip *mip = &dual->model->mip;

    for (int i = 0; i < mip->n_rows; i++) {
        if ((dual->price[i] > 0 && mip->rows[i].low == -MIP_FREE) ||
            (dual->price[i] < 0 && mip->rows[i].high == MIP_FREE))
            dual->price[i] = 0;
    }
    for (int i = 0; i < dual->n_over; i++)
        bound_over(dual, dual->over[i]);
    for (int i = 0; i < dual->n_shared; i++)
        spread(dual, dual->shared[i]);
}

/* By how much the row is broken, in its scale; nothing where its price is at its end. */
static double slope(const struct dual *dual, int row)
{
    const struct mip_row *bounds = &dual->model->mip.rows[row];
    double activity = dual->activity[row], price = dual->price[row], by = 0;

    if (bounds->low != -MIP_FREE && (activity < (double)bounds->low || price > 0))
        by = (double)bounds->low - activity;
    else if (bounds->high != MIP_FREE && (activity > (double)bounds->high || price < 0))
        by = (double)bounds->high - activity;
    return by / dual->scale[row];
}

/* The mean of what the groups' largest loads are in the last quarter of the steps. */
static void note_loads(struct dual *dual, int step, int steps)
{
    int n = step - (steps - steps / 4);

    for (int i = 0; n >= 0 && i < dual->n_shared; i++)
        dual->load[i] += (dual->amount[dual->shared[i]] - dual->load[i]) / (n + 1);
}

/* Steps for so much of the effort. */
static bool climbs_on(struct solve *solve, int64_t end)
{
    return solve_goes_on(solve) && (!end || solve_work(solve) < end);
}

void dual_climb(struct solve *solve, struct dual *dual, const struct dual_steps *steps)
{
    static const double fade = 0.9, fade_square = 0.99, floor_of = 1e-3;
    size_t n_rows = (size_t)dual->model->mip.n_rows;
    double *mean = pool_take(&dual->pool, n_rows, sizeof *mean), best = -INFINITY;
    double *square = pool_take(&dual->pool, n_rows, sizeof *square), faded = 1, faded_square = 1;
    int64_t end = steps->work ? solve_work(solve) + steps->work : 0;

    project(dual);
    for (int step = 0; mean && square && step < steps->n && climbs_on(solve, end); step++) {
        double value = dual_value(dual);
        double size = steps->from * pow(steps->to / steps->from, (double)step / steps->n);

        dual_count(solve, dual, 1);
        if (dual->seen)
            dual->seen(dual->context, value);
        note_loads(dual, step, steps->n);
        if (value > best) {
            best = value;
            memcpy(dual->best, dual->price, n_rows * sizeof *dual->best);
        }
        faded *= fade;
        faded_square *= fade_square;
        for (size_t i = 0; i < n_rows; i++) {
            double by = slope(dual, (int)i);

            mean[i] = fade * mean[i] + (1 - fade) * by;
            square[i] = fade_square * square[i] + (1 - fade_square) * by * by;
            dual->price[i] += size * (mean[i] / (1 - faded)) /
                              (sqrt(square[i] / (1 - faded_square)) + floor_of) / dual->scale[i];
        }
        project(dual);
    }
}
