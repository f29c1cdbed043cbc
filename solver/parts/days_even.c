/* SPDX-License-Identifier: GPL-3.0-or-later
 * Between rounds of days: a plan that costs the same up to the level, with what people may do over
 * several days (hours and covers of a week) used evenly.  Days are shared out anew with the others
 * as they stand; whoever is full by Wednesday is no use on Thursday, though on Wednesday others
 * would have done as well.  So each such quota costs more and more as it fills up, behind the
 * level, and moments are shared out anew. */
#include "solver/search/match.h"

#include <string.h>

enum {
    DAY_MIN = 24 * 60,
    QUARTERS = 4,
    FULL = 10000, /* what a whole quota counts, in each quarter behind the first */
    STEP_MIN = 15
};

/* Does anything count in it on two days? */
static bool of_several_days(const struct lookup *lookup, const struct quota *quota)
{
    const struct problem *problem = lookup->problem;
    int64_t day = INT64_MIN;

    for (int i = lookup->person_first[quota->person]; i < lookup->person_first[quota->person + 1];
         i++) {
        int offer = lookup->person_offers[i];
        int64_t own = problem->slots[problem->offers[offer].slot].starts_at / DAY_MIN;

        if (!quota_counts(problem, quota, offer))
            continue;
        if (day != INT64_MIN && own != day)
            return true;
        day = own;
    }
    return false;
}

/* The quota's quarters but for the first, at a price behind the level. */
static int quarters_of(const struct quota *quota, int level, struct quota *quarters)
{
    int64_t room = quota->max - quota->used;

    for (int k = 1; k < QUARTERS; k++) {
        struct quota *quarter = &quarters[k - 1];

        *quarter = *quota;
        quarter->max = quota->used + room * k / QUARTERS;
        quarter->level = level;
        quarter->unit = quota->by_minute ? STEP_MIN : 1;
        quarter->over_cost = FULL * quarter->unit / room + 1;
    }
    return QUARTERS - 1;
}

/* Loads behind the level cost nothing: they go. */
static bool make_loads(const struct problem *problem, int level, struct problem *even,
                       struct pool *pool)
{
    struct share_group *groups = pool_take(pool, (size_t)problem->n_share_groups, sizeof *groups);
    struct share *shares = pool_take(pool, (size_t)problem->n_shares, sizeof *shares);

    if (!groups || !shares)
        return false;
    even->n_share_groups = even->n_shares = 0;
    for (int g = 0, i = 0; g < problem->n_share_groups; g++) {
        bool stays = problem->share_groups[g].level <= level;

        groups[even->n_share_groups] = problem->share_groups[g];
        for (; i < problem->n_shares && problem->shares[i].group == g; i++) {
            shares[even->n_shares] = problem->shares[i];
            shares[even->n_shares].group = even->n_share_groups;
            even->n_shares += stays;
        }
        even->n_share_groups += stays;
    }
    even->share_groups = groups;
    even->shares = shares;
    return true;
}

/* Nor do choices. */
static bool make_choices(const struct problem *problem, int level, struct problem *even,
                         struct pool *pool)
{
    size_t n_offers = (size_t)problem->n_offers;
    struct offer *offers = pool_take(pool, n_offers, sizeof *offers);

    if (!offers)
        return false;
    for (size_t i = 0; i < n_offers; i++) {
        offers[i] = problem->offers[i];
        for (int k = level + 1; k < LEVELS; k++)
            offers[i].cost[k] = 0;
    }
    even->offers = offers;
    return true;
}

/* What quotas of several days fill up to does. */
static bool make_quarters(const struct lookup *lookup, int level, struct problem *even,
                          struct pool *pool)
{
    const struct problem *problem = lookup->problem;
    struct quota *quotas = pool_take(pool, (size_t)problem->n_quotas * QUARTERS, sizeof *quotas);

    if (!quotas)
        return false;
    for (int q = 0; q < problem->n_quotas; q++)
        quotas[q] = problem->quotas[q];
    for (int q = 0; q < problem->n_quotas; q++)
        if (!quotas[q].over_cost && quotas[q].max > quotas[q].used &&
            of_several_days(lookup, &quotas[q]))
            even->n_quotas += quarters_of(&quotas[q], level + 1, quotas + even->n_quotas);
    even->quotas = quotas;
    return true;
}

static void take(struct solve *solve, const bool *plan)
{
    struct search *search = &solve->search;

    state_load(&search->state, plan);
    memcpy(search->best, plan, (size_t)solve->problem->n_offers);
    memcpy(search->best_value, search->state.value, sizeof search->best_value);
}

static void even_out(struct solve *solve, struct solve *even, int level, int64_t work)
{
    struct search *search = &even->search;

    search->out_of_time = solve_out_of_time;
    search->context = solve;
    take(even, solve->search.best);
    memcpy(search->cap, solve->search.cap, (size_t)level * sizeof *search->cap);
    int64_t began = solve_work(even);

    match_search(even, level + 1, work);
    solve->other_work += solve_work(even) - began;
    take(solve, search->best);
}

void days_even(struct solve *solve, int level, int64_t work)
{
    struct problem problem = *solve->problem;
    struct pool pool = {0};
    struct solve even = {.problem = &problem,
                         .effort = solve->effort,
                         .fixed = solve->fixed,
                         .fixed_at = solve->fixed_at};

    if (level + 1 < LEVELS && make_loads(solve->problem, level, &problem, &pool) &&
        make_choices(solve->problem, level, &problem, &pool) &&
        make_quarters(&solve->lookup, level, &problem, &pool) &&
        lookup_make(&even.lookup, &problem) && search_make(&even.search, &even.lookup))
        even_out(solve, &even, level, work);
    search_release(&even.search);
    lookup_release(&even.lookup);
    pool_release(&pool);
}
