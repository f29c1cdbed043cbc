/* SPDX-License-Identifier: GPL-3.0-or-later
 * Branch and bound over people's weeks: who does which work is decided choice by choice, yes
 * first, and each node's program finds new weeks at its own duals (branch and price: Barnhart et
 * al. 1998).  A decision is a price of its own: a choice that must be made costs so much less,
 * and the sum so much more, so that a node's bound is one of dual_prove() like any other. */
#include "solver/parts/days_tree.h"

#include <stdlib.h>

enum { PATIENCE = 16, MORE_PATIENCE = 4, TRY_EACH = 16 };

int64_t model_made_cost(const struct model *model, int level)
{
    int64_t sum = model->constant[level];

    for (int j = 0; j < model->mip.n_columns; j++)
        sum += model->columns[j].cost[level] * model->columns[j].value;
    return sum;
}

int64_t model_planned_cost(const struct model *like, int level)
{
    struct model model = {.lookup = like->lookup,
                          .stands = like->stands,
                          .task_out = like->task_out,
                          .later_part = like->later_part,
                          .plan = like->plan,
                          .coarse = like->coarse,
                          .bonds = like->bonds,
                          .told = like->told};
    int64_t sum = INT64_MAX;

    if (model_make(&model))
        sum = model_made_cost(&model, level);
    model_release(&model);
    return sum;
}

/* First decisions that are wrong take for ever to come back to: it begins anew, each time with
 * more patience, so that in the end everything is looked at. */
static void begin_anew(struct days_tree *tree)
{
    days_begin_at_root(tree);
    tree->random = tree->random ? tree->random : UINT64_C(88172645463325252);
    tree->limit += tree->limit / MORE_PATIENCE + 1;
}

/* True: everything that costs at most `most` was looked at. */
static bool walk(struct days_tree *tree, int64_t end)
{
    days_begin_at_root(tree);
    tree->limit = PATIENCE;
    tree->random = 0;
    for (;;) {
        if (!solve_goes_on(tree->solve) || solve_work(tree->solve) >= end)
            return false;
        enum outcome outcome = days_visit(tree);

        if (outcome == TAKEN) {
            tree->planned = model_planned_cost(tree->model, tree->level) - tree->constant;
            tree->most = tree->most < tree->planned ? tree->most : tree->planned - 1;
            solve_tell(tree->solve);
            if (tree->planned <= tree->bound)
                return false;
        }
        tree->given_up |= outcome == GIVEN_UP;
        if (outcome != CLOSED && outcome != GIVEN_UP)
            continue;
        if (!days_turn(tree))
            return !tree->given_up;
        if (++tree->fails >= tree->limit)
            begin_anew(tree);
    }
}

/* The best that may be first, for there everything else is soon seen to be too dear; then, with
 * half of what work is left each time, what lies between that and the plan. */
static void climb(struct days_tree *tree, int64_t end)
{
    for (tree->most = tree->bound; tree->bound < tree->planned;) {
        int64_t most = tree->most, left = end - solve_work(tree->solve);
        bool last = most + 1 >= tree->planned;

        if (walk(tree, last ? end : end - left / 2)) {
            tree->bound = tree->most + 1;
            tree->most = tree->bound;
            continue;
        }
        if (last || !solve_goes_on(tree->solve) || solve_work(tree->solve) >= end)
            return;
        tree->most = (most + tree->planned) / 2;
        if (tree->most <= most || tree->most >= tree->planned)
            tree->most = tree->planned - 1;
    }
}

/* Everybody has a week or none: a column for none, so that whoever must do something can wait
 * for a week that has it. */
static bool begin(struct days_tree *tree)
{
    struct master *master = tree->master;
    int n_rows = tree->model->mip.n_rows, n_people = tree->solve->problem->n_people;

    tree->dear = 1;
    for (int j = 0; j < tree->model->mip.n_columns; j++)
        tree->dear += tree->model->mip.columns[j].cost * tree->model->mip.columns[j].high;
    for (int p = 0; p < n_people; p++) {
        tree->idle[p] = mip_add_amount(&master->mip, 1, 0);
        if (master->mip.broken)
            return false;
        mip_add_term(&master->mip, n_rows + p, tree->idle[p], 1);
        master->mip.rows[n_rows + p].low = 1;
    }
    return !master->mip.broken;
}

bool days_tree_make(struct days_tree *tree, const struct span_of *span)
{
    size_t n_columns = (size_t)tree->model->mip.n_columns + 1,
           n_people = (size_t)tree->solve->problem->n_people;

    tree->constant = tree->model->constant[tree->level];
    tree->bound = span->bound - tree->constant;
    tree->planned = span->planned - tree->constant;
    tree->must = calloc(n_columns, sizeof(bool));
    tree->barred = calloc(n_columns, sizeof(int));
    tree->n_yes = calloc(n_people + 1, sizeof(int));
    tree->idle = calloc(n_people + 1, sizeof(int));
    tree->part = calloc(n_columns, sizeof(double));
    return tree->must && tree->barred && tree->n_yes && tree->idle && tree->part && begin(tree);
}

void days_tree_release(struct days_tree *tree)
{
    free(tree->must);
    free(tree->barred);
    free(tree->n_yes);
    free(tree->idle);
    free(tree->part);
}

void master_tree(struct solve *solve, struct master *master, struct model *model, int level,
                 struct span_of *span, int64_t work)
{
    struct days_tree tree = {
        .solve = solve, .master = master, .model = model, .level = level, .try_each = TRY_EACH};

    if (days_tree_make(&tree, span))
        climb(&tree, solve_work(solve) + work);
    span->bound = tree.bound + tree.constant;
    span->planned = tree.planned + tree.constant;
    days_tree_release(&tree);
}
