/* SPDX-License-Identifier: GPL-3.0-or-later
 * The whole of a small problem as one integer program at the level.  It proves nothing
 * (the library keeps no proof), but what it calls the best needs no more looking for. */
#include "solver/parts/tree.h"
#include "solver/solve.h"

#include <stdlib.h>
#include <string.h>

/* Which choices are open, and the plan as a beginning. */
static bool prepare(struct solve *solve, struct model *model, unsigned char *stands, int level)
{
    for (int i = 0; i < solve->problem->n_offers; i++)
        stands[i] = (unsigned char)solve_stands(solve, i, level);
    *model = (struct model){.lookup = &solve->lookup, .stands = stands, .plan = solve->search.best};
    if (!model_make(model))
        return false;
    solve_aim(solve, model, level);
    return true;
}

static double *beginning(const struct model *model)
{
    double *start = calloc((size_t)model->mip.n_columns + 1, sizeof *start);

    for (int j = 0; start && j < model->mip.n_columns; j++)
        start[j] = (double)model->columns[j].value;
    return start;
}

/* What the plan costs at the level, after the caps of those before it. */
static void costs_now(const struct solve *solve, int level, int64_t *cost)
{
    for (int k = 0; k < level; k++)
        cost[k] = solve_cap(solve, k);
    cost[level] = solve->search.best_value[level];
}

static bool same_as_tried(const struct solve *solve, int level)
{
    int64_t cost[LEVELS];

    costs_now(solve, level, cost);
    return memcmp(cost, solve->tried[level].cost, ((size_t)level + 1) * sizeof *cost) == 0;
}

static bool try_all(struct solve *solve, int level, int64_t work)
{
    unsigned char *stands = malloc((size_t)solve->problem->n_offers + 1);
    struct model model = {.lookup = &solve->lookup};
    enum mip_status status = MIP_FAILED;

    if (stands && prepare(solve, &model, stands, level)) {
        struct mip_effort effort = solve_whole_portion(solve, &model.mip, work);
        double *start = beginning(&model);

        if (start && effort.pivots)
            status = mip_solve(&model.mip, &effort, start);
        solve_count_whole(solve, &model.mip);
        if (status == MIP_OPTIMAL || status == MIP_FEASIBLE)
            (void)plan_take(solve, &model);
        solve_tell(solve);
        free(start);
    }
    model_release(&model);
    free(stands);
    return status == MIP_OPTIMAL;
}

/* With less than twice the work of the last time it would only come as far again. */
bool refine_whole(struct solve *solve, int level, int64_t work)
{
    struct tried *tried = &solve->tried[level];

    if (tried->work && same_as_tried(solve, level) && (tried->all || work < 2 * tried->work))
        return tried->all;
    tried->all = try_all(solve, level, work);
    tried->work = work;
    costs_now(solve, level, tried->cost);
    return tried->all;
}
