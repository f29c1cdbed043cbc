/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_order.c - in which order the rungs beyond the first are proven.
 *
 * What was found ahead of the proofs says where the rungs are.  Each is proven with as many told as
 * it tells; then stretches without a new one are, with as many told as they reach: what that cannot
 * better, fewer cannot.  Then what is left.
 */
#include "solver/rungs/rungs_step.h"

#include <string.h>

/* Of the work: for rungs still to come, for the end, for bounds with the most told. */
enum { KEPT_SHARE = 3, TIDY_SHARE = 8, MOST_SHARE = 12 };

struct order {
    struct climb *climb;
    struct step *steps; /* by people told: first .. most */
    int first, most;
    bool looked[RUNGS_MOST], tried[RUNGS_MOST], asked_most;
    bool cut; /* a relaxation was not done: those of more told would not be, either */
};

static int compare(const struct order *order, int n, int other)
{
    return step_compare(order->climb, order->steps[n].value, order->steps[other].value);
}

static bool is_new(const struct order *order, int n)
{
    return n > order->first && compare(order, n, n - 1) < 0;
}

/* The most told of those that are not new, not tried and not proven; -1: none. */
static int next_top(const struct order *order)
{
    for (int n = order->most; n > order->first; n--)
        if (!is_new(order, n) && !order->tried[n] && !step_proven(&order->steps[n]))
            return n;
    return -1;
}

/* All are looked at without a tree; then new ones are proven, as few told as can be first; then the
 * others, as many told as a stretch reaches first.  -1: all are proven, or were tried. */
static int next(const struct order *order)
{
    for (int n = order->first + 1; n <= order->most; n++)
        if (!order->looked[n])
            return n;
    for (int n = order->first + 1; n <= order->most; n++)
        if (is_new(order, n) && !order->tried[n] && !step_proven(&order->steps[n]))
            return n;
    return next_top(order);
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

static int still_to_come(const struct order *order)
{
    int n = 0;

    for (int i = order->first + 1; i <= order->most; i++)
        n += !order->tried[i] && is_new(order, i) && !step_proven(&order->steps[i]);
    return n;
}

/* A plan that tells so many, or fewer, is one of those who tell more. */
static void hand_on(const struct order *order, int from)
{
    const struct step *step = &order->steps[from];

    for (int n = order->first + 1; n <= order->most; n++)
        if (n != from && step_told(order->climb, step->plan) <= n && compare(order, n, from) > 0)
            step_take_over(&order->steps[n], step);
}

/* A bound with more told is one with fewer, where the levels before are what they were. */
static void hand_back(const struct order *order, int from)
{
    const struct step *more = &order->steps[from];

    for (int n = from - 1; n > order->first; n--) {
        struct step *step = &order->steps[n];
        for (int i = 0; i < order->climb->ask->n_levels; i++) {
            if (more->bound[i] > step->bound[i])
                step->bound[i] = more->bound[i];
            if (step->value[i] != more->value[i])
                break;
        }
    }
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

static bool climb_next(struct order *order, int n)
{
    struct climb *climb = order->climb;
    struct step *step = &order->steps[n];
    int64_t kept = 0;

    step->ahead =
        !order->looked[n] && n > order->first + 1; /* one more than must be is soon done */
    order->tried[n] = !step->ahead;
    step->sums = is_new(order, n); /* stretches without one hardly close so */
    order->looked[n] = true;
    if (step->ahead && !order->asked_most && !is_new(order, n))
        ask_most(order, n);
    if (n > order->first + 1 && (step->ahead || still_to_come(order)))
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
    if (is_new(order, n))
        step_tell(step);
    return fine;
}

bool climb_others(struct step *steps, int first)
{
    struct order order = {.climb = steps[first].climb,
                          .steps = steps,
                          .first = first,
                          .most = steps[first].climb->ask->most};
    int64_t kept = order.climb->work / TIDY_SHARE;
    bool fine = true;

    order.climb->work -= kept;
    for (int n = next(&order); n >= 0 && fine && order.climb->work > 0; n = next(&order))
        fine = climb_next(&order, n);
    order.climb->work += kept;
    return fine;
}
