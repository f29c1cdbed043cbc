/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/lp/sift.h"

#include <stdlib.h>
#include <string.h>

#include "solver/lp/certificate.h"

enum { AT_ONCE = 4000, MAX_ROUNDS = 200 };
static const double tolerance = 1e-6, enough = 1e-4; /* of the cost: sifting on is not worth it */

struct sift {
    struct mip *mip, some; /* some of its columns, all of its rows */
    int *column;           /* by column of mip: in some, -1: not there */
    bool *fresh;           /* scratch: comes in now */
    double *reduced;       /* scratch */
    double *duals;         /* of the best bound */
    int64_t bound;
    int shift;
    struct pool pool;
};

static bool sift_make(struct sift *sift)
{
    const struct mip *mip = sift->mip;
    size_t n = (size_t)mip->n_columns;

    sift->column = pool_take(&sift->pool, n, sizeof *sift->column);
    sift->fresh = pool_take(&sift->pool, n, sizeof *sift->fresh);
    sift->reduced = pool_take(&sift->pool, n, sizeof *sift->reduced);
    sift->duals = calloc((size_t)mip->n_rows + 1, sizeof *sift->duals);
    sift->bound = INT64_MIN;
    if (sift->pool.broken || !sift->duals)
        return false;
    for (int j = 0; j < mip->n_columns; j++)
        sift->column[j] = -1;
    for (int i = 0; i < mip->n_rows; i++)
        (void)mip_add_row(&sift->some, mip->rows[i].low, mip->rows[i].high);
    return !sift->some.broken;
}

static void sift_release(struct sift *sift)
{
    mip_release(&sift->some);
    pool_release(&sift->pool);
    free(sift->duals);
}

/* What does not stand at nothing, and what is more than a choice. */
static void choose_first(struct sift *sift)
{
    const struct mip *mip = sift->mip;
    const unsigned char *stands = mip->basis + mip->basis_rows;

    for (int j = 0; j < mip->n_columns; j++)
        sift->fresh[j] = j >= mip->basis_columns || stands[j] != MIP_AT_LOW ||
                         mip->columns[j].low != 0 || mip->columns[j].high > 1;
}

static int cheaper_than(const struct sift *sift, double limit)
{
    int n = 0;

    for (int j = 0; j < sift->mip->n_columns; j++)
        n += sift->column[j] < 0 && sift->mip->columns[j].high > 0 && sift->reduced[j] < limit;
    return n;
}

/* Is the bound as near to what some columns cost as makes any difference? */
static bool near_enough(const struct sift *sift)
{
    const struct mip *some = &sift->some;
    double sum = 0;

    for (int j = 0; j < some->n_columns; j++)
        sum += some->values[j] * (double)some->columns[j].cost;
    return (double)sift->bound >= sum - tolerance - sum * enough;
}

/* Those that would bring most.  False: none would bring anything. */
static bool choose_next(struct sift *sift)
{
    const struct mip *mip = sift->mip;
    double least = 0, limit = -tolerance;
    int n = 0;

    for (int j = 0; j < mip->n_columns; j++)
        sift->reduced[j] = (double)mip->columns[j].cost;
    for (int i = 0; i < mip->n_terms; i++)
        sift->reduced[mip->terms[i].column] -=
            sift->some.duals[mip->terms[i].row] * (double)mip->terms[i].factor;
    for (int j = 0; j < mip->n_columns; j++)
        if (sift->column[j] < 0 && mip->columns[j].high > 0 && sift->reduced[j] < least)
            least = sift->reduced[j];
    for (int part = 32; part > 1 && cheaper_than(sift, limit) > AT_ONCE; part /= 2)
        limit = least / part < limit ? least / part : limit;
    for (int j = 0; j < mip->n_columns; j++) {
        sift->fresh[j] = sift->column[j] < 0 && mip->columns[j].high > 0 &&
                         sift->reduced[j] < limit && n < 2 * AT_ONCE;
        n += sift->fresh[j];
    }
    return n > 0;
}

static void take_in(struct sift *sift)
{
    const struct mip *mip = sift->mip;
    struct mip *some = &sift->some;

    for (int j = 0; j < mip->n_columns; j++) {
        if (!sift->fresh[j])
            continue;
        sift->column[j] = mip_add_amount(some, mip->columns[j].high, mip->columns[j].cost);
        if (!some->broken)
            some->columns[sift->column[j]] = mip->columns[j];
    }
    for (int i = 0; i < mip->n_terms; i++) {
        const struct mip_term *term = &mip->terms[i];

        if (sift->fresh[term->column])
            mip_add_term(some, term->row, sift->column[term->column], term->factor);
    }
}

/* The whole's basis, as far as some of it goes. */
static bool begin(struct sift *sift)
{
    const struct mip *mip = sift->mip;
    struct mip *some = &sift->some;
    unsigned char *basis = malloc((size_t)mip->basis_rows + some->n_columns + 1);

    if (!basis)
        return false;
    memcpy(basis, mip->basis, (size_t)mip->basis_rows);
    for (int j = 0; j < mip->n_columns; j++)
        if (sift->column[j] >= 0)
            basis[mip->basis_rows + sift->column[j]] =
                j < mip->basis_columns ? mip->basis[mip->basis_rows + j] : MIP_AT_LOW;
    some->basis = basis;
    some->basis_rows = mip->basis_rows;
    some->basis_columns = some->n_columns;
    return true;
}

/* Over all columns, from the duals over some. */
static void note_bound(struct sift *sift)
{
    struct certificate certificate = {0};
    struct mip whole = *sift->mip;
    size_t size = (size_t)whole.n_rows * sizeof *sift->duals;

    whole.duals = sift->some.duals;
    if (certificate_make(&certificate, &whole, sift->shift) && certificate.bound > sift->bound) {
        sift->bound = certificate.bound;
        memcpy(sift->duals, sift->some.duals, size);
    }
    certificate_release(&certificate);
}

static void give_back(struct sift *sift)
{
    struct mip *mip = sift->mip, *some = &sift->some;
    size_t n_rows = (size_t)mip->n_rows, n_columns = (size_t)mip->n_columns;
    unsigned char *basis = malloc(n_rows + n_columns + 1);

    free(mip->values);
    free(mip->duals);
    mip->duals = sift->duals;
    sift->duals = NULL;
    mip->values = calloc(n_columns + 1, sizeof *mip->values);
    for (int j = 0; j < mip->n_columns && mip->values && some->values; j++)
        mip->values[j] = sift->column[j] >= 0 ? some->values[sift->column[j]] : 0;
    if (!basis || some->basis_rows != mip->n_rows || some->basis_columns != some->n_columns) {
        free(basis);
        return;
    }
    memcpy(basis, some->basis, n_rows);
    for (int j = 0; j < mip->n_columns; j++)
        basis[n_rows + j] =
            sift->column[j] >= 0 ? some->basis[n_rows + sift->column[j]] : MIP_AT_LOW;
    free(mip->basis);
    mip->basis = basis;
    mip->basis_rows = mip->n_rows;
    mip->basis_columns = mip->n_columns;
}

enum mip_status sift_relax(struct solve *solve, struct mip *mip, int shift, int64_t pivots)
{
    struct sift sift = {.mip = mip, .shift = shift};
    enum mip_status status = MIP_FAILED;
    bool more = sift_make(&sift);

    if (more)
        choose_first(&sift);
    mip->pivots = 0;
    for (int round = 0; more && round < MAX_ROUNDS; round++) {
        take_in(&sift);
        if (round == 0 && !begin(&sift))
            break;
        struct mip_effort effort = solve_portion(solve, &sift.some, (int)(pivots - mip->pivots));

        status = mip_relax(&sift.some, &effort);
        solve_count(solve, &sift.some);
        mip->pivots += sift.some.pivots;
        if (status != MIP_OPTIMAL)
            break;
        note_bound(&sift);
        more = !near_enough(&sift) && choose_next(&sift) && mip->pivots < pivots &&
               solve_goes_on(solve);
    }
    if (sift.duals && sift.some.values)
        give_back(&sift);
    sift_release(&sift);
    return status;
}
