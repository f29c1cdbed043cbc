/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip/mip_part.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "solver/mip/mip_log.h"
#include "solver/mip/mip_part_make.h"
#include "solver/mip/mip_ways.h"

enum { TIGHTENED = 4 }; /* rounds over all rows */

/* Slacks taken in one pass, as much of them as their row takes. */
static void slacks_of_pass(const struct part *part, int pass, double *whole)
{
    const struct mip *mip = part->whole;

    memset(part->sum, 0, (size_t)mip->n_rows * sizeof *part->sum);
    for (int i = 0; i < mip->n_terms; i++)
        part->sum[mip->terms[i].row] += (double)mip->terms[i].factor * whole[mip->terms[i].column];
    for (int i = 0; i < mip->n_terms; i++) {
        int j = mip->terms[i].column, row = mip->terms[i].row;
        const struct mip_row *its = &mip->rows[row];
        if (part->slack[j] != row || part->taken[j] != pass)
            continue;
        double lacks = mip->terms[i].factor > 0 ? (double)its->low - part->sum[row]
                                                : part->sum[row] - (double)its->high;
        double room = (double)(mip->columns[j].high - part->low[j]);
        double more = lacks < 0 ? 0 : lacks > room ? room : lacks;
        whole[j] += more;
        part->sum[row] += (double)mip->terms[i].factor * more;
    }
}

static void values_of(const struct part *part, const double *values, double *whole)
{
    for (int j = 0; j < part->whole->n_columns; j++)
        whole[j] = part->column[j] >= 0 ? values[part->column[j]] : (double)part->low[j];
    for (int pass = part->passes - 1; pass >= 0; pass--) /* later ones may stand in earlier rows */
        slacks_of_pass(part, pass, whole);
}

/* A pivot of the part counts for so much less than one of the whole. */
static int64_t part_share(const struct part *part)
{
    return (part->whole->n_terms + 1) / (part->mip.n_terms + 1);
}

static int pivots_in(const struct part *part, int pivots)
{
    int64_t most = pivots * part_share(part);

    return (int)(most < INT_MAX ? most : INT_MAX);
}

/* Room for what a relaxation says; false: no memory. */
static bool answers_begin(struct mip *mip)
{
    free(mip->values);
    free(mip->duals);
    mip->values = calloc((size_t)mip->n_columns + 1, sizeof *mip->values);
    mip->duals = calloc((size_t)mip->n_rows + 1, sizeof *mip->duals);
    mip->pivots = 0;
    return mip->values && mip->duals;
}

static void answers_end(const struct part *part)
{
    struct mip *mip = part->whole;

    if (part->mip.values)
        values_of(part, part->mip.values, mip->values);
    else if (part->mip.n_columns == 0)
        values_of(part, part->values, mip->values);
    for (int i = 0; part->mip.duals && i < mip->n_rows; i++)
        mip->duals[i] = part->row[i] >= 0 ? part->mip.duals[part->row[i]] : 0;
    mip->pivots = part->mip.pivots / part_share(part);
}

/* Every column is settled: rows that are left cannot hold. */
static enum mip_status nothing_left(const struct part *part)
{
    return part->mip.n_rows ? MIP_NONE : MIP_OPTIMAL;
}

enum mip_status part_relax(struct mip *mip, const struct mip_effort *effort)
{
    struct mip_effort its = *effort;
    enum mip_status status = MIP_FAILED;
    struct part part;

    if (part_make(&part, mip) && answers_begin(mip)) {
        its.pivots = pivots_in(&part, effort->pivots);
        its.dual = part_basis_in(&part) && effort->dual;
        if (!its.dual && part.mip.n_columns)
            its.dual = part_basis_slack(&part);
        status = part.mip.n_columns ? mip_relax(&part.mip, &its) : nothing_left(&part);
        answers_end(&part);
        if (status == MIP_OPTIMAL || status == MIP_UNKNOWN)
            part_basis_out(&part);
    }
    part_release(&part);
    return status;
}

bool part_centre(struct mip *mip, struct centre *centre)
{
    struct part part;
    bool fine = part_make(&part, mip) && answers_begin(mip);
    bool *in = pool_take(&part.pool, (size_t)part.mip.n_rows + 1, sizeof *in);

    centre->work = 0;
    if (fine && in && part.mip.n_columns) {
        memset(in, true, (size_t)part.mip.n_rows);
        centre->in = in;
        centre->first_apart = part.mip.n_rows;
        centre->sparse = true;
        centre->enough -= (double)part.constant;
        fine = mip_centre(&part.mip, centre);
        centre->in = NULL;
    }
    if (fine && in)
        answers_end(&part);
    part_release(&part);
    return fine && in;
}

static int64_t found_part(void *context, const double *values)
{
    struct part *part = context;

    values_of(part, values, part->values);
    return part->proof->found(part->proof->context, part->values) - part->constant;
}

/* The same row over columns of the whole: what was settled can only be as good in it. */
static void told_part(void *context, const struct mip_told *told)
{
    const struct part *part = context;
    int *columns = malloc(((size_t)told->n + 1) * sizeof *columns);
    struct mip_told whole = *told;

    if (!columns)
        return;
    for (int i = 0; i < told->n; i++)
        columns[i] = part->of[told->columns[i]];
    whole.columns = columns;
    part->proof->told(part->proof->context, &whole);
    free(columns);
}

static void left_part(void *listener, int64_t pivots)
{
    const struct part *part = listener;

    part->proof->left(part->proof->listener, pivots / part->share);
}

/* The one solution that is left, or none. */
static void settled_prove(struct part *part)
{
    struct mip_proof *proof = part->proof;
    int64_t value = nothing_left(part) == MIP_NONE ? INT64_MAX : part->constant;

    proof->nodes = 0;
    if (value < proof->target && proof->found) {
        values_of(part, part->values, part->values);
        proof->target = proof->found(proof->context, part->values);
    }
    value = value < proof->target ? value : proof->target;
    proof->bound = value > proof->bound ? value : proof->bound;
}

/* What is said of columns of the whole, of those that are left. */
static void marks_part(struct part *part, struct mip_proof *its)
{
    size_t n = (size_t)part->mip.n_columns + 1;
    unsigned char *first = its->first ? pool_take(&part->pool, n, 1) : NULL;
    int *owner = its->owner ? pool_take(&part->pool, n, sizeof *owner) : NULL;

    for (int j = 0; first && j < part->mip.n_columns; j++)
        first[j] = its->first[part->of[j]];
    for (int j = 0; owner && j < part->mip.n_columns; j++)
        owner[j] = its->owner[part->of[j]];
    its->first = first;
    its->owner = owner;
}

bool part_prove(struct mip *mip, const bool *stop, struct mip_proof *proof)
{
    struct mip_proof its = *proof;
    struct part part;
    bool fine = part_make(&part, mip);

    part.proof = proof;
    if (fine)
        marks_part(&part, &its);
    its.bound = proof->bound - part.constant;
    its.target = proof->target - part.constant;
    its.context = &part;
    its.found = proof->found ? found_part : NULL;
    its.told = proof->told ? told_part : NULL;
    its.left = proof->left ? left_part : NULL;
    its.listener = &part;
    if (fine && part.mip.n_columns == 0) {
        settled_prove(&part);
    } else if (fine) {
        its.dual = part_basis_in(&part) && proof->dual;
        if (proof->dual && !its.dual)
            its.dual = part_basis_slack(&part);
        part.share = part_share(&part);
        its.pivots *= part.share;
        part_log(&part, proof->log);
        if (proof->cuts)
            (void)mip_tighten_told(&part.mip, NULL, TIGHTENED, proof->log);
        fine = ways_prove(&part.mip, stop, &its);
        proof->bound = its.bound + part.constant;
        proof->target = its.target + part.constant;
        proof->pivots = its.pivots / part.share;
        proof->nodes = its.nodes;
        if (proof->log)
            proof->log->target = proof->target;
    }
    part_release(&part);
    return fine;
}
