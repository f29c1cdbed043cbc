/* SPDX-License-Identifier: GPL-3.0-or-later
 * Prices and weeks in turn, until neither has anything to say to the other. */
#include "solver/dual/dual_master.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_PIVOTS = 20000,
    MOST_ASKED = 8,
    LAST_ASKED = 6,
    FEW_OF = 6,
    LEARN_WORK = 1000000,
    MOST_BREAKS = 12
};
/* How much of the best prices there is in those that people are asked at, and what of it is left
 * when nothing new came of it. */
static const double first_share = 0.5, less_share = 0.7, rounding = 1e-4, broken_by = 1e-6;

struct climb {
    struct solve *solve;
    struct master *master;
    double best; /* bound of dual->best */
    double most; /* no prices prove more than what the weeks so far come to */
};

static bool relax(struct climb *climb)
{
    struct mip *mip = &climb->master->mip;
    struct mip_effort effort = solve_portion(climb->solve, mip, MAX_PIVOTS);
    enum mip_status status = mip_relax(mip, &effort);

    solve_count(climb->solve, mip);
    climb->most = 0;
    for (int j = 0; status == MIP_OPTIMAL && j < mip->n_columns; j++)
        climb->most += mip->values[j] * (double)mip->columns[j].cost;
    return status == MIP_OPTIMAL;
}

/* What the prices prove, and the weeks that were cheapest at them: how many are new. */
static int ask(struct climb *climb)
{
    struct dual *dual = climb->master->dual;
    double value = dual_value(dual);

    dual_count(climb->solve, dual, 1);
    if (value > climb->best) {
        climb->best = value;
        memcpy(dual->best, dual->price, (size_t)dual->model->mip.n_rows * sizeof *dual->best);
    }
    return master_add(climb->master);
}

/* Prices between the best ones and the duals (at first there are none); none for a side that a
 * row does not have. */
static void mix(const struct climb *climb, double share)
{
    struct dual *dual = climb->master->dual;
    const struct mip *mip = &climb->master->mip;

    for (int i = 0; i < dual->model->mip.n_rows; i++) {
        double price = share * dual->best[i] + (share < 1 ? (1 - share) * mip->duals[i] : 0);

        if ((price > 0 && mip->rows[i].low == -MIP_FREE) ||
            (price < 0 && mip->rows[i].high == MIP_FREE))
            price = 0;
        dual->price[i] = price;
    }
}

/* How many new weeks; 0: at the duals themselves there are none either. */
static int ask_between(struct climb *climb)
{
    const struct dual *dual = climb->master->dual;
    int few = dual->model->lookup->problem->n_people / FEW_OF, n = 0;
    double share = first_share;

    for (int asked = 0; asked < MOST_ASKED && n <= few; asked++) {
        mix(climb, share);
        n += ask(climb);
        share = asked + 1 < LAST_ASKED ? share * less_share : 0;
    }
    return n;
}

/* Bounds are whole numbers: can the next one still be reached? */
static bool may_gain(const struct climb *climb)
{
    return ceil(climb->best - rounding) < ceil(climb->most - rounding);
}

/* Rows without a price that the weeks so far do not keep get one from now on: how many. */
static int want_rows(struct master *master)
{
    const struct mip *model = &master->dual->model->mip;
    struct mip *mip = &master->mip;
    double *sum = calloc((size_t)mip->n_rows + 1, sizeof *sum);
    int n = 0;

    for (int i = 0; sum && i < mip->n_terms; i++)
        sum[mip->terms[i].row] += mip->values[mip->terms[i].column] * (double)mip->terms[i].factor;
    for (int i = 0; sum && i < model->n_rows; i++) {
        if (!master_left_out(master, i) || sum[i] >= (double)model->rows[i].low - broken_by)
            continue;
        mip->rows[i].low = model->rows[i].low;
        n++;
    }
    free(sum);
    return n;
}

/* So many of each person that, once known, they leave too many ways to walk. */
static bool many_breaks(const struct dual *dual)
{
    const struct problem *problem = dual->model->lookup->problem;

    return problem->n_breaks > MOST_BREAKS * problem->n_people;
}

static int64_t sooner(int64_t end, int64_t other)
{
    return other < end ? other : end;
}

bool master_climb(struct solve *solve, struct master *master, int64_t work)
{
    struct dual *dual = master->dual;
    struct climb climb = {.solve = solve, .master = master, .best = -INFINITY};
    int64_t began = solve_work(solve), end = began + work;
    bool ended = false;

    dual->week->grid = GRID_FINE;
    mix(&climb, 1);
    (void)ask(&climb);
    for (;;) {
        if (master->broken || master->mip.broken || !solve_goes_on(solve) ||
            solve_work(solve) >= end || !relax(&climb))
            return ended;
        if (may_gain(&climb) && ask_between(&climb) > 0)
            continue;
        if (want_rows(master) > 0)
            continue;
        if (!ended) /* breaks may take as much as all else did */
            end = sooner(end, 2 * solve_work(solve) - began + LEARN_WORK);
        ended = true;
        if (many_breaks(dual) || master_learn(master) == 0)
            return true;
    }
}
