/* SPDX-License-Identifier: GPL-3.0-or-later
 * The bound of prices in whole numbers: each price times 2^SHIFT, rounded, and
 * everything from there on exact. */
#include "solver/dual/dual_never.h"

#include <math.h>
#include <stdlib.h>

enum { SHIFT = DUAL_SHIFT };

static bool add_product(wide *sum, wide a, wide b)
{
    wide product;

    return !__builtin_mul_overflow(a, b, &product) && !__builtin_add_overflow(*sum, product, sum);
}

bool dual_prices(const struct dual *dual, int64_t *price)
{
    const struct mip *mip = &dual->model->mip;

    for (int i = 0; i < mip->n_rows; i++) {
        double scaled = ldexp(dual->best[i], SHIFT);

        if (!isfinite(scaled) || fabs(scaled) > 4e18)
            return false;
        price[i] = llround(scaled);
        if ((price[i] > 0 && mip->rows[i].low == -MIP_FREE) ||
            (price[i] < 0 && mip->rows[i].high == MIP_FREE))
            price[i] = 0;
    }
    return true;
}

/* Rows and columns that are no choices; leaves what choices still cost in cost[]. */
static bool pay(const struct dual *dual, const int64_t *price, wide *cost, wide *sum)
{
    const struct mip *mip = &dual->model->mip;
    bool fine = true;

    for (int i = 0; fine && i < mip->n_rows; i++)
        if (price[i])
            fine = add_product(sum, price[i], price[i] > 0 ? mip->rows[i].low : mip->rows[i].high);
    for (int j = 0; fine && j < mip->n_columns; j++) {
        cost[j] = 0;
        fine = add_product(&cost[j], mip->columns[j].cost, (wide)1 << SHIFT);
        for (int k = dual->first[j]; fine && k < dual->first[j + 1]; k++)
            fine = add_product(&cost[j], -(wide)price[dual->rows[k]], dual->factors[k]);
        if (dual->model->columns[j].kind != 'x')
            fine = fine && add_product(sum, cost[j],
                                       cost[j] < 0 ? mip->columns[j].high : mip->columns[j].low);
    }
    return fine;
}

/* The cheapest week of those whose costs are known; a week whose days have too many ways may come
 * out below the chain that it is. */
static wide least_week(const struct never *never, int person)
{
    wide chain = never_chain(never, person), week;
    int n;

    if (!never_costs(never, person))
        return chain;
    week = (wide)dual_week_walk(never->dual, never->dual->week->scratch, person, GRID_FINE, &n) *
           ((wide)1 << WEEK_SHIFT);
    return week > chain ? week : chain;
}

/* Whoever leaves out one choice of a week has a week left. */
static void tell_dear(const struct never *never, wide room)
{
    const struct model *model = never->dual->model;

    for (int j = 0; j < model->mip.n_columns; j++)
        never->out[j] = model->columns[j].kind == 'x' && model->mip.columns[j].low == 0 &&
                        never->cost[j] > 0 && never->cost[j] > room;
}

/* Whoever makes a choice has a week with it in place of their cheapest.  Of large problems only
 * what is too dear by itself is told: search finds less among fewer choices there. */
static void tell_never(const struct never *never, const wide *cheapest, wide sum, int64_t most)
{
    enum { LARGE_OFFERS = 10000 };
    const struct problem *problem = never->dual->model->lookup->problem;
    wide room = (wide)most * ((wide)1 << SHIFT) - sum;

    if (problem->n_offers > LARGE_OFFERS) {
        tell_dear(never, room);
        return;
    }
    for (int p = 0; p < problem->n_people; p++) {
        (void)never_chain(never, p);
        never_tell(never, p, cheapest[p] + room);
    }
}

/* NOLINTNEXTLINE(readability-non-const-parameter): what is never chosen is noted through it. */
bool dual_prove(const struct dual *dual, int64_t *bound, int64_t most, bool *never)
{
    const struct mip *mip = &dual->model->mip;
    int n_people = dual->model->lookup->problem->n_people;
    size_t n_columns = (size_t)mip->n_columns + 1;
    int64_t *price = calloc((size_t)mip->n_rows + 1, sizeof *price);
    wide *room = calloc(4 * n_columns, sizeof *room), sum = 0;
    wide *cheapest = calloc((size_t)n_people + 1, sizeof *cheapest);
    bool fine =
        price && room && cheapest && dual_prices(dual, price) && pay(dual, price, room, &sum);
    struct never all = {
        dual, room, never, room + n_columns, room + 2 * n_columns, room + 3 * n_columns};

    for (int p = 0; fine && p < n_people; p++) {
        cheapest[p] = least_week(&all, p);
        fine = !__builtin_add_overflow(sum, cheapest[p], &sum);
    }
    if (fine && never)
        tell_never(&all, cheapest, sum, most);
    free(price);
    free(room);
    free(cheapest);
    if (!fine)
        return false;
    wide unit = (wide)1 << SHIFT, whole = sum / unit;

    whole += sum % unit > 0; /* division is towards nothing */
    *bound = (int64_t)whole;
    return whole > INT64_MIN / 4 && whole < INT64_MAX / 4;
}
