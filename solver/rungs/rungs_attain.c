/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_attain.c - what a level can come to.
 *
 * Work is missed in whole pieces of a few prices: where the least are five and seven, nothing comes
 * to eight or nine.  So a bound of eight is one of ten, and need not be asked for twice.
 */
#include "solver/rungs/rungs_step.h"

enum { MOST = 1 << 12 /* of a level: what comes to more, as money does, comes to anything */ };

/* By price: does a column have it?  False: not every column comes in whole pieces. */
static bool prices_look(const struct climb *climb, int level, bool *prices)
{
    for (int j = 0; j < climb->model.mip.n_columns; j++) {
        int64_t cost = climb->model.columns[j].cost[level];
        if (cost < 0 || (cost > 0 && !climb->model.mip.columns[j].whole))
            return false;
        if (cost <= MOST)
            prices[cost] = true;
    }
    return true;
}

/* Some prices, each as often as wanted, come to it. */
static bool comes_to(const bool *sums, const bool *prices, int64_t sum)
{
    for (int64_t price = 1; price <= sum; price++)
        if (prices[price] && sums[sum - price])
            return true;
    return sum == 0;
}

int64_t step_attains(const struct step *step, int64_t bound)
{
    const struct climb *climb = step->climb;
    int level = climb->ask->levels[step->at];
    int64_t constant = climb->model.constant[level], value = step->value[step->at];
    bool prices[MOST + 1] = {false}, sums[MOST + 1];

    if (bound <= constant || bound >= value || value - constant > MOST ||
        !prices_look(climb, level, prices))
        return bound;
    for (int64_t sum = 0; sum < value - constant; sum++) {
        sums[sum] = comes_to(sums, prices, sum);
        if (sums[sum] && sum >= bound - constant)
            return sum + constant;
    }
    return value;
}
