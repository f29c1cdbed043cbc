/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_order.c - in which order the rungs beyond the first are proven.
 *
 * What was found ahead of the proofs says where the rungs are.  Each is proven with as many told as
 * it tells; then stretches without a new one are, with as many told as they reach: what that cannot
 * better, fewer cannot.  Then what is left.
 */
#include "solver/rungs/rungs_order.h"

#include <string.h>

/* Of the work: for rungs still to come, for bounds with the most told. */
enum { KEPT_SHARE = 3, MOST_SHARE = 12 };

static int compare(const struct order *order, int n, int other)
{
    return step_compare(order->climb, order->steps[n].value, order->steps[other].value);
}

static bool is_new(const struct order *order, int n)
{
    return n > order->first && compare(order, n, n - 1) < 0;
}

static bool is_open(const struct order *order, int n)
{
    return order->tries[n] < ORDER_TRIES && !step_proven(&order->steps[n]);
}

/* Tried so often, and by nobody now. */
static bool is_due(const struct order *order, int n, int tries)
{
    return order->tries[n] == tries && n != order->busy && !step_proven(&order->steps[n]);
}

static int next_from_top(const struct order *order, int tries)
{
    for (int n = order->most; n > order->first; n--)
        if (is_due(order, n, tries))
            return n;
    return -1;
}

/* New ones, as few told as can be first; then the others, as many told as a stretch reaches first.
 */
static int next_new(const struct order *order, int tries)
{
    for (int n = order->first + 1; n <= order->most; n++)
        if (is_new(order, n) && is_due(order, n, tries))
            return n;
    return next_from_top(order, tries);
}

int order_next(const struct order *order)
{
    int next = -1;

    for (int n = order->first + 1; n <= order->most; n++)
        if (!order->looked[n])
            return n;
    for (int tries = 0; tries < ORDER_TRIES && next < 0; tries++)
        next = order->from_top ? next_from_top(order, tries) : next_new(order, tries);
    return next;
}

/* Could the most told better the plan of so many?  Bounds alone are asked, no plans. */
static void ask_most(struct order *order, int n)
{
    struct step most = {.climb = order->climb, .n = order->most};

    order->asked_most = true;
    memcpy(most.value, order->steps[n].value, sizeof most.value);
    for (most.at = 0; most.at < order->climb->ask->n_levels; most.at++)
        if (step_bound(&most, MOST_SHARE) < most.value[most.at])
            return;
}

bool order_goes_on(const struct order *order, int n)
{
    for (int i = order->first + 1; i <= order->most; i++)
        if (i != n && is_new(order, i) && is_open(order, i))
            return true;
    return false;
}

/* A plan that tells so many, or fewer, is one of those who tell more. */
static void hand_on(const struct order *order, int from)
{
    const struct step *step = &order->steps[from];

    for (int n = order->first + 1; n <= order->most; n++)
        if (n != from && step_told(order->climb, step->plan) <= n && compare(order, n, from) > 0)
            step_take_over(&order->steps[n], step);
}

/* Bounds of as few told, or more, hold where the levels before are what they were. */
static void take_bounds(struct step *step, const struct step *from)
{
    for (int i = 0; i < step->climb->ask->n_levels; i++) {
        if (from->bound[i] > step->bound[i])
            step->bound[i] = from->bound[i];
        if (step->value[i] != from->value[i])
            break;
    }
}

static void hand_back(const struct order *order, int from)
{
    for (int n = from - 1; n > order->first; n--)
        take_bounds(&order->steps[n], &order->steps[from]);
}

/* Guesses alone. */
static void step_look(struct step *step)
{
    int64_t before[LEVELS];

    for (step->at = 0; step->at < step->climb->ask->n_levels; step->at++) {
        memcpy(before, step->value, sizeof before);
        step_guess(step);
        step_forget(step, before);
    }
}

bool order_looks(const struct order *order, int n)
{
    return !order->looked[n] && n > order->first + 1; /* one more than must be is soon done */
}

static void tell_new(const struct order *order, int n)
{
    if (is_new(order, n) && !order->silent)
        step_tell(&order->steps[n]);
}

bool order_climb(struct order *order, int n, bool goes_on)
{
    struct climb *climb = order->climb;
    struct step *step = &order->steps[n];
    int64_t kept = 0;

    step->ahead = order_looks(order, n);
    step->sums = is_new(order, n); /* stretches without one hardly close so */
    order->looked[n] = true;
    if (step->ahead && !order->asked_most && !is_new(order, n))
        ask_most(order, n);
    if (n > order->first + 1 && (step->ahead || goes_on))
        kept = climb->work / KEPT_SHARE;
    climb->work -= kept;
    if (step->ahead && order->cut)
        step_look(step);
    else
        step_climb(step);
    order->cut = order->cut || (step->ahead && climb->cut);
    bool fine = true;
    if (!step->ahead && !step_proven(step) && n == climb->n_anyway + 1)
        fine = step_each(step);
    climb->work += kept;
    hand_on(order, n);
    hand_back(order, n);
    tell_new(order, n);
    return fine;
}

void order_learn(struct order *order, const struct step *of)
{
    struct step *step = &order->steps[of->n];

    if (step_compare(order->climb, of->value, step->value) < 0)
        step_take_over(step, of);
    take_bounds(step, of);
    hand_on(order, of->n);
    hand_back(order, of->n);
    tell_new(order, of->n);
}
