/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/match.h"

#include <math.h>
#include <string.h>

enum { TRIES = 12 };
/* Steps above the limits, and noise in steps of the level: at first, at last. */
static const double first_soft = 20, last_soft = 1, first_heat = 0.2, last_heat = 0.01;

static bool make(struct match *match, struct solve *solve, int level)
{
    size_t columns = (size_t)solve->problem->n_people + MATCH_ROWS + 1, all = columns * MATCH_ROWS;
    struct pool *pool = &match->pool;
    struct pairing *pairing = &match->pairing;

    *match = (struct match){.solve = solve, .search = &solve->search, .level = level, .soft = 1};
    match->even = match_has_shares(solve->problem, level);
    match->limit = pool_take(pool, (size_t)solve->problem->n_share_groups, sizeof *match->limit);
    match->offer = pool_take(pool, all, sizeof *match->offer);
    match->delta = pool_take(pool, all, sizeof *match->delta);
    match->cost = pool_take(pool, all, sizeof *match->cost);
    pairing->cost = match->cost;
    pairing->column = pool_take(pool, MATCH_ROWS, sizeof *pairing->column);
    pairing->row = pool_take(pool, columns, sizeof *pairing->row);
    pairing->previous = pool_take(pool, columns, sizeof *pairing->previous);
    pairing->of_row = pool_take(pool, MATCH_ROWS + 1, sizeof *pairing->of_row);
    pairing->of_column = pool_take(pool, columns, sizeof *pairing->of_column);
    pairing->least = pool_take(pool, columns, sizeof *pairing->least);
    pairing->reached = pool_take(pool, columns, sizeof *pairing->reached);
    return !pool->broken;
}

/* Does the choice have to do with what the level costs? */
static bool matters(const struct match *match, int offer)
{
    const struct state *state = &match->search->state;
    const struct weights *weights = &state->lookup->share;
    const struct problem *problem = match->solve->problem;

    if (problem->offers[offer].cost[match->level] > 0)
        return true;
    for (int i = weights->first[offer]; match->even && i < weights->first[offer + 1]; i++) {
        const struct share *share = &problem->shares[weights->items[i].row];

        if (problem->share_groups[share->group].level == match->level &&
            (double)state->share_load[weights->items[i].row] >
                match->limit[share->group] * (double)share->step_min)
            return true;
    }
    return false;
}

/* A moment at which something goes on that matters, more often than not. */
static bool choose_moment(struct match *match)
{
    struct search *search = match->search;
    const struct lookup *lookup = search->state.lookup;
    bool any = search_random(search, 4) == 0, found = false;

    for (int n = 0; n < TRIES; n++) {
        int person = search_random(search, lookup->problem->n_people);
        int count = search->state.person_n[person];

        if (!count)
            continue;
        int offer =
            search->state.person_list[lookup->person_first[person] + search_random(search, count)];
        const struct slot *slot = &lookup->problem->slots[lookup->problem->offers[offer].slot];

        match->at = slot->starts_at + search_random(search, (int)(slot->ends_at - slot->starts_at));
        found = true;
        if (any || matters(match, offer))
            break;
    }
    return found;
}

/* As the pairs say; what then stands in another one's way is placed as may be. */
static void put_in(struct match *match)
{
    struct search *search = match->search;

    for (int pass = 0; pass < 2; pass++) { /* what stays where it was comes first */
        for (int i = 0; i < match->n_rows; i++) {
            int column = match->pairing.column[i];
            int offer = match->offer[i * match->n_columns + column];
            bool stays = column >= match->solve->problem->n_people;

            if (offer >= 0 && stays == (pass == 0))
                (void)search_set(search, offer, true);
        }
    }
    for (int i = 0; i < match->n_rows; i++)
        (void)search_place(search, match->rows[i].task);
}

/* -1, 0, 1: the levels before are better, the same, worse. */
static int compare_before(const struct match *match, const int64_t *before)
{
    const struct search *search = match->search;

    for (int k = 0; k < match->level; k++) {
        int64_t cap = search->cap[k], is = search->state.value[k], was = before[k];

        is = is > cap ? is : cap;
        was = was > cap ? was : cap;
        if (is != was)
            return is < was ? -1 : 1;
    }
    return 0;
}

static bool accept(struct match *match, const int64_t *before, double energy)
{
    int better = compare_before(match, before);
    double chance = (search_random(match->search, 1 << 16) + 1) / (double)(1 << 16);

    if (better)
        return better < 0;
    return match_energy(match) <= energy - match->heat * match->step * log(chance);
}

static void one_round(struct match *match)
{
    struct search *search = match->search;
    int64_t before[LEVELS];
    double energy;

    match_set_limits(match);
    if (!choose_moment(match))
        return;
    memcpy(before, search->state.value, sizeof before);
    energy = match_energy(match);
    search_begin(search);
    if (match_take(match) && match_price(match)) {
        match->pairing.n_rows = match->n_rows;
        match->pairing.n_columns = match->n_columns;
        match->pairing.steps = 0;
        pairing_solve(&match->pairing);
        search->state.work += match->pairing.steps / 12;
        put_in(match);
        if (accept(match, before, energy)) {
            (void)search_keep(search);
            return;
        }
    }
    search_undo(search, 0);
}

/* What a choice that costs at the level costs there on average; of a load, a step. */
static double step_of(const struct match *match)
{
    const struct problem *problem = match->solve->problem;
    double sum = 0, n = 0;

    for (int i = 0; i < problem->n_offers && !match->even; i++) {
        if (!match->search->best[i] || !problem->offers[i].cost[match->level])
            continue;
        sum += problem->offers[i].cost[match->level];
        n++;
    }
    return n > 0 ? sum / n : 1;
}

static bool is_done(const struct match *match)
{
    const struct search *search = match->search;
    int64_t least =
        match->solve->levels[match->level].bound + match->solve->levels[match->level].slack;

    return search->best_value[match->level] <= least;
}

void match_search(struct solve *solve, int level, int64_t work)
{
    struct match match;
    struct search *search = &solve->search;
    int64_t began = search->state.work;

    search->work_end = began + work;
    if (make(&match, solve, level) && solve->problem->n_people && solve->problem->n_tasks) {
        match.step = step_of(&match);
        while (search_goes_on(search) && !is_done(&match)) {
            double gone = (double)(search->state.work - began) / (double)work;

            match.soft = first_soft * pow(last_soft / first_soft, gone);
            match.heat = first_heat * pow(last_heat / first_heat, gone);
            search->state.work += 16;
            one_round(&match);
        }
    }
    search->work_end = INT64_MAX;
    search_back_to_best(search);
    pool_release(&match.pool);
}
