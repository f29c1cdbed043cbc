/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/dual/dual.h"

#include <math.h>
#include <string.h>

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
        bool last = middle == low || middle == high; /* they are neighbours */

        if (sum_moved(dual, column, middle, false) > cost)
            high = middle;
        else
            low = middle;
        if (last)
            break;
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
    return by != 0 ? by / dual->scale[row] : 0;
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
            if (steps->enough != 0 && best > steps->enough)
                return;
        }
        faded *= fade;
        faded_square *= fade_square;
        for (size_t i = 0; i < n_rows; i++) {
            double by = slope(dual, (int)i);

            if (by == 0 && square[i] == 0) /* nothing has moved it so far */
                continue;
            mean[i] = fade * mean[i] + (1 - fade) * by;
            square[i] = fade_square * square[i] + (1 - fade_square) * by * by;
            dual->price[i] += size * (mean[i] / (1 - faded)) /
                              (sqrt(square[i] / (1 - faded_square)) + floor_of) / dual->scale[i];
        }
        project(dual);
    }
}
