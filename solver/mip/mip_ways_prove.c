/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_ways_prove.c - a tree over ways, where there are few enough. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "solver/lp/mip_ray.h"
#include "solver/mip/mip_narrow.h"
#include "solver/mip/mip_ways.h"

enum { SHIFT = 20, WORK_PIVOT = 20000 /* terms looked at in the time of a pivot */ };
enum { DEARER_SHARE = 4 /* of terms beyond the program's that a pivot takes longer for */ };

struct proving {
    struct mip_proof *proof; /* of the whole */
    const bool *stop;
    struct ways ways;
    double *whole;        /* values told */
    unsigned char *first; /* by column of the ways' program */
    bool *kept;           /* by way */
    int64_t dearer;       /* while its tree grows, which adds rows to it */
};

static int64_t found_ways(void *context, const double *values)
{
    struct proving *proving = context;

    ways_values(&proving->ways, values, proving->whole);
    return proving->proof->found(proving->proof->context, proving->whole);
}

/* A pivot of the ways' program counts for so many of the whole's. */
static int64_t dearer(const struct ways *ways)
{
    return 1 + ways->mip.n_terms / (DEARER_SHARE * (ways->whole->n_terms + 1));
}

/* Each column at its cheaper end, each row's slack basic: where the dual way can begin. */
static void begin(struct mip *mip)
{
    int64_t *values = calloc((size_t)mip->n_columns + 1, sizeof *values);

    for (int j = 0; values && j < mip->n_columns; j++)
        values[j] = mip->columns[j].cost < 0 ? mip->columns[j].high : mip->columns[j].low;
    mip_begin_at(mip, values);
    free(values);
}

static void left_ways(void *listener, int64_t pivots)
{
    const struct proving *proving = listener;

    proving->proof->left(proving->proof->listener, pivots * proving->dearer);
}

static void none_better(struct mip_proof *proof)
{
    proof->bound = proof->target > proof->bound ? proof->target : proof->bound;
    proof->nodes = 1;
}

/* What the relaxation over all ways says of them; false: nothing. */
static bool narrow(struct proving *proving)
{
    struct mip *mip = &proving->ways.mip;
    struct mip_proof *proof = proving->proof;
    struct certificate certificate = {0};
    bool fine = certificate_make(&certificate, mip, SHIFT);

    if (fine) {
        int64_t bound = certificate.bound < proof->target ? certificate.bound : proof->target;
        proof->bound = bound > proof->bound ? bound : proof->bound;
        proof->nodes = 1;
        mip_narrow(&certificate, proof->target - 1, mip->columns);
        for (int w = 0; w < proving->ways.n; w++)
            proving->kept[w] = mip->columns[proving->ways.whole->n_columns + w].high > 0;
    }
    certificate_release(&certificate);
    return fine;
}

static bool relax(struct proving *proving)
{
    struct mip *mip = &proving->ways.mip;
    struct mip_proof *proof = proving->proof;
    int64_t most = proof->pivots / dearer(&proving->ways);
    struct mip_effort effort = {.pivots = most < 1         ? 1
                                          : most < INT_MAX ? (int)most
                                                           : INT_MAX,
                                .stop = proving->stop};

    begin(mip);
    struct mip_session *session = mip_session_begin(mip, false);
    enum mip_status status = session ? mip_session_relax(session, &effort) : MIP_FAILED;
    bool none = status == MIP_NONE && mip_session_ray(session) && mip_ray_proves(mip);
    mip_session_end(session);
    proof->pivots -= mip->pivots * dearer(&proving->ways) + 1;
    if (none)
        none_better(proof);
    return none || (status == MIP_OPTIMAL && narrow(proving));
}

/* A tree over the ways that are left, and their columns.  False: no memory. */
static bool prove(struct proving *proving)
{
    struct mip_proof *proof = proving->proof, its = *proof;
    struct ways *ways = &proving->ways;

    ways_keep(ways, proving->kept);
    if (!ways_program(ways, false))
        return false;
    if (proof->first)
        memcpy(proving->first, proof->first, (size_t)ways->whole->n_columns);
    its.first = proof->first ? proving->first : NULL;
    its.context = proving;
    its.found = proof->found ? found_ways : NULL;
    its.left = proof->left ? left_ways : NULL;
    its.listener = proving;
    proving->dearer = dearer(ways);
    its.pivots /= proving->dearer;
    its.dual = true;
    begin(&ways->mip);
    bool fine = mip_prove(&ways->mip, proving->stop, &its);

    proof->bound = its.bound > proof->bound ? its.bound : proof->bound;
    proof->target = its.target;
    proof->pivots = its.pivots * proving->dearer;
    proof->nodes = its.nodes;
    return fine;
}

/* False: it cannot be done so. */
static bool by_ways(struct proving *proving, int nodes)
{
    struct ways *ways = &proving->ways;
    size_t n = (size_t)ways->whole->n_columns;

    proving->whole = pool_take(&ways->pool, n + 1, sizeof *proving->whole);
    proving->first = pool_take(&ways->pool, n + (size_t)ways->n + 1, 1);
    proving->kept = pool_take(&ways->pool, (size_t)ways->n + 1, sizeof *proving->kept);
    if (ways->pool.broken || !ways_program(ways, true) || !relax(proving))
        return false;
    if (proving->proof->bound >= proving->proof->target)
        return true;
    proving->proof->nodes = nodes;
    return prove(proving);
}

/* By rows alone, which most need no more than.  True: it is proven. */
static bool prove_soon(struct mip *mip, const bool *stop, struct mip_proof *proof)
{
    if (proof->ways_after <= 0)
        return false;
    proof->nodes = proof->ways_after;
    return mip_prove(mip, stop, proof) && proof->bound >= proof->target;
}

static bool try_ways(struct mip *mip, struct proving *proving)
{
    struct mip_proof *proof = proving->proof;
    struct mip_imply imply = {0};
    bool some = true, listed = false;
    int nodes = proof->nodes;

    if (mip_imply_begin(&imply, mip)) {
        mip_imply_cutoff(&imply, proof->target - 1);
        some = mip_imply_run(&imply);
        mip_imply_keep(&imply);
        listed = some && ways_list(&proving->ways, mip, proof->owner, &imply);
        proof->pivots -= imply.work / WORK_PIVOT;
    }
    mip_imply_end(&imply);
    bool none = !some || proving->ways.none;
    if (none)
        none_better(proof);
    bool done =
        none || (listed && (prove_soon(mip, proving->stop, proof) || by_ways(proving, nodes)));

    proof->nodes = done ? proof->nodes : nodes;
    return done;
}

bool ways_prove(struct mip *mip, const bool *stop, struct mip_proof *proof)
{
    struct proving proving = {.proof = proof, .stop = stop};
    bool done = proof->owner && try_ways(mip, &proving);

    ways_release(&proving.ways);
    return done || mip_prove(mip, stop, proof);
}
