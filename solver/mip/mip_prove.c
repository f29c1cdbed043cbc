/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip_prove.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "solver/facts/pool.h"
#include "solver/lp/mip_session.h"
#include "solver/lp/whole.h"
#include "solver/mip/mip_tree.h"

enum { SHIFT = 20 };

static void node_add(struct tree *tree, const struct node *node)
{
    if (tree->n_nodes >= tree->most ||
        !pool_grow((void **)&tree->nodes, tree->n_nodes, sizeof *tree->nodes)) {
        tree->broken = true;
        return;
    }
    tree->nodes[tree->n_nodes++] = *node;
    log_line(tree->proof->log, LOG_NODE);
    log_number(tree->proof->log, node->parent);
    log_number(tree->proof->log, node->column);
    log_number(tree->proof->log, node->low);
    log_number(tree->proof->log, node->high);
}

/* False: nothing is left between a column's sides, which the library would not take for an answer.
 */
static bool branch(struct tree *tree, int node)
{
    struct mip_column *columns = tree->mip->columns;
    bool left = true;

    memcpy(columns, tree->narrow, sizeof *columns * (size_t)tree->mip->n_columns);
    for (int i = node; i >= 0; i = tree->nodes[i].parent) {
        const struct node *row = &tree->nodes[i];
        if (row->column < 0)
            continue;
        if (row->low > columns[row->column].low)
            columns[row->column].low = row->low;
        if (row->high < columns[row->column].high)
            columns[row->column].high = row->high;
        left = left && columns[row->column].low <= columns[row->column].high;
    }
    return left && tree_follow(tree);
}

/* What speaks for branching on a column: how far it is from whole, or what it promises. */
static double merit(const struct tree *tree, int column, double off)
{
    return tree->proof->learn ? learn_score(tree, column) : off;
}

/* Of those that come first, the column that most speaks for; -1: all are whole. */
static int split_column(const struct tree *tree)
{
    const struct mip *mip = tree->mip;
    const unsigned char *first = tree->proof->first;
    double most = 0;
    int column = -1;

    for (int j = 0; j < mip->n_columns; j++) {
        double off = whole_off(mip, j);
        if (off == 0)
            continue;
        int order = first && column >= 0 ? first[j] - first[column] : 0;
        double its = merit(tree, j, off);
        if (column < 0 || order > 0 || (order == 0 && its > most * (1 + 1e-9))) {
            most = its;
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
    double off = mip->values[column] - (double)below;
    struct node down_node = {.parent = number,
                             .column = column,
                             .low = INT64_MIN,
                             .high = below,
                             .bound = bound,
                             .open = true,
                             .off = off};
    struct node up_node = {.parent = number,
                           .column = column,
                           .low = below + 1,
                           .high = INT64_MAX,
                           .bound = bound,
                           .open = true,
                           .up = true,
                           .off = 1 - off};

    node_add(tree, up ? &down_node : &up_node);
    node_add(tree, up ? &up_node : &down_node);
    if (tree->broken)
        tree->nodes[number].open = true; /* its children are not all there: it stays as it is */
    tree->next = tree->broken ? -1 : tree->n_nodes - 1;
}

/* Of the node, from its relaxation. */
static int64_t certified(struct tree *tree, int number)
{
    struct certificate certificate;
    int64_t bound = certificate_best(&certificate, tree->mip, tree->nodes[number].bound);

    if (certificate.multipliers)
        log_certificate(tree->proof->log, LOG_VISIT, number, &certificate);
    certificate_release(&certificate);
    return bound;
}

static void root_take(struct tree *tree)
{
    if (certificate_make(&tree->root, tree->mip, SHIFT)) {
        log_certificate(tree->proof->log, LOG_NARROW, -1, &tree->root);
        tree_narrow(tree);
    }
    if (tree->proof->told && !tree->done)
        tree_tell(tree, tree->n_given);
}

/* What is left when it has taken twice as long as until now. */
static int64_t as_much_again(const struct tree *tree)
{
    int64_t left = 2 * tree->proof->pivots - tree->given;

    return left > 0 ? left : 0;
}

/* Relaxes the node: its bound, and then it is a leaf or has two children. */
static void visit(struct tree *tree, int number)
{
    struct mip_proof *proof = tree->proof;

    tree->nodes[number].open = false;
    tree->next = -1;
    if (!branch(tree, number)) {
        tree->nodes[number].bound = INT64_MAX;
        log_line(proof->log, LOG_VISIT); /* whoever follows sees it, too */
        log_number(proof->log, number);
        log_number(proof->log, 0);
        return;
    }
    enum mip_status status = number > 0 ? tree_relax_again(tree) : tree_relax_first(tree);

    if (number == 0 && !tree->basis.stands) /* near whatever is asked next */
        mip_basis_keep(tree->mip, &tree->basis);
    int64_t bound = certified(tree, number);
    if (number == 0)
        root_take(tree);

    tree->nodes[number].bound = bound;
    if (proof->learn)
        learn_visited(tree, number, status == MIP_OPTIMAL);
    if (bound >= proof->target)
        return;
    if (status == MIP_NONE && tree_empty(tree, number)) {
        tree->nodes[number].bound = INT64_MAX;
        return;
    }
    int column = status == MIP_OPTIMAL ? split_column(tree) : -1;
    if (column >= 0 && number == 0 && proof->only_from && bound < proof->from)
        return;
    if (column >= 0) {
        split(tree, number, column);
    } else if (status == MIP_OPTIMAL && proof->found) {
        int64_t target = proof->found(proof->context, tree->mip->values);
        if (target >= proof->target)
            return;
        proof->target = target;
        if (proof->anew && number > 0)
            tree->enough = as_much_again(tree);
        tree_narrow(tree);
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
    node_add(tree,
             &(struct node){.parent = -1, .column = -1, .bound = tree->proof->bound, .open = true});
    while (!tree->done) {
        int best = -1;
        int number = tree->next;
        int64_t least = least_bound(tree, &best);

        if (best < 0 || least >= tree->proof->target ||
            (*closed < tree->proof->target && !tree->proof->seek))
            return;
        if (number < 0 || !tree->nodes[number].open ||
            tree->nodes[number].bound >= tree->proof->target)
            number = best;
        if (tree->broken || tree->proof->pivots <= tree->enough || tree_out_of_time(tree))
            return;
        int before = tree->n_nodes;
        visit(tree, number);
        if (tree->proof->left)
            tree->proof->left(tree->proof->listener, tree->proof->pivots);
        bool leaf = tree->n_nodes == before && !tree->nodes[number].open;
        if (leaf && tree->nodes[number].bound < *closed)
            *closed = tree->nodes[number].bound;
    }
}

bool mip_prove(struct mip *mip, const bool *stop, struct mip_proof *proof)
{
    struct tree tree = {.mip = mip,
                        .proof = proof,
                        .stop = stop,
                        .most = proof->nodes,
                        .next = -1,
                        .given = proof->pivots,
                        .n_given = mip->n_rows};
    size_t bytes = sizeof *mip->columns * (size_t)mip->n_columns;
    int64_t closed = INT64_MAX;
    int best = -1, n_rows = mip->n_rows, n_terms = mip->n_terms;

    proof->nodes = 0;
    tree.kept = malloc(bytes + 1);
    tree.narrow = malloc(bytes + 1);
    bool learns = !proof->learn || learn_begin(&tree);
    if (!tree.kept || !tree.narrow || !learns || mip->broken || !mip->columns || tree.most < 1) {
        learn_end(&tree);
        free(tree.kept);
        free(tree.narrow);
        return false;
    }
    memcpy(tree.kept, mip->columns, bytes);
    memcpy(tree.narrow, mip->columns, bytes);
    if (proof->cuts)
        tree_tighten(&tree);
    grow(&tree, &closed);
    tree_session_end(&tree);
    mip->n_rows = n_rows;
    mip->n_terms = n_terms;
    mip_basis_take(mip, &tree.basis);
    mip_basis_release(&tree.basis);
    int64_t bound = least_bound(&tree, &best);
    bound = closed < bound ? closed : bound;
    bound = bound > proof->target || tree.done ? proof->target : bound;
    mip_imply_end(&tree.imply);
    learn_end(&tree);
    proof->bound = bound > proof->bound ? bound : proof->bound;
    proof->nodes = tree.n_nodes;
    memcpy(mip->columns, tree.kept, bytes);
    free(tree.kept);
    free(tree.narrow);
    certificate_release(&tree.root);
    free(tree.nodes);
    return true;
}
