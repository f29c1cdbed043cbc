/* SPDX-License-Identifier: GPL-3.0-or-later
 * Relaxations of a tree's nodes. */
#include "solver/facts/clock.h"
#include "solver/lp/mip_ray.h"
#include "solver/mip/mip_tree.h"

enum { SHIFT = 20, NODE_PIVOTS = 50000 };

static struct mip_effort effort_of(const struct tree *tree)
{
    int64_t most = tree->proof->pivots < NODE_PIVOTS ? tree->proof->pivots : NODE_PIVOTS;

    double left = tree->proof->ends > 0 ? tree->proof->ends - clock_now() : 0;

    return (struct mip_effort){.pivots = most > 1 ? (int)most : 1, /* 0 would be no limit */
                               .seconds = tree->proof->ends > 0 && left < 0.001 ? 0.001 : left,
                               .stop = tree->stop};
}

bool tree_out_of_time(const struct tree *tree)
{
    return (tree->stop && *tree->stop) ||
           (tree->proof->ends > 0 && clock_now() >= tree->proof->ends);
}

static enum mip_status relax(struct tree *tree, struct mip *mip)
{
    struct mip_effort effort = effort_of(tree);

    effort.dual = (tree->proof->dual || tree->warm) && mip == tree->mip;
    enum mip_status status = mip_relax(mip, &effort);

    tree->proof->pivots -= mip->pivots + 1;
    return status;
}

/* A basis that does not fit is none. */
enum mip_status tree_relax_first(struct tree *tree)
{
    struct mip *mip = tree->mip;
    enum mip_status status = relax(tree, mip);

    if (status == MIP_FAILED && mip_basis_drop(mip))
        status = relax(tree, mip);
    tree->warm = status == MIP_OPTIMAL;
    return status;
}

enum mip_status tree_relax_again(struct tree *tree)
{
    struct mip_effort effort = effort_of(tree);

    if (!tree->session)
        tree->session = mip_session_begin(tree->mip, tree->proof->even);
    if (!tree->session)
        return MIP_FAILED;
    effort.enough = tree->proof->target;
    enum mip_status status = mip_session_relax(tree->session, &effort);

    tree->proof->pivots -= tree->mip->pivots + 1;
    if (status == MIP_UNKNOWN && tree->mip->pivots < effort.pivots &&
        mip_certified(tree->mip, INT64_MIN) < tree->proof->target) {
        effort.enough = 0; /* what the library took for enough was not */
        status = mip_session_relax(tree->session, &effort);
        tree->proof->pivots -= tree->mip->pivots + 1;
    }
    return status;
}

void tree_session_end(struct tree *tree)
{
    mip_session_end(tree->session);
    tree->session = NULL;
}

/* The library's own weights. */
static bool empty_by_ray(struct tree *tree, struct certificate *certificate)
{
    return tree->session && mip_session_ray(tree->session) &&
           mip_ray_certificate(tree->mip, certificate);
}

static bool empty_by_price(struct tree *tree, struct certificate *certificate)
{
    struct mip mip = {0};

    tree_session_end(tree);
    mip_breakable(tree->mip, &mip);
    bool empty = relax(tree, &mip) == MIP_OPTIMAL && certificate_make(certificate, &mip, SHIFT) &&
                 certificate->bound > 0;

    mip_release(&mip);
    return empty;
}

bool tree_empty(struct tree *tree, int node)
{
    struct certificate certificate = {0};
    bool empty = empty_by_ray(tree, &certificate);

    if (!empty) {
        certificate_release(&certificate);
        empty = empty_by_price(tree, &certificate);
    }
    if (empty)
        log_certificate(tree->proof->log, LOG_EMPTY, node, &certificate);
    certificate_release(&certificate);
    return empty;
}
