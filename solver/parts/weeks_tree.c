/* SPDX-License-Identifier: GPL-3.0-or-later
 * Plans of whole weeks, from the program at its best prices: choices are decided one after the
 * other, and every few of them what is nearly chosen is tried as it is.  Nothing is proven: it
 * begins anew often, each time with other choices first and another value to come down to. */
#include "solver/parts/days_tree.h"

#include <stdlib.h>
#include <string.h>

enum { PATIENCE = 3, MORE_EACH = 4, TRY_EACH = 4, TARGETS = 4, AT_ONCE = 2, MOST_TIMES = 16 };

/* Where plans are looked for, from the bound (0) to what is just better than the plan (1). */
static const double targets[TARGETS] = {0, 0.5, 0.25, 1};

static void begin_anew(struct days_tree *tree, int time)
{
    double room = (double)(tree->planned - 1 - tree->bound);

    days_begin_at_root(tree);
    tree->most = tree->bound + (int64_t)(targets[time % TARGETS] * room);
    tree->limit = PATIENCE + time / MORE_EACH;
    if (time == 1)
        tree->random = UINT64_C(88172645463325252);
}

/* One node, and where to go from it.  False: it is time to begin anew. */
static bool step(struct days_tree *tree)
{
    enum outcome outcome = days_visit(tree);

    if (outcome == TAKEN) {
        tree->planned = model_planned_cost(tree->model, tree->level) - tree->constant;
        tree->most = tree->most < tree->planned ? tree->most : tree->planned - 1;
        solve_tell(tree->solve);
    }
    if (outcome == TAKEN || outcome == SPLIT)
        return true;
    tree->given_up |= outcome == GIVEN_UP;
    if (++tree->fails >= tree->limit)
        return false;
    bool more = days_turn(tree);

    if (!more && !tree->given_up) /* everything was looked at: nothing is to be found there */
        tree->bound = tree->most + 1;
    return more;
}

static bool goes_on(const struct days_tree *tree, int64_t end)
{
    return tree->bound < tree->planned && !tree->master->broken && !tree->master->mip.broken &&
           solve_goes_on(tree->solve) && solve_work(tree->solve) < end;
}

static void search(struct days_tree *tree, int64_t end)
{
    int times = 0;

    for (begin_anew(tree, times); times < MOST_TIMES && goes_on(tree, end);)
        if (!step(tree))
            begin_anew(tree, ++times);
    days_begin_at_root(tree);
}

/* No week is decided. */
static void open_all(struct master *master)
{
    for (int i = 0; i < master->n_weeks; i++)
        master->mip.columns[master->weeks[i].column].low = 0;
}

/* Nobody needs a week any more. */
static void let_go(const struct days_tree *tree)
{
    struct mip *mip = &tree->master->mip;

    for (int p = 0; p < tree->solve->problem->n_people; p++) {
        mip->columns[tree->idle[p]].cost = 0;
        mip->rows[tree->model->mip.n_rows + p].low = -MIP_FREE;
    }
}

bool master_plans(struct solve *solve, struct master *master, struct model *model, int level,
                  int64_t work)
{
    struct span_of span = {solve->levels[level].bound, solve->search.best_value[level]};
    struct days_tree tree = {.solve = solve,
                             .master = master,
                             .model = model,
                             .level = level,
                             .at_once = AT_ONCE,
                             .try_each = TRY_EACH};
    size_t size = (size_t)model->mip.n_rows * sizeof(double);
    double *best = malloc(size + 1); /* the prices that the bound rests on */

    if (best) {
        memcpy(best, master->dual->best, size);
        master_allow_more(master);
        open_all(master);
        if (days_tree_make(&tree, &span)) {
            search(&tree, solve_work(solve) + work);
            let_go(&tree);
        }
        memcpy(master->dual->best, best, size);
    }
    days_tree_release(&tree);
    free(best);
    return solve->search.best_value[level] < span.planned;
}
