/* SPDX-License-Identifier: GPL-3.0-or-later
 * The days of people's weeks, and room to look at them. */
#include "solver/dual/dual_week.h"

enum { SPARE = 8, DAY_MIN = 24 * 60 };

/* Links by the day they start on; one that ends after midnight may count to the next. */
static void split_days(struct dual *dual)
{
    struct dual_week *week = dual->week;
    int n_people = dual->model->lookup->problem->n_people;

    for (int p = 0; p < n_people; p++) {
        int64_t last = INT64_MIN;

        for (int k = dual->chain_first[p]; k < dual->chain_first[p + 1]; k++) {
            int64_t date = dual_slot_of(dual, k)->starts_at / DAY_MIN;

            if (date > last)
                week->days[week->n_days++] = (struct dual_day){.first = k};
            last = date > last ? date : last;
            week->days[week->n_days - 1].end = k + 1;
        }
        week->day_first[p + 1] = week->n_days;
    }
}

/* Those that begin together as they stand. */
static void order_by_start(struct dual *dual)
{
    struct dual_week *week = dual->week;

    for (int d = 0; d < week->n_days; d++) {
        for (int k = week->days[d].first; k < week->days[d].end; k++) {
            int at = k;

            for (;
                 at > week->days[d].first && dual_slot_of(dual, week->by_start[at - 1])->starts_at >
                                                 dual_slot_of(dual, k)->starts_at;
                 at--)
                week->by_start[at] = week->by_start[at - 1];
            week->by_start[at] = k;
        }
        for (int k = week->days[d].first; k < week->days[d].end; k++) {
            int at = week->days[d].first;

            while (at < week->days[d].end && dual_slot_of(dual, week->by_start[at])->starts_at <
                                                 dual_slot_of(dual, k)->ends_at)
                at++;
            week->later[k] = at;
        }
    }
}

/* Of one person's days; a small problem needs few, several weeks need as many times more. */
static int most_ways(const struct dual *dual, size_t n_links)
{
    enum { LEAST = 512, EACH = 32, DAYS = 7 };
    const struct dual_week *week = dual->week;
    int n_people = dual->model->lookup->problem->n_people, days = DAYS;
    size_t n = LEAST + EACH * n_links;

    for (int p = 0; p < n_people; p++)
        if (week->day_first[p + 1] - week->day_first[p] > days)
            days = week->day_first[p + 1] - week->day_first[p];
    return (n < DUAL_WAYS ? (int)n : DUAL_WAYS) * ((days + DAYS - 1) / DAYS);
}

/* Links of one day, and one more. */
static size_t longest_day(const struct dual_week *week)
{
    int longest = 0;

    for (int d = 0; d < week->n_days; d++) {
        int n = week->days[d].end - week->days[d].first;

        longest = n > longest ? n : longest;
    }
    return (size_t)longest + 1;
}

bool dual_scratch_take(struct dual *dual, int member)
{
    struct dual_week *week = dual->week;
    struct week_scratch *scratch = &week->scratch[member];
    struct pool *pool = &dual->pool;

    if (!scratch->ways) {
        size_t n_links = (size_t)dual->chain_first[dual->model->lookup->problem->n_people] + 1;
        size_t most = (size_t)week->most_ways + SPARE;

        scratch->taken = pool_take(pool, n_links, sizeof *scratch->taken);
        scratch->tails.least =
            pool_take(pool, longest_day(week) * (TAIL_STEPS + 1), sizeof *scratch->tails.least);
        scratch->front = pool_take(pool, most, sizeof *scratch->front);
        scratch->ways = pool_take(pool, most, sizeof *scratch->ways);
    }
    if (scratch->n_sums < week->n_sums)
        scratch->sums = pool_take(pool, week->n_sums, sizeof *scratch->sums);
    if (scratch->width < week->width) {
        scratch->cost_at = pool_take(pool, week->width, sizeof *scratch->cost_at);
        scratch->way_at = pool_take(pool, week->width, sizeof *scratch->way_at);
        scratch->from_at = pool_take(pool, week->width, sizeof *scratch->from_at);
    }
    scratch->n_sums = week->n_sums;
    scratch->width = week->width;
    return !pool->broken;
}

bool dual_week_make(struct dual *dual)
{
    struct pool *pool = &dual->pool;
    struct dual_week *week = pool_take(pool, 1, sizeof *week);
    size_t n_people = (size_t)dual->model->lookup->problem->n_people;
    size_t n_links = (size_t)dual->chain_first[n_people] + 1;

    if (!week)
        return false;
    week->sacks = pool_take(pool, n_people, sizeof *week->sacks);
    week->day_first = pool_take(pool, n_people + 1, sizeof *week->day_first);
    week->days = pool_take(pool, n_links, sizeof *week->days);
    week->missed =
        pool_take(pool, (size_t)dual->model->lookup->problem->n_breaks + 1, sizeof *week->missed);
    for (int i = 0; i < OPTION_MASKS; i++)
        week->masks[i] = pool_take(pool, n_links, sizeof *week->masks[i]);
    week->allowed = pool_take(pool, n_links, sizeof *week->allowed);
    for (int i = 0; i < GRIDS; i++)
        week->weight[i] = pool_take(pool, n_links, sizeof *week->weight[i]);
    week->cost = pool_take(pool, n_links, sizeof *week->cost);
    week->load = pool_take(pool, n_links, sizeof *week->load);
    week->by_start = pool_take(pool, n_links, sizeof *week->by_start);
    week->later = pool_take(pool, n_links, sizeof *week->later);
    week->own_first = pool_take(pool, n_links, sizeof *week->own_first);
    week->own_end = pool_take(pool, n_links, sizeof *week->own_end);
    week->kept = pool_take(pool, (size_t)dual->model->mip.n_rows, sizeof *week->kept);
    if (pool->broken)
        return false;
    for (size_t p = 0; p < n_people; p++)
        week->sacks[p].row = -1;
    dual->week = week;
    split_days(dual);
    order_by_start(dual);
    week->most_ways = most_ways(dual, n_links) - SPARE;
    dual_options_make(dual);
    return true;
}
