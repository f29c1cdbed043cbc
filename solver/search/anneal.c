/* SPDX-License-Identifier: GPL-3.0-or-later
 * Simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983) over rounds of ruin and recreate.
 *
 * Plans are kept by their values, level by level; but on the way a plan may get
 * worse.  How much worse is measured by one number: the steps of each level,
 * each level weighing RATIO times the next, with the level in question at one.
 * So what is more important hardly ever gives way, and what is less important
 * decides among equals.  At preference, once all else but loads is settled, what
 * is more important gives way less still. */
#include "solver/search/ruin.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_TROUBLES = 1024, REFRESH = 128, RATIO = 8, STEEP = 50 };

struct anneal {
    struct search *search;
    int level;
    double weight[LEVELS];
    double heat, first_heat, last_heat;
    int64_t began, work;
    int shorts[MAX_TROUBLES]; /* tasks that want people, of levels up to this one */
    int n_shorts;
    int costly[MAX_TROUBLES]; /* chosen offers that cost at the level */
    int n_costly;
};

/* A typical step of the level: the mean cost of what costs there now. */
static double step_of(const struct search *search, int level)
{
    const struct problem *problem = search->state.lookup->problem;
    double sum = 0, n = 0;

    for (int i = 0; i < problem->n_offers; i++) {
        if (!search->best[i] || !problem->offers[i].cost[level])
            continue;
        sum += problem->offers[i].cost[level];
        n++;
    }
    return n > 0 ? sum / n : 1;
}

/* before: what a level before weighs of the next. */
static void weigh(struct anneal *anneal, double before)
{
    double ratio = 1;

    for (int k = anneal->level; k < LEVELS; k++) {
        anneal->weight[k] = ratio / step_of(anneal->search, k);
        ratio /= RATIO;
    }
    ratio = before;
    for (int k = anneal->level - 1; k >= 0; k--) {
        anneal->weight[k] = ratio / step_of(anneal->search, k);
        ratio *= before;
    }
}

static double energy(const struct anneal *anneal)
{
    const struct search *search = anneal->search;
    double sum = 0;

    for (int k = 0; k < LEVELS; k++) {
        int64_t value = search->state.value[k];

        if (k < anneal->level && value < search->cap[k])
            value = search->cap[k];
        sum += anneal->weight[k] * (double)value;
    }
    return sum;
}

/* What the person does that costs at the level; all of it, when they do most. */
static void note_costly(struct anneal *anneal, int person, bool all)
{
    const struct state *state = &anneal->search->state;
    const struct lookup *lookup = state->lookup;

    for (int i = 0; i < state->person_n[person] && anneal->n_costly < MAX_TROUBLES; i++) {
        int offer = state->person_list[lookup->person_first[person] + i];

        if (all || lookup->problem->offers[offer].cost[anneal->level])
            anneal->costly[anneal->n_costly++] = offer;
    }
}

/* What is wrong with the plan at the level as it stands now. */
static void refresh(struct anneal *anneal)
{
    const struct state *state = &anneal->search->state;
    const struct lookup *lookup = state->lookup;
    const struct problem *problem = lookup->problem;

    anneal->n_shorts = anneal->n_costly = 0;
    for (int t = 0; t < problem->n_tasks && anneal->n_shorts < MAX_TROUBLES; t++) {
        if (state->task_count[t] < problem->tasks[t].need &&
            problem->tasks[t].level <= anneal->level &&
            lookup->task_first[t] < lookup->task_first[t + 1])
            anneal->shorts[anneal->n_shorts++] = t;
    }
    for (int p = 0; p < problem->n_people; p++)
        note_costly(anneal, p, false);
    for (int i = 0; i < problem->n_shares; i++) {
        const struct share *share = &problem->shares[i];
        int64_t largest = state->group_steps[share->group];

        if (problem->share_groups[share->group].level == anneal->level && largest > 0 &&
            state->share_load[i] > (largest - 1) * share->step_min)
            note_costly(anneal, share->person, true);
    }
}

static int any_of_task(struct search *search, int task)
{
    const struct lookup *lookup = search->state.lookup;
    int first = lookup->task_first[task];

    return first + search_random(search, lookup->task_first[task + 1] - first);
}

/* Where to begin: at what is wrong, or anywhere. */
static int seed(struct anneal *anneal)
{
    struct search *search = anneal->search;
    int kind = search_random(search, 8);

    if (kind < 3 && anneal->n_shorts)
        return any_of_task(search, anneal->shorts[search_random(search, anneal->n_shorts)]);
    if (kind < 6 && anneal->n_costly)
        return anneal->costly[search_random(search, anneal->n_costly)];
    return search_random(search, search->state.lookup->problem->n_offers);
}

/* Work that is short on the day gets its chance with what was taken out. */
static void add_shorts(struct anneal *anneal, int offer, struct ruin *ruin)
{
    enum { NEAR_MIN = 600 };
    const struct problem *problem = anneal->search->state.lookup->problem;
    int64_t at = problem->slots[problem->offers[offer].slot].starts_at;

    for (int i = 0; i < anneal->n_shorts && ruin->n < RUIN_MOST; i++) {
        const struct task *task = &problem->tasks[anneal->shorts[i]];
        int64_t other = problem->slots[task->first_slot].starts_at;

        if (task->n_slots > 1 || (other - at < NEAR_MIN && at - other < NEAR_MIN))
            ruin->tasks[ruin->n++] = anneal->shorts[i];
    }
}

/* A whole number below 2^20 as -ln of an even chance. */
static double chance(struct search *search)
{
    return -log((search_random(search, 1 << 20) + 1) / (double)(1 << 20));
}

static void one_round(struct anneal *anneal)
{
    struct search *search = anneal->search;
    double before = energy(anneal);
    int offer = seed(anneal);
    struct ruin ruin;

    ruin.n = 0;
    search_begin(search);
    ruin_around(search, offer, &ruin);
    if (ruin.n == 0)
        return;
    add_shorts(anneal, offer, &ruin);
    ruin_recreate(search, &ruin);
    if (energy(anneal) > before + anneal->heat * chance(search))
        search_undo(search, 0);
    else
        (void)search_keep(search);
}

void search_anneal(struct search *search, int level, int64_t work)
{
    const struct problem *problem = search->state.lookup->problem;
    struct anneal *anneal = calloc(1, sizeof *anneal);
    bool steep = search->settled && problem->slack_pct[level];
    int64_t rounds = 0;

    if (!anneal)
        return;
    *anneal = (struct anneal){.search = search,
                              .level = level,
                              .first_heat = 0.1,
                              .last_heat = 0.005,
                              .began = search->state.work,
                              .work = work};
    weigh(anneal, steep ? STEEP : RATIO);
    search->work_end = search->state.work + work;
    while (problem->n_offers && problem->n_people && search_goes_on(search)) {
        if (rounds++ % REFRESH == 0) {
            double gone = (double)(search->state.work - anneal->began) / (double)work;

            refresh(anneal);
            anneal->heat = anneal->first_heat * pow(anneal->last_heat / anneal->first_heat, gone);
        }
        search->state.work += 4; /* rounds that find nothing must end too */
        one_round(anneal);
    }
    search->work_end = INT64_MAX;
    search_back_to_best(search);
    free(anneal);
}
