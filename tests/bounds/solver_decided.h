/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/bounds/solver_decided.h - which plans of `made` are as a walk decided, and decisions at
 * random. Included where `made` and what solver_plans.h lists are there. */
#ifndef TESTS_SOLVER_DECIDED_H
#define TESTS_SOLVER_DECIDED_H

/* Is the plan's part of this column as decided? */
static inline bool as_decided(const struct days_tree *tree, const bool *plan, int column)
{
    const struct mip_column *bounds = &tree->model->mip.columns[column];
    const struct model_column *what = &tree->model->columns[column];

    if (what->kind == 'x')
        return plan[what->number] ? !tree->barred[column] : !tree->must[column];
    if (what->kind != 'u')
        return true;
    int missing = made.problem.tasks[what->number].need;

    for (int i = 0; i < made.problem.n_offers; i++)
        missing -= plan[i] && tree->solve->lookup.offer_task[i] == what->number;
    return missing >= bounds->low && missing <= bounds->high;
}

/* The least of the level within the plan's caps among plans as decided, no constant. */
static inline int64_t least_decided(const struct days_tree *tree, int plan)
{
    int64_t best = INT64_MAX;

    for (int i = 0; i < n_plans; i++) {
        bool within = true;

        for (int k = 0; k < tree->level; k++)
            within = within && values[i][k] <= values[plan][k];
        for (int j = 0; within && j < tree->model->mip.n_columns; j++)
            within = as_decided(tree, plans[i], j);
        if (within && values[i][tree->level] < best)
            best = values[i][tree->level];
    }
    return best == INT64_MAX ? best : best - tree->constant;
}

/* Decided so, and the other way round is still to be looked at; or the other way round. */
static inline void decide_one(struct days_tree *tree, int column)
{
    bool yes = random_once_in(&made, 2), choice = tree->model->columns[column].kind == 'x';
    const struct mip_column *bounds = &tree->model->mip.columns[column];
    int need = choice ? 1 : made.problem.tasks[tree->model->columns[column].number].need;
    bool paid = !choice && need == 1 && random_once_in(&made, 2);
    struct branch branch = {.kind = choice ? BRANCH_CHOICE
                                    : paid ? BRANCH_PAID
                                           : BRANCH_SHORT,
                            .column = column,
                            .yes = yes,
                            .second = !yes,
                            .most = random_below(&made, need)};

    if (choice && (tree->must[column] || tree->barred[column]))
        return;
    if (!choice && !paid && (branch.most < bounds->low || branch.most >= bounds->high))
        return;
    days_decide(tree, &branch);
}

/* A few decisions at random, as if the walk had come there. */
static inline void decide_some(struct days_tree *tree)
{
    for (int n = random_below(&made, 4); n > 0; n--) {
        int column = random_below(&made, tree->model->mip.n_columns);

        if (strchr("xu", tree->model->columns[column].kind))
            decide_one(tree, column);
    }
}

/* Whatever is decided, each plan is on one of the two sides. */
static inline void sides_hold_all(struct days_tree *tree)
{
    for (int column = 0; column < tree->model->mip.n_columns; column++) {
        static bool held[MAX_PLANS];

        if (!strchr("xu", tree->model->columns[column].kind))
            continue;
        memset(held, 0, sizeof held);
        decide_one(tree, column);
        for (int side = 0; tree->depth && side < 2; side++) {
            for (int i = 0; i < n_plans; i++) {
                bool within = true;

                for (int j = 0; within && j < tree->model->mip.n_columns; j++)
                    within = as_decided(tree, plans[i], j);
                held[i] |= within;
            }
            tree->path[0].second = false;
            if (side == 0)
                assert_true(days_turn(tree));
        }
        for (int i = 0; tree->depth && i < n_plans; i++)
            assert_true(held[i]);
        days_begin_at_root(tree);
    }
}

#endif
