/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/parts/tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "solver/lp/certificate.h"
#include "solver/proof.h"

enum { SHIFT = 20, MAX_NODES = 100000, NODE_PIVOTS = 50000 };
static const double whole_within = 1e-6;

/* The basis a node ended with, for its two children. */
struct basis {
    unsigned char *stands;
    int rows, columns, users;
};

struct node {
    int parent, column;
    int64_t low, high; /* of the column, here and below */
    int64_t bound;
    int basis;
    bool open;
};

struct tree {
    struct solve *solve;
    struct model *model;
    struct node *nodes;
    struct basis *bases;
    int n_nodes, n_bases, level;
    int64_t target, least_closed; /* bound of the worst leaf that needs no more */
    int next;                     /* -1: whichever has the least bound */
    bool broken;
    bool grown; /* whole values missed what the model did not have yet: now it does */
};

static void basis_release(struct tree *tree, int number)
{
    if (number >= 0 && --tree->bases[number].users == 0) {
        free(tree->bases[number].stands);
        tree->bases[number].stands = NULL;
    }
}

/* Takes over the basis the relaxation ended with. */
static int basis_take(struct tree *tree)
{
    struct mip *mip = &tree->model->mip;

    if (!mip->basis || !pool_grow((void **)&tree->bases, tree->n_bases, sizeof *tree->bases))
        return -1;
    tree->bases[tree->n_bases] = (struct basis){mip->basis, mip->basis_rows, mip->basis_columns, 2};
    mip->basis = NULL;
    return tree->n_bases++;
}

static void basis_give(struct tree *tree, int number)
{
    struct mip *mip = &tree->model->mip;

    free(mip->basis);
    mip->basis = NULL;
    if (number < 0 || !tree->bases[number].stands)
        return;
    size_t size = (size_t)tree->bases[number].rows + tree->bases[number].columns + 1;

    mip->basis = malloc(size);
    if (!mip->basis)
        return;
    memcpy(mip->basis, tree->bases[number].stands, size - 1);
    mip->basis_rows = tree->bases[number].rows;
    mip->basis_columns = tree->bases[number].columns;
}

static void node_add(struct tree *tree, const struct node *node)
{
    if (tree->n_nodes >= MAX_NODES ||
        !pool_grow((void **)&tree->nodes, tree->n_nodes, sizeof *tree->nodes)) {
        tree->broken = true;
        return;
    }
    tree->nodes[tree->n_nodes++] = *node;
    proof_node(tree->solve->effort->proof, node->parent, node->column, node->low, node->high);
}

/* Sets, or with `keep` takes back, the branchings on the way to the node. */
static void branch(struct tree *tree, int node, struct mip_column *kept)
{
    struct mip_column *columns = tree->model->mip.columns;

    for (int i = node; i >= 0; i = tree->nodes[i].parent) {
        const struct node *row = &tree->nodes[i];

        if (row->column < 0)
            continue;
        if (kept) {
            columns[row->column] = kept[row->column];
            continue;
        }
        if (row->low > columns[row->column].low)
            columns[row->column].low = row->low;
        if (row->high < columns[row->column].high)
            columns[row->column].high = row->high;
    }
}

/* Is it proven that the rows cannot all hold? */
static bool proven_empty(struct tree *tree, int node)
{
    struct mip mip = {0};
    struct certificate certificate = {0};
    struct mip_effort effort = solve_effort(tree->solve, NODE_PIVOTS);

    mip_breakable(&tree->model->mip, &mip);
    bool empty = mip_relax(&mip, &effort) == MIP_OPTIMAL &&
                 certificate_make(&certificate, &mip, SHIFT) && certificate.bound > 0;

    if (empty)
        proof_visit(tree->solve->effort->proof, node, &certificate, true);
    solve_count(tree->solve, &mip);
    certificate_release(&certificate);
    mip_release(&mip);
    return empty;
}

/* The column furthest from whole; -1: all are. */
static int split_column(const struct mip *mip)
{
    double worst = whole_within;
    int column = -1;

    for (int j = 0; j < mip->n_columns; j++) {
        double off = fabs(mip->values[j] - round(mip->values[j]));

        if (off > worst + 1e-9) {
            worst = off;
            column = j;
        }
    }
    return column;
}

static void split(struct tree *tree, int number, int column)
{
    const struct mip *mip = &tree->model->mip;
    int64_t below = (int64_t)floor(mip->values[column]);
    bool up = mip->values[column] - (double)below >= 0.5;
    int basis = basis_take(tree);
    struct node down_node = {number, column, INT64_MIN, below, tree->nodes[number].bound,
                             basis,  true};
    struct node up_node = {number, column, below + 1, INT64_MAX, tree->nodes[number].bound,
                           basis,  true};

    node_add(tree, up ? &down_node : &up_node);
    node_add(tree, up ? &up_node : &down_node);
    tree->next = tree->broken ? -1 : tree->n_nodes - 1;
}

static void close_leaf(struct tree *tree, int number)
{
    if (tree->nodes[number].bound < tree->least_closed)
        tree->least_closed = tree->nodes[number].bound;
}

/* Relaxes the node: its bound, and then it is a leaf or has two children. */
static void visit(struct tree *tree, int number, struct mip_column *kept)
{
    struct model *model = tree->model;
    struct certificate certificate = {0};
    struct mip_effort effort = solve_effort(tree->solve, NODE_PIVOTS);
    struct node *node = &tree->nodes[number];

    node->open = false;
    branch(tree, number, NULL);
    basis_give(tree, node->basis);
    basis_release(tree, node->basis);
    effort.dual = number > 0;
    enum mip_status status = mip_relax(&model->mip, &effort);

    solve_count(tree->solve, &model->mip);
    if (certificate_make(&certificate, &model->mip, SHIFT)) {
        int64_t bound = certificate.bound + model->constant[tree->level];
        node->bound = bound > node->bound ? bound : node->bound;
        proof_visit(tree->solve->effort->proof, number, &certificate, false);
    }
    certificate_release(&certificate);
    tree->next = -1;
    if (status == MIP_NONE && node->bound < tree->target && proven_empty(tree, number))
        node->bound = INT64_MAX;
    int column =
        status == MIP_OPTIMAL && node->bound < tree->target ? split_column(&model->mip) : -1;

    bool whole = status == MIP_OPTIMAL && column < 0 && node->bound < tree->target;

    if (column >= 0)
        split(tree, number, column);
    else
        close_leaf(tree, number);
    tree->grown = whole && model_grow(model);
    if (whole && !tree->grown) {
        (void)plan_take(tree->solve, model);
        tree->target = tree->nodes[number].bound; /* no branching gets above a whole solution */
    }
    branch(tree, number, kept);
}

static int64_t least_bound(const struct tree *tree, int *node)
{
    int64_t least = tree->least_closed;

    *node = -1;
    for (int i = tree->n_nodes - 1; i >= 0; i--) {
        if (!tree->nodes[i].open)
            continue;
        if (*node < 0 || tree->nodes[i].bound < tree->nodes[*node].bound)
            *node = i;
    }
    if (*node >= 0 && tree->nodes[*node].bound < least)
        least = tree->nodes[*node].bound;
    return least;
}

static void grow(struct tree *tree, int64_t work, struct mip_column *kept)
{
    struct solve *solve = tree->solve;
    int64_t end = solve_work(solve) + work;

    node_add(tree, &(struct node){-1, -1, 0, 0, INT64_MIN, -1, true});
    for (;;) {
        int best, number = tree->next;
        int64_t least = least_bound(tree, &best);

        if (least >= tree->target || tree->least_closed < tree->target || best < 0)
            return;
        if (number < 0 || !tree->nodes[number].open)
            number = best;
        if (tree->nodes[number].bound >= tree->target) {
            tree->next = -1;
            if (number != best)
                continue;
        }
        if (tree->broken || !solve_goes_on(solve) || solve_work(solve) >= end)
            return;
        visit(tree, number, kept);
        if (tree->grown)
            return;
    }
}

int64_t tree_grow(struct solve *solve, struct model *model, int level, int64_t known,
                  int64_t target, int64_t *work)
{
    struct tree tree = {.solve = solve,
                        .model = model,
                        .level = level,
                        .least_closed = INT64_MAX,
                        .target = target,
                        .next = -1};
    size_t size = (size_t)model->mip.n_columns * sizeof(struct mip_column);
    struct mip_column *kept = malloc(size + 1);
    int64_t bound = known;
    int best;

    if (kept) {
        if (size > 0)
            memcpy(kept, model->mip.columns, size);
        int64_t before = solve_work(solve);

        grow(&tree, *work, kept);
        *work = tree.grown ? *work - (solve_work(solve) - before) : 0;
        bound = least_bound(&tree, &best);
    }
    for (int i = 0; i < tree.n_bases; i++)
        free(tree.bases[i].stands);
    free(tree.bases);
    free(tree.nodes);
    free(kept);
    if (bound > target)
        bound = target; /* nothing was asked beyond */
    return bound > known ? bound : known;
}
