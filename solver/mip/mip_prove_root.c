/* SPDX-License-Identifier: GPL-3.0-or-later
 * Before the tree and at each of its nodes: what follows without any relaxation. */
#include <string.h>

#include "solver/mip/mip_cuts.h"
#include "solver/mip/mip_narrow.h"
#include "solver/mip/mip_probe.h"
#include "solver/mip/mip_tree.h"

enum { WORK_PIVOT = 20000 }; /* terms looked at in the time of a pivot */
enum { CUTS_PART = 5 };      /* of the pivots; where there is one node alone, what is left to it */
enum { MANY = 1 << 13 };     /* columns */
/* Rows are made tighter where every choice can be tried at each turn, for trees that are asked a
 * lot: whose first few nodes alone are wanted has more of those instead. */
enum { FEW = 1000 /* columns */, MANY_NODES = 100, LEAST_PART = 200 /* pivots */ };

static void work_charge(struct tree *tree)
{
    tree->proof->pivots -= tree->imply.work / WORK_PIVOT;
    tree->imply.work = 0;
}

bool tree_follow(struct tree *tree)
{
    if (!tree->implies)
        return true;
    mip_imply_back(&tree->imply, 0);
    bool fine = mip_imply_columns(&tree->imply, tree->mip->columns);

    work_charge(tree);
    return fine;
}

void tree_narrow(struct tree *tree)
{
    int64_t most = tree->proof->target - 1;

    if (tree->root.reduced)
        mip_narrow(&tree->root, most, tree->narrow);
    if (!tree->implies)
        return;
    mip_imply_back(&tree->imply, 0);
    mip_imply_cutoff(&tree->imply, most);
    tree->done = tree->done || !mip_imply_columns(&tree->imply, tree->narrow);
    mip_imply_keep(&tree->imply);
    work_charge(tree);
}

static void cuts_add(struct tree *tree, const struct mip_probe *probe)
{
    int64_t part = tree->proof->pivots / CUTS_PART;
    bool tight = tree->proof->tight && tree->implies && tree->mip->n_columns <= FEW &&
                 tree->most >= MANY_NODES && part >= LEAST_PART;
    struct mip_cuts cuts = {.target = tree->proof->target,
                            .pivots = tree->most > 1 ? part : tree->proof->pivots - part,
                            .stop = tree->stop,
                            .fine = tree->proof->fine,
                            .even = tree->proof->even,
                            .large = tree->proof->large,
                            .deep = tree->proof->deep,
                            .probe = probe,
                            .imply = tight ? &tree->imply : NULL,
                            .log = tree->proof->log};
    int64_t before = cuts.pivots;

    if (tree_relax_first(tree) != MIP_OPTIMAL)
        return;
    mip_cuts_add(tree->mip, &cuts);
    tree->proof->pivots -= before - cuts.pivots;
    work_charge(tree);
}

void tree_tighten(struct tree *tree)
{
    struct mip *mip = tree->mip;
    struct mip_probe probe = {.log = tree->proof->log};

    if (tree_relax_first(tree) != MIP_OPTIMAL)
        return;
    mip_basis_keep(mip, &tree->basis);
    tree->implies =
        (tree->proof->large || mip->n_columns < MANY) && mip_imply_begin(&tree->imply, mip);
    if (tree->implies) {
        mip_imply_cutoff(&tree->imply, tree->proof->target - 1);
        tree->done = !mip_probe_all(&tree->imply, mip->values, &probe);
        work_charge(tree);
    }
    if (!tree->done)
        tree_narrow(tree);
    memcpy(mip->columns, tree->narrow, sizeof *mip->columns * (size_t)mip->n_columns);
    if (!tree->done)
        cuts_add(tree, &probe);
    mip_probe_release(&probe);
}
