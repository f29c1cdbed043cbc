/* SPDX-License-Identifier: GPL-3.0-or-later
 * The bound of prices in whole numbers: each price times 2^SHIFT, rounded, and
 * everything from there on exact. */
#include "solver/dual/dual_week.h"

#include <math.h>
#include <stdlib.h>

__extension__ typedef __int128 wide;

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

/* A person's cheapest chain.  least[k]: of chains that end before link k; own[k]: with it. */
static wide walk(const struct dual *dual, const wide *cost, int person, wide *least, wide *own)
{
    int begin = dual->chain_first[person], end = dual->chain_first[person + 1];
    wide best = 0;

    for (int k = begin; k < end; k++) {
        least[k] = best;
        own[k] = least[dual->before[k]];
        for (int i = dual->also_first[k]; i < dual->also_first[k + 1]; i++)
            if (own[dual->also[i]] < own[k])
                own[k] = own[dual->also[i]];
        own[k] += cost[dual->link_column[k]];
        best = own[k] < best ? own[k] : best;
    }
    return best;
}

/* The cheapest week.  Its table holds whole numbers below 2^53: costs are rounded down for
 * it.  False: they are too large. */
static bool walk_week(const struct dual *dual, const wide *cost, int person, wide *least)
{
    enum { LESS = 10 };
    const double most = 9007199254740992.0;
    double sum = 0;
    int n;

    if (!dual->week)
        return false;
    for (int k = dual->chain_first[person]; k < dual->chain_first[person + 1]; k++) {
        int column = dual->link_column[k];
        wide less = (wide)1 << LESS;
        wide whole = cost[column] / less - (cost[column] < 0 && cost[column] % less);

        sum += whole < 0 ? -(double)whole : 0;
        dual->week->cost[column] = (double)whole;
    }
    if (sum >= most)
        return false;
    *least = (wide)dual_week_walk(dual, person, GRID_FINE, &n) * ((wide)1 << LESS);
    return true;
}

/* Whoever leaves out one choice of a week has a week left. */
static void tell_never(const struct dual *dual, const wide *cost, wide sum, int64_t most,
                       bool *never)
{
    const struct mip *mip = &dual->model->mip;

    for (int j = 0; j < mip->n_columns; j++)
        never[j] = dual->model->columns[j].kind == 'x' && mip->columns[j].low == 0 && cost[j] > 0 &&
                   sum + cost[j] > (wide)most * ((wide)1 << SHIFT);
}

bool dual_prove(const struct dual *dual, int64_t *bound, int64_t most, bool *never)
{
    const struct mip *mip = &dual->model->mip;
    size_t n_columns = (size_t)mip->n_columns + 1;
    int64_t *price = calloc((size_t)mip->n_rows + 1, sizeof *price);
    wide *room = calloc(3 * n_columns, sizeof *room), sum = 0;
    bool fine = price && room && dual_prices(dual, price) && pay(dual, price, room, &sum);

    for (int p = 0; fine && p < dual->model->lookup->problem->n_people; p++) {
        /* A week whose days have too many ways may come out below the chain that it is. */
        wide least = walk(dual, room, p, room + n_columns, room + 2 * n_columns), whole;

        if (walk_week(dual, room, p, &whole) && whole > least)
            least = whole;
        fine = !__builtin_add_overflow(sum, least, &sum);
    }
    if (fine && never)
        tell_never(dual, room, sum, most, never);
    free(price);
    free(room);
    if (!fine)
        return false;
    wide unit = (wide)1 << SHIFT, whole = sum / unit;

    whole += sum % unit > 0; /* division is towards nothing */
    *bound = (int64_t)whole;
    return whole > INT64_MIN / 4 && whole < INT64_MAX / 4;
}
