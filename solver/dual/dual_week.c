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
static void take_all(const struct dual *dual)
{
    struct dual_week *week = dual->week;
    struct dual_way *way = &week->ways[week->n_ways - 1];

    *way = (struct dual_way){.cost = week->tails.whole, .link = -1, .from = -1};
    week->front[0] = week->n_ways - 1;
    week->n_front = 1;
}

/* The cheapest of each weight, where that is cheaper than all that weigh less.  How many. */
static int list_sums(const struct dual_week *week, size_t width, struct dual_sum *to)
{
    double least = INFINITY;
    int n = 0;

    for (size_t m = 0; m < width; m++) {
        if (week->cost_at[m] >= least)
            continue;
        least = week->cost_at[m];
        to[n++] = (struct dual_sum){least, (int)m, week->way_at[m], week->from_at[m]};
    }
    return n;
}

/* The days so far and another one, of which front[] is known.  from, to: their sums. */
static int add_day(struct dual_week *week, size_t width, const struct dual_sum *from, int n,
                   struct dual_sum *to)
{
    for (size_t m = 0; m < width; m++)
        week->cost_at[m] = INFINITY;
    for (int i = 0; i < n; i++) {
        for (int k = 0; k < week->n_front; k++) {
            const struct dual_way *way = &week->ways[week->front[k]];
            size_t m = (size_t)from[i].weight + (size_t)way->weight;

            if (m >= width || from[i].cost + way->cost >= week->cost_at[m])
                continue;
            week->cost_at[m] = from[i].cost + way->cost;
            week->way_at[m] = week->front[k];
            week->from_at[m] = i;
        }
    }
    week->n_cells += (int64_t)n * week->n_front * 4 + (int64_t)width;
    return list_sums(week, width, to);
}

static int trace(const struct dual_week *week, size_t width, int n_days, int last)
{
    int n = 0;

    for (int day = n_days; day > 0; day--) {
        const struct dual_sum *sum = &week->sums[(size_t)day * width + (size_t)last];

        for (int way = sum->way; way >= 0 && week->ways[way].link >= 0; way = week->ways[way].from)
            week->taken[n++] = week->ways[way].link;
        last = sum->from;
    }
    return n;
}

double dual_week_walk(const struct dual *dual, int person, enum dual_grid grid, int *n)
{
    struct dual_week *week = dual->week;
    int first = week->day_first[person], n_days = week->day_first[person + 1] - first, n_sums = 1;
    size_t width = (size_t)week->sacks[person].room[grid] + 1;

    week->n_ways = 0;
    week->sums[0] = (struct dual_sum){.way = -1, .from = -1};
    for (int i = 0; i < n_days; i++) {
        struct dual_sum *sums = week->sums + (size_t)i * width;

        if (!dual_day_walk(dual, person, first + i, grid))
            take_all(dual);
        n_sums = add_day(week, width, sums, n_sums, sums + width);
    }
    *n = trace(week, width, n_days, n_sums - 1);
    return week->sums[(size_t)n_days * width + (size_t)n_sums - 1].cost;
}
