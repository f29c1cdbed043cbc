/* SPDX-License-Identifier: GPL-3.0-or-later
 * The days of people's weeks, and in how many ways each leaves time for its breaks. */
#include "solver/dual/dual_week.h"

#include <stdlib.h>
#include <string.h>

enum { SPARE = 8, MOST_OPTIONS = 24, ALL_OPTIONS = 64, DAY_MIN = 24 * 60 };

static const struct slot *slot_of(const struct dual *dual, int link)
{
    const struct model *model = dual->model;
    const struct problem *problem = model->lookup->problem;

    return &problem->slots[problem->offers[model->columns[dual->link_column[link]].number].slot];
}

static bool counts(const struct rest_break *rest, const struct slot *slot)
{
    return slot->starts_at >= rest->day_from_at && slot->ends_at <= rest->day_until_at;
}

/* The ways of one break: bit i < n_starts its start i, then nothing before, nothing after. */
static uint64_t ways_for(const struct rest_break *rest, const struct slot *slot)
{
    uint64_t ways = 0, before = UINT64_C(1) << (rest->n_starts > 0 ? rest->n_starts : 0);

    for (int i = 0; i < rest->n_starts; i++)
        if (slot->ends_at <= rest->starts[i] || slot->starts_at >= rest->starts[i] + rest->minutes)
            ways |= UINT64_C(1) << i;
    if (!rest->busy_before && (!counts(rest, slot) || slot->starts_at >= rest->from_at))
        ways |= before;
    if (!rest->busy_after && (!counts(rest, slot) || slot->ends_at <= rest->until_at))
        ways |= before << 1;
    return ways;
}

/* What is chosen already leaves these ways. */
static uint64_t ways_left(const struct dual *dual, const struct rest_break *rest)
{
    const struct model *model = dual->model;
    const struct lookup *lookup = model->lookup;
    uint64_t ways = (UINT64_C(1) << rest->n_starts) - 1;

    ways |= (rest->busy_before ? 0 : UINT64_C(1) << rest->n_starts) |
            (rest->busy_after ? 0 : UINT64_C(2) << rest->n_starts);
    for (int i = lookup->person_first[rest->person]; i < lookup->person_first[rest->person + 1];
         i++) {
        int offer = lookup->person_offers[i];

        if (model_stands(model, offer) == OFFER_ONE)
            ways &= ways_for(rest, &lookup->problem->slots[lookup->problem->offers[offer].slot]);
    }
    return ways;
}

/* Leaves out ways in which no more is allowed than in another one; those left are
 * the first *n bits.  masks: by link of the day. */
static void thin_out(uint64_t *masks, int n_links, int *n)
{
    uint64_t within[ALL_OPTIONS]; /* by way: those in which everything it allows is allowed */
    int kept[ALL_OPTIONS] = {0}, n_kept = 0;

    for (int way = 0; way < *n; way++) {
        within[way] = UINT64_MAX;
        for (int i = 0; i < n_links; i++)
            if (masks[i] >> way & 1)
                within[way] &= masks[i];
    }
    for (int way = 0; way < *n; way++) {
        bool needed = true;

        for (int other = 0; needed && other < *n; other++)
            needed = other == way || !(within[way] >> other & 1) ||
                     (within[other] >> way & 1 && other > way);
        if (needed)
            kept[n_kept++] = way;
    }
    for (int i = 0; i < n_links; i++) {
        uint64_t mask = 0;

        for (int k = 0; k < n_kept; k++)
            mask |= (masks[i] >> kept[k] & 1) << k;
        masks[i] = mask;
    }
    *n = n_kept;
}

/* Each option of the day with each way of the break, when that is not too many. */
static void combine(struct dual *dual, struct dual_day *day, const struct rest_break *rest,
                    uint64_t *ways, uint64_t *both)
{
    uint64_t left = ways_left(dual, rest), *allowed = dual->week->allowed;
    int n_links = day->end - day->first, n_ways = 0, which[ALL_OPTIONS];

    for (int i = 0; i < rest->n_starts + 2; i++)
        if (left >> i & 1)
            which[n_ways++] = i;
    for (int i = 0; i < n_links; i++) {
        uint64_t all = ways_for(rest, slot_of(dual, day->first + i));

        ways[i] = 0;
        for (int k = 0; k < n_ways; k++)
            ways[i] |= (all >> which[k] & 1) << k;
    }
    if (n_ways == 0)
        return;
    thin_out(ways, n_links, &n_ways);
    if (n_ways * day->n_options > ALL_OPTIONS)
        return;
    for (int i = 0; i < n_links; i++) {
        both[i] = 0;
        for (int k = 0; k < day->n_options; k++)
            if (allowed[day->first + i] >> k & 1)
                both[i] |= ways[i] << k * n_ways;
    }
    int n = day->n_options * n_ways;

    thin_out(both, n_links, &n);
    if (n > MOST_OPTIONS)
        return;
    memcpy(allowed + day->first, both, (size_t)n_links * sizeof *both);
    day->n_options = n;
}

/* Links by the day they start on; one that ends after midnight may count to the next. */
static void split_days(struct dual *dual)
{
    struct dual_week *week = dual->week;
    int n_people = dual->model->lookup->problem->n_people;

    for (int p = 0; p < n_people; p++) {
        int64_t last = INT64_MIN;

        for (int k = dual->chain_first[p]; k < dual->chain_first[p + 1]; k++) {
            int64_t date = slot_of(dual, k)->starts_at / DAY_MIN;

            if (date > last)
                week->days[week->n_days++] = (struct dual_day){.first = k, .n_options = 1};
            last = date > last ? date : last;
            week->days[week->n_days - 1].end = k + 1;
            week->allowed[k] = 1;
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

            for (; at > week->days[d].first &&
                   slot_of(dual, week->by_start[at - 1])->starts_at > slot_of(dual, k)->starts_at;
                 at--)
                week->by_start[at] = week->by_start[at - 1];
            week->by_start[at] = k;
        }
        for (int k = week->days[d].first; k < week->days[d].end; k++) {
            int at = week->days[d].first;

            while (at < week->days[d].end &&
                   slot_of(dual, week->by_start[at])->starts_at < slot_of(dual, k)->ends_at)
                at++;
            week->later[k] = at;
        }
    }
}

static bool make_options(struct dual *dual)
{
    const struct problem *problem = dual->model->lookup->problem;
    size_t n_links = (size_t)dual->chain_first[problem->n_people] + 1;
    struct dual_week *week = dual->week;
    uint64_t *ways = calloc(n_links, sizeof *ways), *both = calloc(n_links, sizeof *both);

    for (int b = 0; ways && both && b < problem->n_breaks; b++) {
        const struct rest_break *rest = &problem->breaks[b];

        if (rest->n_starts + 2 > ALL_OPTIONS)
            continue;
        for (int d = week->day_first[rest->person]; d < week->day_first[rest->person + 1]; d++)
            if (slot_of(dual, week->days[d].first)->starts_at / DAY_MIN == rest->from_at / DAY_MIN)
                combine(dual, &week->days[d], rest, ways, both);
    }
    bool fine = ways && both;

    free(ways);
    free(both);
    return fine;
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
    return make_options(dual);
}
