/* SPDX-License-Identifier: GPL-3.0-or-later
 * Most moves leave the largest load as it is, because another person has as
 * much: so what counts between plans of one value is a sum over all loads in
 * which the large ones weigh most. */
#include "solver/search/fair.h"

#include <string.h>

enum { BLOCKED_BY = 2, NEAR_PERCENT = 85, PATIENCE = 400 };

struct fair {
    struct search *search;
    const double *aim; /* by group; NULL: none */
    int level;
};

static double steps_of(const struct state *state, int share)
{
    int64_t load = state->share_load[share];

    return load > 0 ? (double)load / (double)state->lookup->problem->shares[share].step_min : 0;
}

static bool counts(const struct fair *fair, int share)
{
    const struct problem *problem = fair->search->state.lookup->problem;

    return problem->share_groups[problem->shares[share].group].level == fair->level;
}

static double unevenness(const struct fair *fair)
{
    const struct state *state = &fair->search->state;
    double sum = 0;

    for (int s = 0; s < state->lookup->problem->n_shares; s++) {
        double steps = counts(fair, s) ? steps_of(state, s) : 0;
        double aim = fair->aim ? fair->aim[state->lookup->problem->shares[s].group] : 0;
        double over = steps > aim ? steps - aim : 0;

        sum += fair->aim ? over * over + steps * steps / 100 : steps * steps * steps * steps;
    }
    return sum;
}

/* A share whose load is among the largest of its group; -1: there is none. */
static int choose_share(const struct fair *fair)
{
    struct search *search = fair->search;
    const struct state *state = &search->state;
    const struct problem *problem = state->lookup->problem;
    int group = search_random(search, problem->n_share_groups), chosen = -1, n = 0;

    for (int s = state->lookup->group_first[group]; s < state->lookup->group_first[group + 1];
         s++) {
        double most = (double)state->group_steps[group] * NEAR_PERCENT / 100;

        if (counts(fair, s) && steps_of(state, s) >= most && most > 0 &&
            search_random(search, ++n) == 0)
            chosen = s;
    }
    return chosen;
}

/* Puts the offer in, whoever stands in its way elsewhere. */
static bool bring_in(struct search *search, int offer)
{
    const struct lookup *lookup = search->state.lookup;
    struct blockers list = {.n = 0};

    if (search_set(search, offer, true))
        return true;
    if (!state_blockers(&search->state, offer, &list) || list.n > BLOCKED_BY)
        return false;
    for (int i = 0; i < list.n; i++)
        if (!search_set(search, list.offers[i], false))
            return false;
    if (!search_set(search, offer, true))
        return false;
    for (int i = 0; i < list.n; i++)
        (void)search_place(search, lookup->offer_task[list.offers[i]]);
    return true;
}

/* No worse up to the level, and better there or more even.  With aims the level
 * itself may get worse on the way to them. */
static bool is_better(const struct fair *fair, const int64_t *before, double uneven)
{
    const int64_t *value = fair->search->state.value;

    for (int k = 0; k < fair->level; k++)
        if (value[k] != before[k])
            return value[k] < before[k];
    if (!fair->aim && value[fair->level] != before[fair->level])
        return value[fair->level] < before[fair->level];
    return unevenness(fair) < uneven;
}

/* Somebody else for what the person does there. */
static bool hand_over(const struct fair *fair, int offer)
{
    struct search *search = fair->search;
    const struct lookup *lookup = search->state.lookup;
    const struct offer *offers = lookup->problem->offers;
    int task = lookup->offer_task[offer];
    int n = lookup->task_first[task + 1] - lookup->task_first[task],
        from = search_random(search, n);
    int64_t before[LEVELS];
    double uneven = unevenness(fair);

    memcpy(before, search->state.value, sizeof before);
    for (int k = 0; k < n && search_goes_on(search); k++) {
        int other = lookup->task_first[task] + (from + k) % n;

        if (offers[other].person == offers[offer].person || search->state.chosen[other])
            continue;
        search_begin(search);
        if (search_set(search, offer, false) && bring_in(search, other)) {
            (void)search_place(search, task);
            if (is_better(fair, before, uneven))
                return true;
        }
        search_undo(search, 0);
    }
    return false;
}

/* One of the largest loads made smaller. */
static bool relieve(const struct fair *fair)
{
    struct search *search = fair->search;
    const struct state *state = &search->state;
    const struct lookup *lookup = state->lookup;
    int share = choose_share(fair);

    if (share < 0)
        return false;
    const struct share *row = &lookup->problem->shares[share];
    const int *mine = state->person_list + lookup->person_first[row->person];
    int n = state->person_n[row->person], from = n ? search_random(search, n) : 0;

    for (int k = 0; k < n; k++) {
        int offer = mine[(from + k) % n];
        const struct offer *chosen = &lookup->problem->offers[offer];

        if (!chosen->locked &&
            share_weight(lookup->problem, &lookup->problem->share_groups[row->group],
                         chosen->slot) > 0 &&
            hand_over(fair, offer))
            return true;
    }
    return false;
}

static void level_out(struct solve *solve, int level, bool aims, int64_t work)
{
    struct fair fair = {
        .search = &solve->search, .aim = aims ? solve->group_aim : NULL, .level = level};
    struct search *search = &solve->search;

    search->work_end = search->state.work + work;
    for (int failures = 0; failures < PATIENCE && search_goes_on(search);) {
        search->state.work += 8; /* looking for nothing must end too */
        failures = relieve(&fair) ? 0 : failures + 1;
        (void)search_keep(search);
    }
    search->work_end = INT64_MAX;
    search_back_to_best(search);
}

void fair_search(struct solve *solve, int level, int64_t work)
{
    const struct fair fair = {.search = &solve->search, .level = level};
    bool any = false;

    for (int s = 0; s < solve->problem->n_shares; s++)
        any |= counts(&fair, s);
    if (any && solve->group_aim)
        level_out(solve, level, true, work / 2);
    if (any)
        level_out(solve, level, false, solve->group_aim ? work / 2 : work);
}
