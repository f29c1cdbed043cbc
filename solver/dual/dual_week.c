/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/dual/dual_week.h"

#include <math.h>
#include <string.h>

static bool day_fits(const struct dual_day *day, const int *load, uint64_t left)
{
    for (int i = 0; i < day->n_rows; i++)
        if (load[i] > day->room[i])
            return false;
    return left;
}

bool dual_week_fits(const struct dual *dual, int person, int last)
{
    const struct dual_week *week = dual->week;
    const struct dual_sack *sack = &week->sacks[person];
    int amount = 0, d = week->day_first[person + 1] - 1, load[DAY_ROWS] = {0};
    uint64_t left = UINT64_MAX;

    for (int k = last; k >= 0; k = dual->previous[k]) {
        for (; k < week->days[d].first; d--) {
            left = UINT64_MAX;
            memset(load, 0, sizeof load);
        }
        left &= week->allowed[k];
        for (int i = 0; i < DAY_ROWS; i++)
            load[i] += week->load[k][i];
        amount += week->weight[week->grid][k];
        if (!day_fits(&week->days[d], load, left) || amount > sack->room[week->grid])
            return false;
    }
    return true;
}

/* The day's cheapest chain of what does not overlap and fits into a row of its hours, for nothing:
 * no way of the day is cheaper. */
static void take_all(struct week_scratch *scratch)
{
    struct dual_way *way = &scratch->ways[scratch->n_ways - 1];

    *way = (struct dual_way){.cost = scratch->tails.whole, .link = -1, .from = -1};
    scratch->front[0] = scratch->n_ways - 1;
    scratch->n_front = 1;
}

/* The cheapest of each weight, where that is cheaper than all that weigh less.  How many. */
static int list_sums(const struct week_scratch *scratch, size_t width, struct dual_sum *to)
{
    double least = INFINITY;
    int n = 0;

    for (size_t m = 0; m < width; m++) {
        if (scratch->cost_at[m] >= least)
            continue;
        least = scratch->cost_at[m];
        to[n++] = (struct dual_sum){least, (int)m, scratch->way_at[m], scratch->from_at[m]};
    }
    return n;
}

/* The days so far and another one, of which front[] is known.  from, to: their sums. */
static int add_day(struct week_scratch *scratch, size_t width, const struct dual_sum *from, int n,
                   struct dual_sum *to)
{
    for (size_t m = 0; m < width; m++)
        scratch->cost_at[m] = INFINITY;
    for (int i = 0; i < n; i++) {
        for (int k = 0; k < scratch->n_front; k++) {
            const struct dual_way *way = &scratch->ways[scratch->front[k]];
            size_t m = (size_t)from[i].weight + (size_t)way->weight;

            if (m >= width || from[i].cost + way->cost >= scratch->cost_at[m])
                continue;
            scratch->cost_at[m] = from[i].cost + way->cost;
            scratch->way_at[m] = scratch->front[k];
            scratch->from_at[m] = i;
        }
    }
    scratch->n_cells += (int64_t)n * scratch->n_front * 4 + (int64_t)width;
    return list_sums(scratch, width, to);
}

static int trace(const struct week_scratch *scratch, size_t width, int n_days, int last)
{
    int n = 0;

    for (int day = n_days; day > 0; day--) {
        const struct dual_sum *sum = &scratch->sums[(size_t)day * width + (size_t)last];

        for (int way = sum->way; way >= 0 && scratch->ways[way].link >= 0;
             way = scratch->ways[way].from)
            scratch->taken[n++] = scratch->ways[way].link;
        last = sum->from;
    }
    return n;
}

double dual_week_walk(const struct dual *dual, struct week_scratch *scratch, int person,
                      enum dual_grid grid, int *n)
{
    const struct dual_week *week = dual->week;
    int first = week->day_first[person], n_days = week->day_first[person + 1] - first, n_sums = 1;
    size_t width = (size_t)week->sacks[person].room[grid] + 1;

    scratch->n_ways = 0;
    scratch->sums[0] = (struct dual_sum){.way = -1, .from = -1};
    for (int i = 0; i < n_days; i++) {
        struct dual_sum *sums = scratch->sums + (size_t)i * width;

        if (!dual_day_walk(dual, scratch, person, first + i, grid))
            take_all(scratch);
        n_sums = add_day(scratch, width, sums, n_sums, sums + width);
    }
    *n = trace(scratch, width, n_days, n_sums - 1);
    return scratch->sums[(size_t)n_days * width + (size_t)n_sums - 1].cost;
}
