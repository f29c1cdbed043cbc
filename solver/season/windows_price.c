/* SPDX-License-Identifier: GPL-3.0-or-later
 * A window with prices: what costs at an earlier level costs that much at the level itself.
 *
 * Weeks share the caps of earlier levels, and what one of them saves there another may
 * spend.  With one price for all of them no cap is needed: for any plan of the whole,
 *
 *   unit * level = sum over windows (unit * level + sum of price * earlier level)
 *                - sum of price * earlier level of the whole
 *               >= sum over windows of their least - sum of price * cap,
 *
 * and each window's least is a problem of its own, whatever the others do (Geoffrion 1974). */
#include "solver/season/windows.h"

#include <string.h>

struct pricing {
    struct window *window;
    const struct window_prices *prices;
    bool fits;
};

static void *copy(struct pricing *pricing, const void *from, int n, size_t size)
{
    void *list = pool_take(&pricing->window->pool, (size_t)n, size);

    if (list && n)
        memcpy(list, from, (size_t)n * size);
    return list;
}

/* An amount that costs at *level costs as much as this, there. */
static int64_t priced(struct pricing *pricing, int level, int64_t cost)
{
    int64_t product;

    if (__builtin_mul_overflow(cost, pricing->prices->of[level], &product) ||
        product > INT64_MAX / 4096)
        pricing->fits = false;
    return pricing->fits ? product : cost;
}

/* Does the level have a price, or is it the one that is looked at? */
static bool counts(const struct pricing *pricing, int level)
{
    return pricing->prices->of[level] > 0;
}

static void price_offers(struct pricing *pricing)
{
    struct problem *problem = &pricing->window->problem;
    struct offer *offers = copy(pricing, problem->offers, problem->n_offers, sizeof *offers);
    int level = pricing->prices->level;

    for (int i = 0; offers && i < problem->n_offers; i++) {
        struct offer *offer = &offers[i];
        int64_t sum = 0, drop = offer->drop_cost;

        for (int k = 0; k <= level; k++) {
            if (!offer->cost[k] || !counts(pricing, k))
                continue;
            sum += priced(pricing, k, offer->cost[k]);
            offer->cost[k] = 0;
        }
        if (drop && counts(pricing, offer->drop_level)) {
            drop = priced(pricing, offer->drop_level, drop);
            offer->drop_level = (int8_t)level;
        }
        pricing->fits = pricing->fits && sum <= INT32_MAX && drop <= INT32_MAX;
        if (!pricing->fits)
            return;
        offer->cost[level] += (int32_t)sum;
        offer->drop_cost = (int32_t)drop;
    }
    problem->offers = offers;
}

/* Of something that costs so much at one level. */
static void price_one(struct pricing *pricing, int *level, int64_t *cost)
{
    if (*cost == 0 || !counts(pricing, *level))
        return; /* hard, or at a level that is not looked at */
    *cost = priced(pricing, *level, *cost);
    *level = pricing->prices->level;
}

/* Loads at an earlier level are nobody's cost here, which only relaxes. */
static void price_groups(struct pricing *pricing)
{
    struct problem *problem = &pricing->window->problem;
    struct share_group *groups =
        copy(pricing, problem->share_groups, problem->n_share_groups, sizeof *groups);

    for (int i = 0; groups && i < problem->n_share_groups; i++) {
        if (groups[i].level < pricing->prices->level)
            groups[i].until_at = groups[i].from_at;
        else if (groups[i].level == pricing->prices->level)
            groups[i].cost = priced(pricing, groups[i].level, groups[i].cost);
    }
    problem->share_groups = groups;
}

#define PRICE_LIST(pricing, type, list, count, amount)                                    \
    do {                                                                                  \
        struct problem *priced_ = &(pricing)->window->problem;                            \
        struct type *copy_ = copy(pricing, priced_->list, priced_->count, sizeof *copy_); \
        for (int i_ = 0; copy_ && i_ < priced_->count && (pricing)->fits; i_++)           \
            price_one(pricing, &copy_[i_].level, &copy_[i_].amount);                      \
        priced_->list = copy_;                                                            \
    } while (0)

bool window_price(struct window *window, const struct window_prices *prices)
{
    struct pricing pricing = {window, prices, true};

    price_offers(&pricing);
    PRICE_LIST(&pricing, task, tasks, n_tasks, short_cost);
    PRICE_LIST(&pricing, mix, mixes, n_mixes, short_cost);
    PRICE_LIST(&pricing, bond, bonds, n_bonds, split_cost);
    PRICE_LIST(&pricing, quota, quotas, n_quotas, over_cost);
    PRICE_LIST(&pricing, repeat, repeats, n_repeats, over_cost);
    PRICE_LIST(&pricing, callout, callouts, n_callouts, cost);
    price_groups(&pricing);
    return pricing.fits && !window->pool.broken;
}
