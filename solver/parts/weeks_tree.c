/* SPDX-License-Identifier: GPL-3.0-or-later
 * Branch and bound over people's weeks as a whole.  A thousand choices are in parts, and most of
 * them cost the same; what a plan costs hangs on which work is left undone and on who is paid, some
 * twenty amounts.  Those are branched on before any choice is, the node with the least bound first.
 * Where all of them are whole, weeks are decided one after the other for a plan. */
#include "solver/parts/days_tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* DIVE_EACH: so many nodes without a broken amount from one look for a plan to the next. */
enum { MAX_NODES = 4000, DIVE_EACH = 16, DIVE_WORK = 3000000 };

struct node {
    int parent;           /* -1: the root */
    struct branch branch; /* of the parent's */
    int64_t bound;
    bool open, stuck; /* to be looked at; or nothing more is known than its bound */
};

struct weeks {
    struct days_tree *tree;
    struct node *nodes;
    int n, n_whole;
    struct mip_log *log; /* NULL: nobody keeps the proof */
    int64_t end;         /* of the effort */
};

/* All plans that are better lie below nodes that are open or stuck. */
static int64_t least(const struct weeks *weeks)
{
    int64_t bound = weeks->tree->planned;

    for (int i = 0; i < weeks->n; i++)
        if ((weeks->nodes[i].open || weeks->nodes[i].stuck) && weeks->nodes[i].bound < bound)
            bound = weeks->nodes[i].bound;
    return bound;
}

/* The node with the least bound, of those the last; -1: none is open. */
static int next(const struct weeks *weeks)
{
    int best = -1;

    for (int i = 0; i < weeks->n; i++)
        if (weeks->nodes[i].open && (best < 0 || weeks->nodes[i].bound <= weeks->nodes[best].bound))
            best = i;
    return best;
}

static bool goes_on(const struct weeks *weeks)
{
    const struct days_tree *tree = weeks->tree;

    return least(weeks) < tree->planned && !tree->master->broken && !tree->master->mip.broken &&
           solve_goes_on(tree->solve) && solve_work(tree->solve) < weeks->end;
}

static void decide_down_to(const struct weeks *weeks, int node)
{
    if (weeks->nodes[node].parent < 0)
        return;
    decide_down_to(weeks, weeks->nodes[node].parent);
    days_decide(weeks->tree, &weeks->nodes[node].branch);
}

static void split(struct weeks *weeks, int number, const struct branch *branch)
{
    for (int i = 0; i < 2; i++) {
        struct node *node = &weeks->nodes[weeks->n++];

        *node = (struct node){
            .parent = number, .branch = *branch, .bound = weeks->nodes[number].bound, .open = true};
        node->branch.yes = i == 0 ? !branch->yes : branch->yes;
        weeks_log_node(weeks->log, number, &node->branch);
    }
}

/* A plan that is better at an earlier level may be worse here: then what was closed stays closed.
 */
static void note_plan(struct days_tree *tree)
{
    int64_t planned = model_planned_cost(tree->model, tree->level) - tree->constant;

    tree->planned = planned < tree->planned ? planned : tree->planned;
    tree->most = tree->planned - 1;
    solve_tell(tree->solve);
}

/* As many people are missing as in the node. */
static void keep_missing(struct days_tree *tree)
{
    for (int j = 0; j < tree->model->mip.n_columns && tree->depth < DAYS_MAX_DEPTH - 1; j++) {
        const struct mip_column *column = &tree->model->mip.columns[j];

        if (tree->model->columns[j].kind != 'u')
            continue;
        int64_t missing = llround(tree->master->mip.values[tree->master->column[j]]);
        struct branch branch = {.kind = BRANCH_SHORT, .column = j, .most = missing};

        if (column->high > missing)
            days_decide(tree, &branch);
        branch.yes = true;
        branch.most = missing - 1;
        if (column->low < missing)
            days_decide(tree, &branch);
    }
}

/* A plan of whole weeks. */
static void dive(struct weeks *weeks)
{
    struct days_tree *tree = weeks->tree;
    struct master *master = tree->master;
    int depth = tree->depth;
    int64_t left = weeks->end - solve_work(tree->solve);

    keep_missing(tree);
    if (master_dive(tree->solve, master, tree->level, span_of_level(tree->solve, tree->level),
                    left < DIVE_WORK ? left : DIVE_WORK))
        note_plan(tree);
    for (int i = 0; i < master->n_weeks; i++)
        master->mip.columns[master->weeks[i].column].low = 0;
    while (tree->depth > depth)
        days_undo(tree);
}

/* What to branch on.  False: everything is whole, which is a plan or a limit that weeks do not
 * know. */
static bool find_branch(struct weeks *weeks, struct branch *branch)
{
    struct days_tree *tree = weeks->tree;

    if (days_find_whole(tree, branch))
        return true;
    *branch = (struct branch){.column = days_find_choice(tree), .yes = true};
    if (weeks->n_whole++ % DIVE_EACH == 0)
        dive(weeks);
    return branch->column >= 0;
}

static void visit(struct weeks *weeks, int number)
{
    struct days_tree *tree = weeks->tree;
    struct node *node = &weeks->nodes[number];
    struct branch branch;

    days_begin_at_root(tree);
    decide_down_to(weeks, number);
    int64_t bound = days_bound(tree, node->bound);

    node->open = false;
    node->stuck = bound == INT64_MIN;
    if (bound > node->bound) {
        weeks_log_prices(weeks->log, tree, number);
        node->bound = bound;
    }
    if (node->stuck || node->bound >= tree->planned)
        return;
    if (weeks->n + 2 > MAX_NODES || tree->depth >= DAYS_MAX_DEPTH) {
        node->stuck = true;
    } else if (find_branch(weeks, &branch)) {
        split(weeks, number, &branch);
    } else {
        node->stuck = true; /* no more than its bound is known, unless that is a plan's */
        if (days_take(tree))
            note_plan(tree);
    }
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

static void search(struct days_tree *tree, int64_t work)
{
    struct mip_log log = {0};
    int64_t before = tree->bound;
    struct weeks weeks = {.tree = tree,
                          .log = tree->solve->effort->proof ? &log : NULL,
                          .nodes = calloc(MAX_NODES, sizeof(struct node)),
                          .n = 1,
                          .end = solve_work(tree->solve) + work};

    if (!weeks.nodes)
        return;
    weeks.nodes[0] = (struct node){.parent = -1, .bound = tree->bound, .open = true};
    tree->most = tree->planned - 1;
    weeks_log_root(weeks.log);
    while (goes_on(&weeks)) {
        int node = next(&weeks);

        if (node < 0 || weeks.nodes[node].bound >= tree->planned)
            break;
        visit(&weeks, node);
    }
    tree->bound = least(&weeks);
    days_begin_at_root(tree);
    if (weeks.log && tree->bound > before)
        weeks_log_tell(&log, tree);
    log_release(&log);
    free(weeks.nodes);
}

void master_weeks(struct solve *solve, struct master *master, struct model *model, int level,
                  struct span_of *span, int64_t work)
{
    struct days_tree tree = {.solve = solve, .master = master, .model = model, .level = level};
    size_t size = (size_t)model->mip.n_rows * sizeof(double);
    double *best = malloc(size + 1); /* the prices that the bound rests on */

    if (!best)
        return;
    memcpy(best, master->dual->best, size);
    master_allow_more(master);
    for (int i = 0; i < master->n_weeks; i++) /* none is decided */
        master->mip.columns[master->weeks[i].column].low = 0;
    if (days_tree_make(&tree, span)) {
        search(&tree, work);
        let_go(&tree);
        span->bound = tree.bound + tree.constant;
        span->planned = tree.planned + tree.constant;
    }
    memcpy(master->dual->best, best, size);
    days_tree_release(&tree);
    free(best);
}
