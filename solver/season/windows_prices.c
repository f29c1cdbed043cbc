/* SPDX-License-Identifier: GPL-3.0-or-later
 * What one more at an earlier level is worth, for all windows: any price gives a bound, a good one
 * a good one. */
#include "solver/season/windows_bounds.h"

/* FINE: prices below one are told in so many parts.  LOOSE, LOOSE_PART: of a gap.  HALVED: at most
 * so often. */
enum { FINE = 1024, LOOSE_PART = 50, LOOSE = 16, HALVED = 6 };
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
 * cost the most, and others move up.  How often nobody knows beforehand.  Where earlier levels are
 * open a high price loses that gap so often that little is left to be proven: then all are lower.
 */
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
static void fill(struct window_prices *prices, int level, const double *price, double often)
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

/* What windows do not prove of earlier levels is lost at each price, whatever proves the rest: what
 * can that leave of the level? */
static double left_of(const struct windows_bounds *bounds, const struct window_prices *prices,
                      const struct level_result *levels)
{
    double left = (double)prices->of[prices->level] * (double)levels[prices->level].value;

    for (int i = 0; i < prices->level; i++)
        left -= (double)prices->of[i] * (double)(levels[i].value - bounds->alone[i]);
    return left;
}

/* Nothing? */
static bool is_lost(const struct windows_bounds *bounds, const struct window_prices *prices,
                    const struct level_result *levels)
{
    return left_of(bounds, prices, levels) <= 0;
}

/* Less than half? */
static bool is_dear(const struct windows_bounds *bounds, const struct window_prices *prices,
                    const struct level_result *levels)
{
    double all = (double)prices->of[prices->level] * (double)levels[prices->level].value;

    return 2 * left_of(bounds, prices, levels) < all;
}

int prices_choose(struct windows_bounds *bounds, int level, const struct level_result *levels)
{
    struct window_prices *sets = bounds->prices[level];
    double price[LEVELS], often = 1;
    bool any = false;

    for (int i = 0; i < level; i++) {
        price[i] = levels[i].value ? price_of(bounds, level, i, levels[i].value) : -1;
        any |= price[i] > 0;
    }
    int n = any ? PRICE_SETS : 1; /* they are all the same */

    for (int set = 0; set < n; set++)
        fill(&sets[set], level, price, times[set]);
    for (int halved = 0; any && halved < HALVED && is_dear(bounds, &sets[n - 1], levels);
         halved++) {
        often /= 2;
        n = PRICE_SETS - 1; /* the lowest would tell nothing */
        for (int set = 0; set < n; set++)
            fill(&sets[set], level, price, often * times[set + 1]);
    }
    while (n > 0 && is_lost(bounds, &sets[n - 1], levels))
        n--;
    return n;
}
