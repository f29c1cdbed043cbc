/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the prices of a level's rows prove beside rows that a search has found. */
#include "solver/dual/dual_bound.h"
#include "solver/dual/dual_known.h"
#include "solver/dual/dual_week.h"

#include <string.h>

enum { KNOWN_STEPS = 500 };
/* Prices are near already. */
static const double known_first = 0.15, known_last = 0.001;

/* From the prices that were best without the rows; a row has none at first. */
static void bound_near(struct solve *solve, struct dual *dual, struct model *model, int level)
{
    size_t size = (size_t)solve->priced.n * sizeof *dual->price;
    double unit = dual_unit(&model->mip);
    struct dual_steps steps = {
        .n = KNOWN_STEPS, .from = known_first * unit, .to = known_last * unit};

    memcpy(dual->price, solve->priced.price, size);
    memcpy(dual->best, solve->priced.price, size);
    if (!dual_week_make(dual) || !dual_week_choose(dual))
        return;
    if (solve->levels[level].slack > 0)
        dual_climb(solve, dual, &steps);
    dual_note(solve, dual, level);
    dual_climb_best(solve, dual, model, level, false);
}

void dual_bound_known(struct solve *solve, int level, struct known *known)
{
    struct model model = {0};
    struct dual dual = {0};
    struct pool pool = {0};
    const struct priced *priced = &solve->priced;

    if (priced->n && priced->level == level &&
        dual_model(solve, level, true, priced->stands, &model, &pool) &&
        priced->n == model.mip.n_rows && known_give(known, &model, level) &&
        dual_make(&dual, &model)) {
        dual_shares(&dual, solve);
        dual.limit = known->target;
        bound_near(solve, &dual, &model, level);
        dual_tell_known(solve, &dual, level, known, &model);
        if (!solve->effort->proof && !solve_exact(solve, level) && !solve_closed(solve, level))
            known_leave_out(known, &dual, level);
    }
    dual_release(&dual);
    model_release(&model);
    pool_release(&pool);
}
