/* SPDX-License-Identifier: GPL-3.0-or-later
 * Relaxations by GLPK.  Its own time limit is not looked at everywhere, and a path of pivots cut
 * by the clock would not repeat: LPs are solved in portions of pivots, between which the clock and
 * the caller's stop are asked. */
#include <math.h>
#include <stdlib.h>

#include "solver/lp/mip_glpk.h"

static int bound_type(int64_t low, int64_t high)
{
    if (low == high)
        return GLP_FX;
    if (low == -MIP_FREE)
        return high == MIP_FREE ? GLP_FR : GLP_UP;
    return high == MIP_FREE ? GLP_LO : GLP_DB;
}

void attempt_sides(struct attempt *attempt, int i)
{
    const struct mip_column *column = &attempt->mip->columns[i];

    glp_set_col_bnds(attempt->glpk, i + 1, bound_type(column->low, column->high),
                     (double)column->low, (double)column->high);
}

/* A power of two, so that nothing is rounded. */
static void row_even(struct attempt *attempt, int row, int n, const double *factors)
{
    double most = 1;

    for (int i = 1; i <= n; i++)
        most = fmax(most, fabs(factors[i]));
    glp_set_rii(attempt->glpk, row, exp2(-floor(log2(most))));
}

void attempt_row(struct attempt *attempt, int row)
{
    const struct mip_row *bounds = &attempt->mip->rows[row];
    int from = attempt->rows.first[row], n = attempt->rows.first[row + 1] - from;
    int added = glp_add_rows(attempt->glpk, 1);

    attempt->rows.added[row] = added;
    glp_set_row_bnds(attempt->glpk, added, bound_type(bounds->low, bounds->high),
                     (double)bounds->low, (double)bounds->high);
    glp_set_mat_row(attempt->glpk, added, n, attempt->rows.columns + from,
                    attempt->rows.factors + from);
    if (attempt->even)
        row_even(attempt, added, n, attempt->rows.factors + from);
}

void attempt_load(struct attempt *attempt)
{
    const struct mip *mip = attempt->mip;

    glp_set_obj_dir(attempt->glpk, GLP_MIN);
    if (mip->n_columns)
        glp_add_cols(attempt->glpk, mip->n_columns);
    for (int i = 0; i < mip->n_columns; i++) {
        glp_set_col_kind(attempt->glpk, i + 1, mip->columns[i].whole ? GLP_IV : GLP_CV);
        attempt_sides(attempt, i);
        glp_set_obj_coef(attempt->glpk, i + 1, (double)mip->columns[i].cost);
    }
}

static void load_basis(struct attempt *attempt)
{
    const struct mip *mip = attempt->mip;

    for (int i = 0; i < mip->n_rows; i++)
        if (attempt->rows.added[i])
            glp_set_row_stat(attempt->glpk, attempt->rows.added[i],
                             i < mip->basis_rows ? mip->basis[i] : GLP_BS);
    for (int i = 0; i < mip->n_columns; i++)
        glp_set_col_stat(attempt->glpk, i + 1,
                         i < mip->basis_columns ? mip->basis[mip->basis_rows + i] : GLP_NL);
}

static void save_basis(const struct attempt *attempt)
{
    struct mip *mip = attempt->mip;
    unsigned char *basis = realloc(mip->basis, (size_t)mip->n_rows + mip->n_columns + 1);

    if (!basis)
        return;
    mip->basis = basis;
    mip->basis_rows = mip->n_rows;
    mip->basis_columns = mip->n_columns;
    for (int i = 0; i < mip->n_rows; i++)
        basis[i] = (unsigned char)(attempt->rows.added[i]
                                       ? glp_get_row_stat(attempt->glpk, attempt->rows.added[i])
                                       : GLP_BS);
    for (int i = 0; i < mip->n_columns; i++)
        basis[mip->n_rows + i] = (unsigned char)glp_get_col_stat(attempt->glpk, i + 1);
}

/* The relaxation, in portions that take well under a second each. */
enum mip_status attempt_simplex(struct attempt *attempt, int method)
{
    struct mip *mip = attempt->mip;
    int64_t most = attempt->effort->pivots, size = mip->n_rows + mip->n_terms / 8 + 1;
    int64_t counted = attempt->counted;
    int portion = (int)(20000000 / size) + 50;
    glp_smcp settings;

    glp_init_smcp(&settings);
    settings.msg_lev = GLP_MSG_OFF;
    settings.meth = method;
    if (attempt->effort->enough && method == GLP_DUALP)
        settings.obj_ul = (double)attempt->effort->enough - 0.99;
    for (;;) {
        int64_t before = glp_get_it_cnt(attempt->glpk) - counted;

        settings.it_lim = most && most - before < portion ? (int)(most - before) : portion;
        int result = glp_simplex(attempt->glpk, &settings);

        mip->pivots = glp_get_it_cnt(attempt->glpk) - counted;
        if (result == GLP_EOBJUL)
            return MIP_UNKNOWN;
        if (result != 0 && result != GLP_EITLIM)
            return result == GLP_ENOPFS ? MIP_NONE : MIP_FAILED;
        int status = glp_get_status(attempt->glpk);

        if (status == GLP_OPT)
            return MIP_OPTIMAL;
        if (status == GLP_NOFEAS)
            return MIP_NONE;
        if (result == 0)
            return MIP_FAILED;
        attempt->cut = attempt_is_over(attempt);
        if (attempt->cut || (most && mip->pivots >= most))
            return MIP_UNKNOWN;
    }
}

static void read_relaxation(struct attempt *attempt)
{
    struct mip *mip = attempt->mip;

    for (int i = 0; i < mip->n_columns; i++)
        mip->values[i] = glp_get_col_prim(attempt->glpk, i + 1);
    for (int i = 0; i < mip->n_rows; i++)
        mip->duals[i] =
            attempt->rows.added[i] ? glp_get_row_dual(attempt->glpk, attempt->rows.added[i]) : 0;
}

/* Adds what the values break.  False: nothing. */
static bool add_broken(struct attempt *attempt)
{
    int n = mip_rows_broken(&attempt->rows, attempt->mip, attempt->broken);

    for (int i = 0; i < n; i++)
        attempt_row(attempt, attempt->broken[i]);
    return n > 0;
}

/* Small differences, different for each column, keep the simplex from walking
 * in place among equals.  They are taken back before the end. */
static void set_costs(const struct attempt *attempt, double most)
{
    const struct mip *mip = attempt->mip;
    uint32_t hash = 1;

    for (int i = 0; i < mip->n_columns; i++) {
        hash = hash * 1664525U + 1013904223U;
        glp_set_obj_coef(attempt->glpk, i + 1,
                         (double)mip->columns[i].cost - most * (double)(hash >> 8) / (1 << 24));
    }
}

/* Rows that only forbid, and that nothing is said to stand at, can wait. */
static void add_first_rows(struct attempt *attempt, bool warm)
{
    const struct mip *mip = attempt->mip;

    for (int i = 0; i < mip->n_rows; i++)
        if ((warm && (i >= mip->basis_rows || mip->basis[i] != MIP_BASIC)) ||
            mip_rows_needed(&attempt->rows, mip, i))
            attempt_row(attempt, i);
}

static bool is_warm(const struct mip *mip)
{
    return mip->basis && mip->basis_rows <= mip->n_rows && mip->basis_columns <= mip->n_columns;
}

void attempt_fill(struct attempt *attempt, bool shaken)
{
    bool warm = is_warm(attempt->mip);

    attempt_load(attempt);
    add_first_rows(attempt, warm);
    if (shaken)
        set_costs(attempt, mip_least_cost(attempt->mip) / 100);
    if (warm)
        load_basis(attempt);
    else
        glp_adv_basis(attempt->glpk, 0);
}

enum mip_status attempt_go_on(struct attempt *attempt, bool dual, bool shaken)
{
    for (;;) {
        enum mip_status status = attempt_simplex(attempt, dual ? GLP_DUALP : GLP_PRIMAL);

        if (status == MIP_FAILED)
            return status;
        read_relaxation(attempt);
        if (status == MIP_UNKNOWN) /* whoever comes back goes on from here */
            save_basis(attempt);
        if (status != MIP_OPTIMAL)
            return status;
        dual = add_broken(attempt);
        if (dual)
            continue;
        if (!shaken) {
            read_relaxation(attempt);
            save_basis(attempt);
            return status;
        }
        shaken = false;
        set_costs(attempt, 0);
    }
}

/* Most rows never matter: they come in when the values break them.  Until
 * then their duals are zero, which makes the bound no less true. */
enum mip_status attempt_relax(struct attempt *attempt)
{
    bool dual = is_warm(attempt->mip) && attempt->effort->dual;
    bool shaken = !dual && attempt->mip->n_columns > 500;

    attempt_fill(attempt, shaken);
    return attempt_go_on(attempt, dual, shaken);
}
