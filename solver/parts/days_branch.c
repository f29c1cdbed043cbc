/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is decided on the way to a node.  A decision is a price of its own: a choice that must be
 * made costs so much less, one that must not so much more; of amounts the column is cut. */
#include "solver/parts/days_tree.h"

#include <math.h>

static const double whole_within = 1e-5, half = 0.5;

static const struct offer *offer_of(const struct days_tree *tree, int column)
{
    return &tree->solve->problem->offers[tree->model->columns[column].number];
}

static bool is_paid(const struct days_tree *tree, int column)
{
    return tree->model->mip.columns[column].cost > 0;
}

static void choose(struct days_tree *tree, const struct branch *branch, int sign)
{
    if (!branch->yes) {
        tree->barred[branch->column] += sign;
        return;
    }
    tree->must[branch->column] = sign > 0;
    tree->n_yes[offer_of(tree, branch->column)->person] += sign;
}

/* Who is paid does it, or nobody who is. */
static void bar(struct days_tree *tree, const struct branch *branch, int sign)
{
    const struct lookup *lookup = &tree->solve->lookup;
    int task = tree->model->columns[branch->column].number;

    for (int i = lookup->task_first[task]; i < lookup->task_first[task + 1]; i++) {
        int column = tree->model->offer_column[i];

        if (column >= 0 && is_paid(tree, column) != branch->yes)
            tree->barred[column] += sign;
    }
}

/* So many may be missing. */
static void limit(const struct days_tree *tree, int column, int64_t low, int64_t high)
{
    int own = tree->master->column[column];

    tree->model->mip.columns[column].low = tree->master->mip.columns[own].low = low;
    tree->model->mip.columns[column].high = tree->master->mip.columns[own].high = high;
}

static void cut(struct days_tree *tree, struct branch *branch)
{
    const struct mip_column *column = &tree->model->mip.columns[branch->column];

    branch->low = column->low;
    branch->high = column->high;
    if (branch->kind == BRANCH_PAID)
        limit(tree, branch->column, column->low, branch->yes ? 0 : column->high);
    else if (branch->yes)
        limit(tree, branch->column, branch->most + 1, column->high);
    else
        limit(tree, branch->column, column->low, branch->most);
}

static void set(struct days_tree *tree, struct branch *branch)
{
    if (branch->kind == BRANCH_CHOICE)
        choose(tree, branch, 1);
    else
        cut(tree, branch);
    if (branch->kind == BRANCH_PAID)
        bar(tree, branch, 1);
}

static void unset(struct days_tree *tree, const struct branch *branch)
{
    if (branch->kind == BRANCH_CHOICE)
        choose(tree, branch, -1);
    else
        limit(tree, branch->column, branch->low, branch->high);
    if (branch->kind == BRANCH_PAID)
        bar(tree, branch, -1);
}

void days_decide(struct days_tree *tree, const struct branch *branch)
{
    tree->path[tree->depth] = *branch;
    set(tree, &tree->path[tree->depth++]);
}

void days_undo(struct days_tree *tree)
{
    unset(tree, &tree->path[--tree->depth]);
}

bool days_turn(struct days_tree *tree)
{
    while (tree->depth && tree->path[tree->depth - 1].second)
        unset(tree, &tree->path[--tree->depth]);
    if (!tree->depth)
        return false;
    struct branch *last = &tree->path[tree->depth - 1];

    unset(tree, last);
    last->yes = !last->yes;
    last->second = true;
    set(tree, last);
    return true;
}

void days_begin_at_root(struct days_tree *tree)
{
    while (tree->depth)
        unset(tree, &tree->path[--tree->depth]);
    tree->fails = 0;
    tree->given_up = false;
}

int64_t days_price(struct days_tree *tree, int sign)
{
    int64_t sum = 0;

    for (int j = 0; j < tree->model->mip.n_columns; j++) {
        int times = (tree->barred[j] > 0) - tree->must[j];

        tree->model->mip.columns[j].cost += tree->dear * sign * times;
        sum += tree->must[j] ? tree->dear : 0;
    }
    dual_costs(tree->master->dual);
    return sum;
}

void days_narrow(struct days_tree *tree)
{
    struct master *master = tree->master;
    struct mip_column *columns = master->mip.columns;

    for (int i = 0; i < master->n_weeks; i++) {
        const struct master_week *week = &master->weeks[i];
        int n = 0, no = 0;

        for (int k = week->first; k < week->first + week->n; k++) {
            n += tree->must[master->choices[k]];
            no += tree->barred[master->choices[k]];
        }
        columns[week->column].high = !week->gone && !no && n == tree->n_yes[week->person];
    }
    for (int p = 0; p < tree->solve->problem->n_people; p++)
        columns[tree->idle[p]].cost = tree->n_yes[p] ? tree->dear : 0;
}

/* How much of the work is done by those who cost something. */
static double paid_part(const struct days_tree *tree, int task)
{
    const struct lookup *lookup = &tree->solve->lookup;
    double sum = 0;

    for (int i = lookup->task_first[task]; i < lookup->task_first[task + 1]; i++) {
        int column = tree->model->offer_column[i];

        if (column >= 0 && is_paid(tree, column))
            sum += tree->part[column];
    }
    return sum;
}

static double amount_of(const struct days_tree *tree, enum branch_kind kind, int column)
{
    int task = tree->model->columns[column].number;

    if (kind == BRANCH_SHORT)
        return tree->master->mip.values[tree->master->column[column]];
    return tree->solve->problem->tasks[task].need == 1 ? paid_part(tree, task) : 0;
}

static bool find_kind(const struct days_tree *tree, enum branch_kind kind, struct branch *branch)
{
    double most = whole_within;

    for (int j = 0; j < tree->model->mip.n_columns; j++) {
        if (tree->model->columns[j].kind != 'u')
            continue;
        double amount = amount_of(tree, kind, j), part = amount - floor(amount);
        double apart = part < 1 - part ? part : 1 - part;

        if (apart <= most)
            continue;
        most = apart;
        *branch = (struct branch){
            .kind = kind, .column = j, .yes = part > half, .most = (int64_t)floor(amount)};
    }
    return most > whole_within;
}

bool days_find_whole(const struct days_tree *tree, struct branch *branch)
{
    return find_kind(tree, BRANCH_SHORT, branch) || find_kind(tree, BRANCH_PAID, branch);
}
