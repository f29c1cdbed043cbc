/* SPDX-License-Identifier: GPL-3.0-or-later
 * What one more at an earlier level is worth, for all windows: any price gives a bound, a good one
 * a good one. */
#include "solver/season/windows_bounds.h"

/* FINE: prices below one are told in so many parts.  LOOSE, LOOSE_PART: of a gap. */
enum { FINE = 1024, LOOSE_PART = 50, LOOSE = 16 };
static const double most_price = 1e9;

/* What a choice that costs at the level, or one person missing, costs there on average. */
static double typical(const struct problem *problem, int level)
{
    double sum = 0, n = 0;

    for (int i = 0; i < problem->n_offers; i++) {
        sum += problem->offers[i].cost[level];
        n += problem->offers[i].cost[level] > 0;
    }
    for (int t = 0; t < problem->n_tasks; t++) {
        if (problem->tasks[t].level != level)
            continue;
        sum += (double)problem->tasks[t].short_cost;
        n++;
    }
    return n > 0 ? sum / n : 1;
}

/* As if one more there saved one choice here.  A level that may cost a good deal less than it does
 * has hardly a price. */
static double price_of(const struct problem *problem, int level, int earlier,
                       const struct level_result *cap)
{
    if (cap->value - cap->bound > cap->value / LOOSE_PART + LOOSE)
        return 0;
    return typical(problem, level) / typical(problem, earlier);
}

void prices_choose(struct window_prices *prices, const struct problem *problem, int level,
                   const struct level_result *levels)
{
    double price[LEVELS] = {0};
    bool fine = false;

    *prices = (struct window_prices){.level = level};
    for (int i = 0; i < level; i++) {
        if (levels[i].value == 0)
            continue;
        price[i] = price_of(problem, level, i, &levels[i]);
        fine |= price[i] < 0.5;
    }
    prices->of[level] = fine ? FINE : 1;
    for (int i = 0; i < level; i++) {
        double times = price[i] * (double)prices->of[level];

        if (levels[i].value > 0)
            prices->of[i] = times < 1 ? 1 : (int64_t)(times < most_price ? times : most_price);
    }
}
