/* SPDX-License-Identifier: GPL-3.0-or-later
 * From weeks that are decided to a plan: an integer program over what is not done yet.  Whoever
 * has no week may do any of it, the others what costs nothing and fits. */
#include "solver/dual/dual_master.h"
#include "solver/parts/dive.h"
#include "solver/search/match.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_COLUMNS = 15000, DEAR = 20, PIVOTS = 6000 };
enum { DIVE_WORK = 1000000, FILL_WORK = 500000, MATCH_WORK = 1000000 };

/* The weeks decided become the state, beside days that are not looked at; by person: who has one.
 */
static bool load(struct solve *solve, const struct master *master, bool *has_week)
{
    const struct model *model = master->dual->model;
    const struct problem *problem = solve->problem;
    bool *chosen = calloc((size_t)problem->n_offers + 1, sizeof *chosen);

    if (!chosen)
        return false;
    for (int i = 0; i < problem->n_offers; i++)
        chosen[i] = problem->offers[i].locked || model_stands(model, i) == OFFER_ONE ||
                    (model_stands(model, i) == OFFER_OUT && solve->search.best[i]);
    for (int i = 0; i < master->n_weeks; i++) {
        const struct master_week *week = &master->weeks[i];

        if (!master->mip.columns[week->column].low)
            continue;
        has_week[week->person] = true;
        for (int k = week->first; k < week->first + week->n; k++)
            chosen[model->columns[master->choices[k]].number] = true;
    }
    state_load(&solve->search.state, chosen);
    free(chosen);
    return true;
}

/* How each offer stands while the rest is done; how many are open. */
static int open_rest(struct solve *solve, const struct model *dual, int level, const bool *has_week,
                     unsigned char *stands)
{
    struct state *state = &solve->search.state;
    const struct problem *problem = solve->problem;
    int64_t delta[LEVELS];
    int n = 0;

    for (int i = 0; i < problem->n_offers; i++) {
        const struct offer *offer = &problem->offers[i];
        int task = solve->lookup.offer_task[i];

        bool other = model_stands(dual, i) == OFFER_OUT;

        stands[i] = dual->task_out[task] && !other ? OFFER_IDLE
                    : state->chosen[i]             ? OFFER_ONE
                                                   : OFFER_ZERO;
        if (stands[i] != OFFER_ZERO || other ||
            state->task_count[task] >= problem->tasks[task].need ||
            (has_week[offer->person] && offer->cost[level]) ||
            solve_stands(solve, i, level) != OFFER_FREE || !state_price(state, i, true, delta))
            continue;
        stands[i] = OFFER_FREE;
        n++;
    }
    return n;
}

/* Levels before cost more than all that can be saved. */
static void aim(struct model *model, int level)
{
    int64_t weight[LEVELS] = {0}, most = 1;

    for (int j = 0; j < model->mip.n_columns; j++)
        if (model->columns[j].cost[level] > most)
            most = model->columns[j].cost[level];
    weight[level] = 1;
    for (int k = level - 1, times = DEAR; k >= 0; k--, times *= 2)
        weight[k] = times * most;
    model_aim(model, weight);
}

static int64_t until(const struct solve *solve, int64_t end, int64_t most)
{
    int64_t left = end - solve_work(solve);

    return left > most ? most : left > 0 ? left : 0;
}

/* The best plan, for now, becomes the state with what the program adds.  Where that is not all,
 * search goes on from there. */
static void fill(struct solve *solve, struct model *model, int level, int64_t end)
{
    struct search *search = &solve->search;
    struct mip_effort effort = solve_effort(solve, PIVOTS);

    aim(model, level);
    enum mip_status status = mip_relax(&model->mip, &effort);

    solve_count(solve, &model->mip);
    if (status == MIP_OPTIMAL)
        (void)dive(solve, model, level, INT64_MAX / 4, until(solve, end, DIVE_WORK));
    search_fill(search, until(solve, end, FILL_WORK));
    match_search(solve, level, until(solve, end, MATCH_WORK));
}

static bool finish(struct solve *solve, struct model *model, int level, int64_t end)
{
    struct search *search = &solve->search;
    size_t n = (size_t)solve->problem->n_offers;
    bool *best = malloc(n + 1);
    int64_t value[LEVELS];

    if (!best)
        return false;
    memcpy(best, search->best, n);
    memcpy(value, search->best_value, sizeof value);
    memcpy(search->best, search->state.chosen, n);
    memcpy(search->best_value, search->state.value, sizeof value);
    fill(solve, model, level, end);
    bool better = search_compare(search, search->best_value, value) < 0;

    if (!better) {
        memcpy(search->best, best, n);
        memcpy(search->best_value, value, sizeof value);
    }
    free(best);
    return better;
}

bool master_finish(struct solve *solve, const struct master *master, int level, int64_t work)
{
    const struct model *dual = master->dual->model;
    const struct problem *problem = solve->problem;
    bool *has_week = calloc((size_t)problem->n_people + 1, sizeof *has_week), better = false;
    unsigned char *stands = malloc((size_t)problem->n_offers + 1);
    int64_t end = solve_work(solve) + work;
    struct model model = {.lookup = &solve->lookup, .stands = stands, .task_out = dual->task_out};

    if (has_week && stands && load(solve, master, has_week) &&
        open_rest(solve, dual, level, has_week, stands) <= MAX_COLUMNS && model_make(&model))
        better = finish(solve, &model, level, end);
    search_back_to_best(&solve->search);
    model_release(&model);
    free(stands);
    free(has_week);
    return better;
}
