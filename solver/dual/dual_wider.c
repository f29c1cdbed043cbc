/* SPDX-License-Identifier: GPL-3.0-or-later
 * A level's bound with all work, also what neither loads anybody nor costs there: it keeps people
 * busy, so that lessons are covered by those who cost. */
#include "solver/dual/dual_bound.h"

#include <string.h>

/* By row what it says of choices that the other program has, too; 0: nothing. */
static uint64_t *sums_of(const struct dual *dual, const struct model *other, struct pool *pool)
{
    static const uint64_t spread = UINT64_C(0x9e3779b97f4a7c15);
    const struct model *model = dual->model;
    uint64_t *sums = pool_take(pool, (size_t)model->mip.n_rows, sizeof *sums);

    for (int i = 0; sums && i < model->mip.n_terms; i++) {
        const struct mip_term *term = &model->mip.terms[i];
        const struct model_column *column = &model->columns[term->column];
        uint64_t hash = (uint64_t)column->number * spread;

        if (column->kind == 'x' && other->offer_column[column->number] >= 0)
            sums[term->row] += ((hash ^ hash >> 29) | 1) * (uint64_t)term->factor;
    }
    return sums;
}

/* Both have their rows in the same order, and one has more of them. */
static void take_in_order(struct dual *to, const struct dual *from, const uint64_t *sums,
                          const uint64_t *from_sums)
{
    int n = to->model->mip.n_rows, at = 0;

    for (int i = 0; i < from->model->mip.n_rows; i++) {
        const char *limit = model_row_limit(from->model, i);
        int row = from_sums[i] ? at : n;

        while (row < n &&
               (sums[row] != from_sums[i] || strcmp(model_row_limit(to->model, row), limit) != 0))
            row++;
        if (row == n)
            continue;
        to->price[row] = from->best[i];
        at = row + 1;
    }
}

bool dual_take_prices(struct dual *to, const struct dual *from)
{
    const int *level_row = to->model->level_row, *from_row = from->model->level_row;
    struct pool pool = {0};
    uint64_t *sums = sums_of(to, from->model, &pool);
    uint64_t *from_sums = sums_of(from, to->model, &pool);
    bool fine = sums && from_sums;

    if (fine)
        take_in_order(to, from, sums, from_sums);
    for (int k = 0; fine && k < LEVELS; k++)
        if (level_row[k] >= 0 && from_row[k] >= 0)
            to->price[level_row[k]] = from->best[from_row[k]];
    memcpy(to->best, to->price, (size_t)to->model->mip.n_rows * sizeof *to->best);
    pool_release(&pool);
    return fine;
}

void dual_bound_wider(struct solve *solve, const struct dual *narrow, int level)
{
    struct model model = {0};
    struct dual dual = {0};
    struct pool pool = {0};

    if (!solve_closed(solve, level) && solve_goes_on(solve) &&
        dual_model_all(solve, level, &model, &pool) && dual_make(&dual, &model) &&
        dual_take_prices(&dual, narrow)) {
        dual_shares(&dual, solve);
        dual.gain = narrow->gain;
        dual_bound_weeks(solve, &dual, &model, level, true, false);
        dual_tell(solve, &dual, level);
    }
    dual_release(&dual);
    model_release(&model);
    pool_release(&pool);
}
