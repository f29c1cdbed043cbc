/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/dual/dual_week.h"

#include <math.h>
#include <string.h>

bool dual_week_fits(const struct dual *dual, int person, int last)
{
    const struct dual_week *week = dual->week;
    const struct dual_sack *sack = &week->sacks[person];
    int amount = 0, d = week->day_first[person + 1] - 1;
    uint64_t left = UINT64_MAX;

    for (int k = last; k >= 0; k = dual->previous[k]) {
        for (; k < week->days[d].first; d--)
            left = UINT64_MAX;
        left &= week->allowed[k];
        amount += week->weight[week->grid][k];
        if (!left || amount > sack->room[week->grid])
            return false;
    }
    return true;
}

/* One day of one person, with one option. */
struct stage {
    const struct dual *dual;
    const double *cost;
    const int *weight;
    size_t width; /* amounts: 0 .. room */
    int begin;    /* the day's first link */
};

/* Chains that end with this link, by how much they may weigh. */
static void fill_own(const struct stage *stage, int link, double *own)
{
    const struct dual *dual = stage->dual;
    const struct dual_week *week = dual->week;
    size_t weight = (size_t)stage->weight[link], width = stage->width;
    double cost = stage->cost[dual->link_column[link]];
    int from = dual->before[link] > stage->begin ? week->rank[dual->before[link]] : 0;
    const double *before = week->rows + (size_t)from * width;

    for (size_t m = 0; m < weight; m++)
        own[m] = INFINITY;
    for (size_t m = weight; m < width; m++)
        own[m] = before[m - weight] + cost;
    for (int i = dual->also_first[link]; i < dual->also_first[link + 1]; i++) {
        int early = dual->also[i];

        if (early < stage->begin || week->rank[early] == week->rank[early + 1])
            continue;
        const double *other = week->own + (size_t)week->rank[early] * width;

        for (size_t m = weight; m < width; m++) {
            double sum = other[m - weight] + cost;

            own[m] = sum < own[m] ? sum : own[m];
        }
    }
}

static bool in_use(const struct stage *stage, int link)
{
    return stage->cost[stage->dual->link_column[link]] < 0 &&
           stage->weight[link] < (int)stage->width;
}

/* The first link that the options do not agree about. */
static int first_difference(const struct stage *stage, const struct dual_day *day, int a, int b)
{
    const uint64_t *allowed = stage->dual->week->allowed;
    int k = day->first;

    while (k < day->end && (((allowed[k] >> a ^ allowed[k] >> b) & 1) == 0 || !in_use(stage, k)))
        k++;
    return k;
}

/* All links of the day that the option allows, from this one on; rows[0] is what was
 * before the day.  How many. */
static int fill_day(const struct stage *stage, const struct dual_day *day, int option, int from)
{
    struct dual_week *week = stage->dual->week;
    size_t width = stage->width;
    int n = from > day->first ? week->rank[from] : 0;

    for (int k = from; k < day->end; k++) {
        week->rank[k] = n;
        week->rank[k + 1] = n;
        if (!(week->allowed[k] >> option & 1) || !in_use(stage, k))
            continue;
        double *row = week->rows + (size_t)n * width, *own = week->own + (size_t)n * width;

        fill_own(stage, k, own);
        for (size_t m = 0; m < width; m++)
            row[m + width] = own[m] < row[m] ? own[m] : row[m];
        week->links[n++] = k;
        week->rank[k + 1] = n;
        week->n_cells += (int64_t)width;
    }
    return n;
}

/* Options of the day in which, at these costs, no more is allowed than in another one. */
static uint64_t useless(const struct stage *stage, const struct dual_day *day)
{
    const struct dual_week *week = stage->dual->week;
    uint64_t within[64], found = 0;

    for (int i = 0; i < day->n_options; i++)
        within[i] = UINT64_MAX;
    for (int k = day->first; k < day->end; k++) {
        uint64_t mask = week->allowed[k];

        if (stage->cost[stage->dual->link_column[k]] >= 0)
            continue;
        for (int i = 0; i < day->n_options; i++)
            if (mask >> i & 1)
                within[i] &= mask;
    }
    for (int i = 0; i < day->n_options; i++)
        for (int other = 0; other < day->n_options; other++)
            if (other != i && within[i] >> other & 1 && (!(within[other] >> i & 1) || other < i))
                found |= UINT64_C(1) << i;
    return found;
}

static void walk_day(const struct stage *stage, int day, int number)
{
    struct dual_week *week = stage->dual->week;
    size_t width = stage->width;
    const double *before = week->tables + (size_t)number * width;
    double *after = week->tables + (size_t)(number + 1) * width;
    short *pick = week->pick + (size_t)number * width;
    uint64_t skip = useless(stage, &week->days[day]);

    memcpy(after, before, width * sizeof *after);
    memcpy(week->rows, before, width * sizeof *before);
    for (size_t m = 0; m < width; m++)
        pick[m] = -1;
    for (int option = 0, other = -1; option < week->days[day].n_options; option++) {
        if (skip >> option & 1)
            continue;
        const struct dual_day *here = &week->days[day];
        int from = other < 0 ? here->first : first_difference(stage, here, other, option);
        const double *last = week->rows + (size_t)fill_day(stage, here, option, from) * width;

        other = option;

        for (size_t m = 0; m < width; m++) {
            if (last[m] >= after[m])
                continue;
            after[m] = last[m];
            pick[m] = (short)option;
        }
    }
}

/* What came right before this link in the cheapest chain; -1: the table says. */
static int step_back(const struct stage *stage, int link, size_t *m, int *rank)
{
    const struct dual *dual = stage->dual;
    const struct dual_week *week = dual->week;
    double own = week->own[(size_t)week->rank[link] * stage->width + *m];
    double cost = stage->cost[dual->link_column[link]];

    *m -= (size_t)stage->weight[link];
    *rank = dual->before[link] > stage->begin ? week->rank[dual->before[link]] : 0;
    if (week->rows[(size_t)*rank * stage->width + *m] + cost == own)
        return -1;
    for (int i = dual->also_first[link]; i < dual->also_first[link + 1]; i++) {
        int early = dual->also[i];

        if (early >= stage->begin && week->rank[early] != week->rank[early + 1] &&
            week->own[(size_t)week->rank[early] * stage->width + *m] + cost == own)
            return early;
    }
    return -1;
}

/* The day's links of the cheapest chain of at most m; m: what is left for the days before. */
static int trace_day(const struct stage *stage, int day, int number, size_t *m, int *taken)
{
    struct dual_week *week = stage->dual->week;
    size_t width = stage->width;
    int option = week->pick[(size_t)number * width + *m], n = 0;

    if (option < 0)
        return 0;
    memcpy(week->rows, week->tables + (size_t)number * width, width * sizeof *week->rows);
    for (int rank = fill_day(stage, &week->days[day], option, week->days[day].first); rank > 0;) {
        const double *here = week->rows + (size_t)rank * width + *m;

        if (*(here - width) == *here) {
            rank--;
            continue;
        }
        for (int link = week->links[rank - 1]; link >= 0;) {
            taken[n++] = link;
            link = step_back(stage, link, m, &rank);
        }
    }
    return n;
}

double dual_week_walk(const struct dual *dual, int person, enum dual_grid grid, int *n)
{
    struct dual_week *week = dual->week;
    int first = week->day_first[person], n_days = week->day_first[person + 1] - first;
    struct stage stage = {dual, week->cost, week->weight[grid],
                          (size_t)week->sacks[person].room[grid] + 1, 0};
    size_t m = stage.width - 1;

    memset(week->tables, 0, stage.width * sizeof *week->tables);
    for (int i = 0; i < n_days; i++) {
        stage.begin = week->days[first + i].first;
        walk_day(&stage, first + i, i);
    }
    double least = week->tables[(size_t)n_days * stage.width + m];

    *n = 0;
    for (int i = n_days - 1; i >= 0; i--) {
        stage.begin = week->days[first + i].first;
        *n += trace_day(&stage, first + i, i, &m, week->taken + *n);
    }
    return least;
}
