/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_others.c - the rungs beyond the first: looked at, then proven two at a time.
 */
#include "solver/rungs/rungs_order.h"

enum { TIDY_SHARE = 8 /* of the work, for the end */ };

/* All but trees, and the first rung beyond the one that is there. */
static bool look(struct order *order)
{
    bool fine = true;

    for (int n = order_next(order); n >= 0 && fine && order->climb->work > 0 && !order->looked[n];
         n = order_next(order)) {
        order->tries[n] += !order_looks(order, n);
        fine = order_climb(order, n, order_goes_on(order, n));
    }
    return fine;
}

bool climb_others(struct step *steps, int first)
{
    struct order order = {.climb = steps[first].climb,
                          .steps = steps,
                          .first = first,
                          .most = steps[first].climb->ask->most};
    int64_t kept = order.climb->work / TIDY_SHARE;

    order.climb->work -= kept;
    bool fine = look(&order) && order_pair(&order);
    order.climb->work += kept;
    return fine;
}
