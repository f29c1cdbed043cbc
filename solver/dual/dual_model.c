/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which work a level's bound looks at. */
#include "solver/dual/dual.h"

enum {
    MAX_COLUMNS = 500000,
    LARGE_OFFERS = 10000,
    BONDS_OFFERS = 10000 /* bonds have rows in problems of so many */
};

/* Does any choice of the task load somebody's share at the level? */
static bool loads(const struct lookup *lookup, int task, int level)
{
    const struct problem *problem = lookup->problem;

    for (int i = lookup->task_first[task]; i < lookup->task_first[task + 1]; i++) {
        for (int n = lookup->share.first[i]; n < lookup->share.first[i + 1]; n++) {
            const struct share *share = &problem->shares[lookup->share.items[n].row];

            if (problem->share_groups[share->group].level == level)
                return true;
        }
    }
    return false;
}

bool dual_has_groups(const struct problem *problem, int level)
{
    for (int g = 0; g < problem->n_share_groups; g++)
        if (problem->share_groups[g].level == level)
            return true;
    return false;
}

bool dual_has_points(const struct solve *solve, int level)
{
    return solve->problem->n_offers > LARGE_OFFERS && !solve_exact(solve, level) &&
           !dual_has_groups(solve->problem, level);
}

/* Does any choice of the task cost something at the level? */
static bool costs(const struct lookup *lookup, int task, int level)
{
    for (int i = lookup->task_first[task]; i < lookup->task_first[task + 1]; i++)
        if (lookup->problem->offers[i].cost[level])
            return true;
    return false;
}

/* Leaving work out of a plan breaks nothing and costs nothing but what it is
 * short, which is not counted where it is left out of the model too: any choice
 * of tasks gives a bound.  Shares: what loads them or costs by itself.  Else, and where all is
 * wanted, what costs up to here. */
static void choose_tasks(const struct solve *solve, int level, bool all, bool *task_out)
{
    const struct problem *problem = solve->problem;
    const struct lookup *lookup = &solve->lookup;
    bool shares = dual_has_groups(problem, level);

    for (int t = 0; t < problem->n_tasks; t++) {
        bool in = (all || !shares) && problem->tasks[t].level <= level;

        in = in || (shares && (loads(lookup, t, level) || costs(lookup, t, level)));
        task_out[t] = !in;
    }
}

static bool make(struct solve *solve, int level, bool weeks, bool all, const unsigned char *stood,
                 struct model *model, struct pool *pool)
{
    const struct problem *problem = solve->problem;
    bool *task_out = pool_take(pool, (size_t)problem->n_tasks, sizeof *task_out);
    unsigned char *stands = pool_take(pool, (size_t)problem->n_offers, sizeof *stands);

    if (!task_out || !stands)
        return false;
    choose_tasks(solve, level, all, task_out);
    for (int i = 0; i < problem->n_offers; i++) {
        bool out = task_out[solve->lookup.offer_task[i]];

        stands[i] = out ? OFFER_IDLE : (unsigned char)solve_stands(solve, i, level);
        if (stood)
            stands[i] = stood[i];
    }
    *model = (struct model){.lookup = &solve->lookup,
                            .stands = stands,
                            .task_out = task_out,
                            .plan = solve->search.best,
                            .coarse = true,
                            .bonds = weeks && problem->n_offers <= BONDS_OFFERS,
                            .told = solve->effort->proof};
    if (!model_make(model) || model->mip.n_columns > MAX_COLUMNS)
        return false;
    solve_aim(solve, model, level);
    return !model->mip.broken;
}

bool dual_model(struct solve *solve, int level, bool weeks, const unsigned char *stood,
                struct model *model, struct pool *pool)
{
    return make(solve, level, weeks, false, stood, model, pool);
}

bool dual_model_all(struct solve *solve, int level, struct model *model, struct pool *pool)
{
    return make(solve, level, true, true, NULL, model, pool);
}
