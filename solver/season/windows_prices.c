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

/* One more there saves one choice here, that many times over: what is missing lets people go who
 * cost the most, and others move up.  How often nobody knows beforehand. */
static const int times[PRICE_SETS] = {1, 4, 8};

/* A level that may cost a good deal less than it does has hardly a price. */
static double price_of(const struct windows_bounds *bounds, int level, int earlier, int64_t cap)
{
    const struct problem *problem = bounds->windows->lookup.problem;

    if (cap - bounds->alone[earlier] > cap / LOOSE_PART + LOOSE)
        return 0;
    return typical(problem, level) / typical(problem, earlier);
}

/* That often; below 0: a level that costs nothing has none. */
static void fill(struct window_prices *prices, int level, const double *price, int often)
{
    bool fine = false;

    *prices = (struct window_prices){.level = level};
    for (int i = 0; i < level; i++)
        fine |= price[i] >= 0 && price[i] * often < 0.5;
    prices->of[level] = fine ? FINE : 1;
    for (int i = 0; i < level; i++) {
        double of = price[i] * often * (double)prices->of[level];

        if (price[i] >= 0)
            prices->of[i] = of < 1 ? 1 : (int64_t)(of < most_price ? of : most_price);
    }
}

/* What windows do not prove of earlier levels is lost at each price, whatever proves the rest: can
 * that leave nothing of the level? */
static bool is_lost(const struct windows_bounds *bounds, const struct window_prices *prices,
                    const struct level_result *levels)
{
    double left = (double)prices->of[prices->level] * (double)levels[prices->level].value;

    for (int i = 0; i < prices->level; i++)
        left -= (double)prices->of[i] * (double)(levels[i].value - bounds->alone[i]);
    return left <= 0;
}

int prices_choose(struct windows_bounds *bounds, int level, const struct level_result *levels)
{
    double price[LEVELS];
    bool any = false;

    for (int i = 0; i < level; i++) {
        price[i] = levels[i].value ? price_of(bounds, level, i, levels[i].value) : -1;
        any |= price[i] > 0;
    }
    for (int set = 0; set < PRICE_SETS; set++)
        fill(&bounds->prices[level][set], level, price, times[set]);
    int n = any ? PRICE_SETS : 1; /* they are all the same */

    while (n > 0 && is_lost(bounds, &bounds->prices[level][n - 1], levels))
        n--;
    return n;
}
