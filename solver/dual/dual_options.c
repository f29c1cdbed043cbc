/* SPDX-License-Identifier: GPL-3.0-or-later
 * In how many ways a day of somebody's leaves time for its breaks.  Of breaks with many ways only
 * those are kept that weeks were met without. */
#include "solver/dual/dual_week.h"

#include <string.h>

enum { MOST_OPTIONS = 24, ALL_OPTIONS = 64, DAY_MIN = 24 * 60 };

const struct slot *dual_slot_of(const struct dual *dual, int link)
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

/* Each option of the day with each way of the break.  False: that is more than so many. */
static bool combine(struct dual *dual, struct dual_day *day, const struct rest_break *rest,
                    int most)
{
    uint64_t left = ways_left(dual, rest), *allowed = dual->week->allowed;
    uint64_t *ways = dual->week->masks[0], *both = dual->week->masks[1];
    int n_links = day->end - day->first, n_ways = 0, which[ALL_OPTIONS];

    for (int i = 0; i < rest->n_starts + 2; i++)
        if (left >> i & 1)
            which[n_ways++] = i;
    for (int i = 0; i < n_links; i++) {
        uint64_t all = ways_for(rest, dual_slot_of(dual, day->first + i));

        ways[i] = 0;
        for (int k = 0; k < n_ways; k++)
            ways[i] |= (all >> which[k] & 1) << k;
    }
    if (n_ways == 0)
        return false;
    thin_out(ways, n_links, &n_ways);
    if (n_ways * day->n_options > ALL_OPTIONS)
        return false;
    for (int i = 0; i < n_links; i++) {
        both[i] = 0;
        for (int k = 0; k < day->n_options; k++)
            if (allowed[day->first + i] >> k & 1)
                both[i] |= ways[i] << k * n_ways;
    }
    int n = day->n_options * n_ways;

    thin_out(both, n_links, &n);
    if (n > most)
        return false;
    memcpy(allowed + day->first, both, (size_t)n_links * sizeof *both);
    day->n_options = n;
    return true;
}

static bool is_of(const struct dual *dual, const struct dual_day *day,
                  const struct rest_break *rest)
{
    return rest->n_starts + 2 <= ALL_OPTIONS &&
           dual_slot_of(dual, day->first)->starts_at / DAY_MIN == rest->from_at / DAY_MIN;
}

/* Breaks that weeks were met without come first, and may have more options.  False: one of them
 * has too many. */
static bool make_day(struct dual *dual, int person, struct dual_day *day)
{
    const struct lookup *lookup = dual->model->lookup;
    struct dual_week *week = dual->week;
    bool fine = true;

    day->n_options = 1;
    for (int k = day->first; k < day->end; k++)
        week->allowed[k] = 1;
    for (int pass = 0; pass < 2; pass++) {
        bool missed = pass == 0;

        for (int i = lookup->break_first[person]; i < lookup->break_first[person + 1]; i++) {
            int number = lookup->person_breaks[i];
            const struct rest_break *rest = &lookup->problem->breaks[number];

            if (week->missed[number] == missed && is_of(dual, day, rest) &&
                !combine(dual, day, rest, missed ? ALL_OPTIONS : MOST_OPTIONS))
                fine = fine && !missed;
        }
    }
    return fine;
}

void dual_options_make(struct dual *dual)
{
    const struct dual_week *week = dual->week;

    for (int p = 0; p < dual->model->lookup->problem->n_people; p++)
        for (int d = week->day_first[p]; d < week->day_first[p + 1]; d++)
            (void)make_day(dual, p, &week->days[d]);
}

static uint64_t ways_beside(const struct dual *dual, const struct rest_break *rest,
                            const int *columns, int n)
{
    const struct model *model = dual->model;
    const struct problem *problem = model->lookup->problem;
    uint64_t left = ways_left(dual, rest);

    for (int i = 0; i < n && left; i++)
        left &= ways_for(rest,
                         &problem->slots[problem->offers[model->columns[columns[i]].number].slot]);
    return left;
}

int dual_week_missed(const struct dual *dual, int person, const int *columns, int n)
{
    const struct lookup *lookup = dual->model->lookup;

    for (int i = lookup->break_first[person]; i < lookup->break_first[person + 1]; i++) {
        const struct rest_break *rest = &lookup->problem->breaks[lookup->person_breaks[i]];

        if (rest->n_starts + 2 <= ALL_OPTIONS && !ways_beside(dual, rest, columns, n))
            return lookup->person_breaks[i];
    }
    return -1;
}

bool dual_week_learn(struct dual *dual, int number)
{
    const struct rest_break *rest = &dual->model->lookup->problem->breaks[number];
    struct dual_week *week = dual->week;
    bool fine = !week->missed[number];

    week->missed[number] = true;
    for (int d = week->day_first[rest->person]; fine && d < week->day_first[rest->person + 1]; d++)
        if (is_of(dual, &week->days[d], rest))
            fine = make_day(dual, rest->person, &week->days[d]);
    return fine;
}
