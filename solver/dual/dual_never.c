/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/dual/dual_never.h"

/* Sums of costs below MOST_SUM, and a choice that costs PAID less, are whole numbers below 2^53. */
static const double most_sum = 1125899906842624.0, paid = 4503599627370496.0;

wide never_chain(const struct never *never, int person)
{
    const struct dual *dual = never->dual;
    wide best = 0;

    for (int k = dual->chain_first[person]; k < dual->chain_first[person + 1]; k++) {
        never->least[k] = best;
        never->own[k] = never->least[dual->before[k]];
        for (int i = dual->also_first[k]; i < dual->also_first[k + 1]; i++)
            if (never->own[dual->also[i]] < never->own[k])
                never->own[k] = never->own[dual->also[i]];
        never->own[k] += never->cost[dual->link_column[k]];
        best = never->own[k] < best ? never->own[k] : best;
    }
    return best;
}

/* after[k]: the cheapest of what may follow link k. */
static void chain_back(const struct never *never, int person)
{
    const struct dual *dual = never->dual;
    int begin = dual->chain_first[person], end = dual->chain_first[person + 1];
    wide *after = never->after;

    for (int k = begin; k < end; k++)
        after[k] = 0;
    for (int k = end - 1; k >= begin; k--) {
        wide from = after[k] + never->cost[dual->link_column[k]];

        for (int i = begin; i < dual->before[k]; i++)
            after[i] = from < after[i] ? from : after[i];
        for (int i = dual->also_first[k]; i < dual->also_first[k + 1]; i++)
            after[dual->also[i]] = from < after[dual->also[i]] ? from : after[dual->also[i]];
    }
}

bool never_costs(const struct never *never, int person)
{
    const struct dual *dual = never->dual;
    double sum = 0;

    if (!dual->week)
        return false;
    for (int k = dual->chain_first[person]; k < dual->chain_first[person + 1]; k++) {
        wide less = (wide)1 << WEEK_SHIFT, cost = never->cost[dual->link_column[k]];
        wide whole = cost / less - (cost < 0 && cost % less);

        sum += whole < 0 ? -(double)whole : (double)whole;
        dual->week->cost[k] = (double)whole;
    }
    return sum < most_sum;
}

/* Is the cheapest week with this link above that? */
static bool week_above(const struct never *never, int person, int link, wide most)
{
    double *cost = &never->dual->week->cost[link], was = *cost;
    int n;

    *cost = was - paid;
    double least =
        dual_week_walk(never->dual, never->dual->week->scratch, person, GRID_FINE, &n) + paid;

    *cost = was;
    return (wide)least * ((wide)1 << WEEK_SHIFT) > most;
}

void never_tell(const struct never *never, int person, wide most)
{
    const struct dual *dual = never->dual;
    bool weeks = never_costs(never, person);

    chain_back(never, person);
    for (int k = dual->chain_first[person]; k < dual->chain_first[person + 1]; k++) {
        int column = dual->link_column[k];

        if (dual->model->mip.columns[column].low > 0)
            continue;
        never->out[column] =
            never->own[k] + never->after[k] > most || (weeks && week_above(never, person, k, most));
    }
}
