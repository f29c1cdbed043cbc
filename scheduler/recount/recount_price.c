/* SPDX-License-Identifier: GPL-3.0-or-later
 * A split with prices: one unit of its own level counts `unit`, one of an earlier level its price.
 *
 * Each part's claim is about the sum of these, whatever the other parts do, and no plan costs
 * less in it than all parts' bounds come to.  Earlier levels take at most price times cap of that:
 * the rest is the level's own. */
#include "scheduler/recount/recount_part.h"

#define MOST (INT64_MAX / 8)

static int64_t shortened(wide sum)
{
    return sum > MOST ? MOST : sum < -MOST ? -MOST : (int64_t)sum;
}

bool price_set(struct recounting *r, int level, int64_t price)
{
    if (r->n_parts == 0 || level > r->split_level || r->recount->n_claims != r->first_claim)
        return false;
    r->price[level] = price;
    return true;
}

/* Of claims about the split's own level. */
bool price_any(const struct recounting *r, int level)
{
    return level == r->split_level && r->price[level] > 0;
}

int64_t price_cost(const struct recounting *r, const struct column *column, int level)
{
    wide sum = 0;

    if (!price_any(r, level))
        return fact_cost(r, column, level);
    for (int k = 0; k <= level; k++)
        sum += (wide)r->price[k] * fact_cost(r, column, k);
    return shortened(sum);
}

int64_t price_settled(const struct recounting *r, int level)
{
    wide sum = 0;

    if (!price_any(r, level))
        return fact_settled(r, level);
    for (int k = 0; k <= level; k++)
        sum += r->price[k] ? (wide)r->price[k] * fact_settled(r, k) : 0;
    return shortened(sum);
}

int64_t price_cap(const struct recounting *r, int level)
{
    wide sum = 0;

    if (!price_any(r, level))
        return r->recount->levels[level].cap;
    for (int k = 0; k <= level; k++)
        sum += (wide)r->price[k] * r->recount->levels[k].cap;
    return shortened(sum);
}

int64_t price_bound(const struct recounting *r, wide sum)
{
    int level = r->split_level;

    if (!price_any(r, level))
        return shortened(sum);
    for (int k = 0; k < level; k++)
        sum -= (wide)r->price[k] * r->recount->levels[k].cap;
    return sum > 0 ? shortened((sum - 1) / r->price[level] + 1) : 0;
}
