/* SPDX-License-Identifier: GPL-3.0-or-later
 * A level behind an open one, with a price on what comes before instead of its cap.
 *
 * Where more may be spent before than anybody knows to be needed, the cap's row binds all days and
 * people together, and its price is far from what it has to be: a program that must find it is cut
 * short long before its end.  Any price gives a bound of the plans within the cap (Lagrange), so it
 * is given beforehand: what costs at the earlier level costs its price here, the cap times the
 * price is subtracted, and the row is gone, with it what bound days together.  When the program is
 * at its end the row comes back with that price, so that whatever is told or fixed rests on the
 * model as it always is. */
#include "solver/dual/dual_bound.h"
#include "solver/dual/dual_master.h"

enum {
    TIMES = 4,     /* what a choice costs here and there on average: who is let go costs more, */
    LOST_PART = 4, /* unless what is open there then takes more than such a part of the level */
    MOST_PRICE = 1000000
};
/* So that costs stay far from where they would not fit. */
static const int64_t most_amount = INT64_MAX / 4096 / MOST_PRICE;

struct pricing {
    int64_t of[LEVELS]; /* 0: none, the row stays */
    int64_t cap[LEVELS];
};

/* sign 1: the price is paid here and the row is gone; -1: as it was. */
static void swap(struct model *model, int level, const struct pricing *pricing, int sign)
{
    for (int k = 0; k < level; k++) {
        int64_t price = sign * pricing->of[k];

        if (!price)
            continue;
        for (int j = 0; j < model->mip.n_columns; j++)
            model->mip.columns[j].cost += price * model->columns[j].cost[k];
        model->constant[level] -= price * pricing->cap[k];
        model->mip.rows[model->level_row[k]].high = sign > 0 ? MIP_FREE : pricing->cap[k];
    }
}

static bool fits(const struct model *model, int earlier, int64_t cap)
{
    bool fine = cap <= most_amount;

    for (int j = 0; fine && j < model->mip.n_columns; j++)
        fine = model->columns[j].cost[earlier] <= most_amount;
    return fine;
}

/* False: no earlier level is open. */
static bool choose(const struct solve *solve, const struct model *model, int level,
                   struct pricing *pricing)
{
    double unit = dual_unit(&model->mip), price[LEVELS] = {0}, lost = 0;

    *pricing = (struct pricing){0};
    for (int k = 0; k < level; k++) {
        int row = model->level_row[k];

        if (row < 0 || solve->levels[k].value == 0 || model->mip.rows[row].high == MIP_FREE ||
            !fits(model, k, model->mip.rows[row].high))
            continue;
        price[k] = TIMES * unit / dual_unit_before(model, k);
        pricing->cap[k] = model->mip.rows[row].high;
        lost += price[k] * (double)(solve->levels[k].value - solve->levels[k].bound);
    }
    double value = (double)solve->levels[level].value / LOST_PART;
    double part = lost > value ? value / lost : 1;

    for (int k = 0; k < level; k++) {
        double of = price[k] * part;

        if (price[k] > 0)
            pricing->of[k] = of < 1 ? 1 : of < MOST_PRICE ? (int64_t)of : MOST_PRICE;
    }
    return lost > 0;
}

/* All there is: nothing comes after it, and cut short it tells nothing. */
static void climb_program(struct solve *solve, struct dual *dual, int level)
{
    struct master master = {0};

    if (master_make(&master, dual, true)) {
        (void)master_climb(solve, &master, solve->work_end - solve_work(solve));
        dual_note(solve, dual, level);
    }
    master_release(&master);
}

static void climb(struct solve *solve, struct dual *dual, int level)
{
    dual_begin_at_missing(dual);

    bool ended = false, planned = dual_climb_rows(solve, dual, level, true);
    bool days = dual_begins_with_days(solve, level, planned);

    if (!dual_week_make(dual) || !dual_choose_weeks(solve, dual, level, days, &ended))
        return;
    dual_note(solve, dual, level);
    if (days && !ended)
        dual_climb_best(solve, dual, NULL, level, true);
    if (!days)
        climb_program(solve, dual, level);
}

static void bound_priced(struct solve *solve, struct model *model, int level)
{
    struct dual dual = {0};
    struct pricing pricing;

    if (!choose(solve, model, level, &pricing))
        return;
    swap(model, level, &pricing, 1);
    if (dual_make(&dual, model)) {
        dual_shares(&dual, solve);
        climb(solve, &dual, level);
        swap(model, level, &pricing, -1);
        dual_costs(&dual);
        for (int k = 0; k < level; k++)
            if (pricing.of[k])
                dual.best[model->level_row[k]] = -(double)pricing.of[k];
        dual_note(solve, &dual, level);
        dual_fix(solve, &dual, level);
        dual_tell(solve, &dual, level);
    }
    dual_release(&dual);
}

void dual_bound_priced(struct solve *solve, int level)
{
    struct model model = {0};
    struct pool pool = {0};

    solve_looks(solve);
    if (dual_model(solve, level, true, NULL, &model, &pool))
        bound_priced(solve, &model, level);
    model_release(&model);
    pool_release(&pool);
}
