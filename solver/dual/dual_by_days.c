/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/dual/dual_master.h"

#include <string.h>

/* What a week keeps has no price: with one it would only cost more. */
static void forget_own(struct dual *dual)
{
    for (int p = 0; p < dual->model->lookup->problem->n_people; p++) {
        int row = dual->week->sacks[p].row;

        if (row >= 0)
            dual->price[row] = dual->best[row] = 0;
    }
}

/* What the best prices come to. */
static double best_value(struct dual *dual)
{
    memcpy(dual->price, dual->best, (size_t)dual->model->mip.n_rows * sizeof *dual->price);
    dual->week->grid = GRID_FINE;
    return dual_value(dual);
}

bool dual_days_alone(struct solve *solve, struct dual *dual, int64_t work, bool *ended)
{
    struct master master = {0};

    *ended = false;
    if (!dual_week_choose_days(dual))
        return false;
    if (master_make(&master, dual, true))
        *ended = master_centre(solve, &master, work);
    master_release(&master);
    return true;
}

bool dual_by_days(struct solve *solve, struct dual *dual, int64_t work, bool *ended)
{
    if (!dual_days_alone(solve, dual, work, ended))
        return false;
    bool cut = !*ended;
    double by_days = best_value(dual);

    if (!dual_week_choose_weeks(dual))
        return false;
    forget_own(dual);
    /* Without slack: a program over weeks begins anew, and does not get there in what is left. */
    *ended = cut ? dual->gain <= 0 : best_value(dual) < by_days + 1;
    return true;
}
