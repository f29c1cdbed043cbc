/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip_prove.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "solver/facts/pool.h"
#include "solver/lp/certificate.h"
#include "solver/lp/mip_session.h"

enum { SHIFT = 20, SHIFT_FINE = 40, NODE_PIVOTS = 50000 };
static const double whole_within = 1e-6;

struct node {
    int parent, column;
    int64_t low, high; /* of the column, here and below */
    int64_t bound;
    bool open;
};

struct tree {
    struct mip *mip;
    struct mip_proof *proof;
    const bool *stop;
    struct mip_column *kept; /* as they were */
    struct node *nodes;
    int n_nodes, most;
    int next; /* -1: whichever has the least bound */
    bool broken;
    struct mip_session *session; /* of all nodes but the first; NULL: to be begun */
    unsigned char *basis;        /* of the first: whoever goes on, goes on from there */
    int basis_rows, basis_columns;
};

static void node_add(struct tree *tree, const struct node *node)
{
    if (tree->n_nodes >= tree->most ||
        !pool_grow((void **)&tree->nodes, tree->n_nodes, sizeof *tree->nodes)) {
        tree->broken = true;
        return;
    }
    tree->nodes[tree->n_nodes++] = *node;
}

static void branch(struct tree *tree, int node)
{
    struct mip_column *columns = tree->mip->columns;

    memcpy(columns, tree->kept, sizeof *columns * (size_t)tree->mip->n_columns);
    for (int i = node; i >= 0; i = tree->nodes[i].parent) {
        const struct node *row = &tree->nodes[i];
        if (row->column < 0)
            continue;
        if (row->low > columns[row->column].low)
            columns[row->column].low = row->low;
        if (row->high < columns[row->column].high)
            columns[row->column].high = row->high;
    }
}

static struct mip_effort effort_of(const struct tree *tree)
{
    int64_t most = tree->proof->pivots < NODE_PIVOTS ? tree->proof->pivots : NODE_PIVOTS;

    return (struct mip_effort){.pivots = most > 1 ? (int)most : 1, /* 0 would be no limit */
                               .stop = tree->stop};
}

static enum mip_status relax(struct tree *tree, struct mip *mip)
{
    struct mip_effort effort = effort_of(tree);
    enum mip_status status = mip_relax(mip, &effort);

    tree->proof->pivots -= mip->pivots + 1;
    return status;
}

static enum mip_status relax_again(struct tree *tree)
{
    struct mip_effort effort = effort_of(tree);

    if (!tree->session)
        tree->session = mip_session_begin(tree->mip);
    if (!tree->session)
        return MIP_FAILED;
    enum mip_status status = mip_session_relax(tree->session, &effort);

    tree->proof->pivots -= tree->mip->pivots + 1;
    return status;
}

static void session_end(struct tree *tree)
{
    mip_session_end(tree->session);
    tree->session = NULL;
}

/* Is it proven that the rows cannot all hold? */
static bool proven_empty(struct tree *tree)
{
    struct mip mip = {0};
    struct certificate certificate = {0};

    session_end(tree);
    mip_breakable(tree->mip, &mip);
    bool empty = relax(tree, &mip) == MIP_OPTIMAL && certificate_make(&certificate, &mip, SHIFT) &&
                 certificate.bound > 0;

    certificate_release(&certificate);
    mip_release(&mip);
    return empty;
}

/* Of those that were relaxed first: a basis that is near whatever is asked next. */
static void basis_keep(struct tree *tree)
{
    const struct mip *mip = tree->mip;
    size_t size = (size_t)mip->basis_rows + (size_t)mip->basis_columns;

    if (!mip->basis || tree->basis)
        return;
    tree->basis = malloc(size + 1);
    if (!tree->basis)
        return;
    memcpy(tree->basis, mip->basis, size);
    tree->basis_rows = mip->basis_rows;
    tree->basis_columns = mip->basis_columns;
}

static void basis_give(struct tree *tree)
{
    struct mip *mip = tree->mip;

    if (!tree->basis)
        return;
    free(mip->basis);
    mip->basis = tree->basis;
    mip->basis_rows = tree->basis_rows;
    mip->basis_columns = tree->basis_columns;
}

/* Of those that come first, the column furthest from whole; -1: all are. */
static int split_column(const struct tree *tree)
{
    const struct mip *mip = tree->mip;
    const unsigned char *first = tree->proof->first;
    double worst = whole_within;
    int column = -1;

    for (int j = 0; j < mip->n_columns; j++) {
        double off = fabs(mip->values[j] - round(mip->values[j]));
        if (!mip->columns[j].whole || off <= whole_within)
            continue;
        int order = first && column >= 0 ? first[j] - first[column] : 0;
        if (order > 0 || (order == 0 && off > worst + 1e-9)) {
            worst = off;
            column = j;
        }
    }
    return column;
}

static void split(struct tree *tree, int number, int column)
{
    const struct mip *mip = tree->mip;
    int64_t below = (int64_t)floor(mip->values[column]);
    bool up = mip->values[column] - (double)below >= 0.5;
    int64_t bound = tree->nodes[number].bound;
    struct node down_node = {number, column, INT64_MIN, below, bound, true};
    struct node up_node = {number, column, below + 1, INT64_MAX, bound, true};

    node_add(tree, up ? &down_node : &up_node);
    node_add(tree, up ? &up_node : &down_node);
    if (tree->broken)
        tree->nodes[number].open = true; /* its children are not all there: it stays as it is */
    tree->next = tree->broken ? -1 : tree->n_nodes - 1;
}

int64_t mip_certified(const struct mip *mip, int64_t known)
{
    struct certificate certificate = {0};
    static const int shifts[] = {SHIFT_FINE, SHIFT}; /* the coarse scale overflows last */
    int64_t bound = known;

    for (int i = 0; i < 2; i++) {
        bool made = certificate_make(&certificate, mip, shifts[i]);
        if (made && certificate.bound > bound)
            bound = certificate.bound;
        certificate_release(&certificate);
        if (made)
            break;
    }
    return bound;
}

/* Relaxes the node: its bound, and then it is a leaf or has two children. */
static void visit(struct tree *tree, int number)
{
    struct mip_proof *proof = tree->proof;

    tree->nodes[number].open = false;
    tree->next = -1;
    branch(tree, number);
    enum mip_status status = number > 0 ? relax_again(tree) : relax(tree, tree->mip);

    if (number == 0)
        basis_keep(tree);
    int64_t bound = mip_certified(tree->mip, tree->nodes[number].bound);

    tree->nodes[number].bound = bound;
    if (bound >= proof->target)
        return;
    if (status == MIP_NONE && proven_empty(tree)) {
        tree->nodes[number].bound = INT64_MAX;
        return;
    }
    int column = status == MIP_OPTIMAL ? split_column(tree) : -1;
    if (column >= 0) {
        split(tree, number, column);
    } else if (status == MIP_OPTIMAL && proof->found) {
        int64_t target = proof->found(proof->context, tree->mip->values);
        proof->target = target < proof->target ? target : proof->target;
    }
}

/* Of all leaves; *node: an open one that has it, -1: none. */
static int64_t least_bound(const struct tree *tree, int *node)
{
    int64_t least = INT64_MAX;

    *node = -1;
    for (int i = tree->n_nodes - 1; i >= 0; i--) {
        const struct node *row = &tree->nodes[i];
        if (row->open && (*node < 0 || row->bound < tree->nodes[*node].bound))
            *node = i;
        least = row->open && row->bound < least ? row->bound : least;
    }
    return least;
}

static void grow(struct tree *tree, int64_t *closed)
{
    node_add(tree, &(struct node){-1, -1, 0, 0, tree->proof->bound, true});
    for (;;) {
        int best = -1;
        int number = tree->next;
        int64_t least = least_bound(tree, &best);

        if (best < 0 || least >= tree->proof->target ||
            (*closed < tree->proof->target && !tree->proof->seek))
            return;
        if (number < 0 || !tree->nodes[number].open ||
            tree->nodes[number].bound >= tree->proof->target)
            number = best;
        if (tree->broken || tree->proof->pivots <= 0 || (tree->stop && *tree->stop))
            return;
        int before = tree->n_nodes;
        visit(tree, number);
        bool leaf = tree->n_nodes == before && !tree->nodes[number].open;
        if (leaf && tree->nodes[number].bound < *closed)
            *closed = tree->nodes[number].bound;
    }
}

bool mip_prove(struct mip *mip, const bool *stop, struct mip_proof *proof)
{
    struct tree tree = {.mip = mip, .proof = proof, .stop = stop, .most = proof->nodes, .next = -1};
    size_t bytes = sizeof *mip->columns * (size_t)mip->n_columns;
    int64_t closed = INT64_MAX;
    int best = -1;

    proof->nodes = 0;
    tree.kept = malloc(bytes + 1);
    if (!tree.kept || mip->broken || !mip->columns || tree.most < 1) {
        free(tree.kept);
        return false;
    }
    memcpy(tree.kept, mip->columns, bytes);
    grow(&tree, &closed);
    session_end(&tree);
    basis_give(&tree);
    int64_t bound = least_bound(&tree, &best);
    bound = closed < bound ? closed : bound;
    bound = bound > proof->target ? proof->target : bound;
    proof->bound = bound > proof->bound ? bound : proof->bound;
    proof->nodes = tree.n_nodes;
    memcpy(mip->columns, tree.kept, bytes);
    free(tree.kept);
    free(tree.nodes);
    return true;
}
