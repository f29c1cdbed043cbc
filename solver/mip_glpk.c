/* SPDX-License-Identifier: GPL-3.0-or-later
 * GLPK prints what it likes and aborts the process when an inner assertion
 * fails.  Both are caught here: every GLPK call of the program happens below
 * contain(), whose environment is thrown away whole afterwards, error or not.
 * So one call must not begin inside another.
 *
 * Its own time limit is not looked at everywhere, and a path of pivots cut by
 * the clock would not repeat: LPs are solved in portions of pivots, between
 * which the clock and the caller's stop are asked. */
#include <glpk.h>
#include <setjmp.h>
#include <stdlib.h>
#include <time.h>

#include "solver/mip.h"

struct attempt {
    struct mip *mip;
    const struct mip_effort *effort;
    const double *start;
    glp_prob *glpk;
    double ends; /* by the monotonic clock; 0: never */
    bool start_told, cut;
    enum mip_status status;
    enum mip_status (*run)(struct attempt *attempt);
    jmp_buf escape;
};

static int swallow(void *context, const char *text)
{
    (void)context, (void)text;
    return 1;
}

static void escape(void *context)
{
    struct attempt *attempt = context;
    longjmp(attempt->escape, 1);
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static bool time_is_up(const struct attempt *attempt)
{
    return (attempt->effort->stop && *attempt->effort->stop) ||
           (attempt->ends > 0 && now() >= attempt->ends);
}

static int bound_type(int64_t low, int64_t high)
{
    if (low == high)
        return GLP_FX;
    if (low == -MIP_FREE)
        return high == MIP_FREE ? GLP_FR : GLP_UP;
    return high == MIP_FREE ? GLP_LO : GLP_DB;
}

static void load_bounds(glp_prob *glpk, const struct mip *mip)
{
    for (int i = 0; i < mip->n_columns; i++) {
        const struct mip_column *column = &mip->columns[i];
        glp_set_col_kind(glpk, i + 1, column->whole ? GLP_IV : GLP_CV);
        glp_set_col_bnds(glpk, i + 1, bound_type(column->low, column->high), (double)column->low,
                         (double)column->high);
        glp_set_obj_coef(glpk, i + 1, (double)column->cost);
    }
    for (int i = 0; i < mip->n_rows; i++) {
        const struct mip_row *row = &mip->rows[i];
        glp_set_row_bnds(glpk, i + 1, bound_type(row->low, row->high), (double)row->low,
                         (double)row->high);
    }
}

static void load(glp_prob *glpk, const struct mip *mip)
{
    glp_set_obj_dir(glpk, GLP_MIN);
    if (mip->n_columns)
        glp_add_cols(glpk, mip->n_columns);
    if (mip->n_rows)
        glp_add_rows(glpk, mip->n_rows);
    load_bounds(glpk, mip);

    /* GLPK wants three arrays that start at 1. */
    int n = mip->n_terms + 1;
    int *rows = glp_alloc(n, sizeof *rows);
    int *columns = glp_alloc(n, sizeof *columns);
    double *factors = glp_alloc(n, sizeof *factors);

    for (int i = 0; i < mip->n_terms; i++) {
        rows[i + 1] = mip->terms[i].row + 1;
        columns[i + 1] = mip->terms[i].column + 1;
        factors[i + 1] = (double)mip->terms[i].factor;
    }
    glp_load_matrix(glpk, mip->n_terms, rows, columns, factors);
}

static void load_basis(glp_prob *glpk, const struct mip *mip)
{
    for (int i = 0; i < mip->n_rows; i++)
        glp_set_row_stat(glpk, i + 1, i < mip->basis_rows ? mip->basis[i] : GLP_BS);
    for (int i = 0; i < mip->n_columns; i++)
        glp_set_col_stat(glpk, i + 1,
                         i < mip->basis_columns ? mip->basis[mip->basis_rows + i] : GLP_NL);
}

static void save_basis(glp_prob *glpk, struct mip *mip)
{
    unsigned char *basis = realloc(mip->basis, (size_t)mip->n_rows + mip->n_columns + 1);

    if (!basis)
        return;
    mip->basis = basis;
    mip->basis_rows = mip->n_rows;
    mip->basis_columns = mip->n_columns;
    for (int i = 0; i < mip->n_rows; i++)
        basis[i] = (unsigned char)glp_get_row_stat(glpk, i + 1);
    for (int i = 0; i < mip->n_columns; i++)
        basis[mip->n_rows + i] = (unsigned char)glp_get_col_stat(glpk, i + 1);
}

/* The relaxation, in portions that take well under a second each. */
static enum mip_status simplex(struct attempt *attempt, int method)
{
    struct mip *mip = attempt->mip;
    int64_t most = attempt->effort->pivots, size = mip->n_rows + mip->n_terms / 8 + 1;
    int portion = (int)(20000000 / size) + 50;
    glp_smcp settings;

    glp_init_smcp(&settings);
    settings.msg_lev = GLP_MSG_OFF;
    settings.meth = method;
    for (;;) {
        int before = glp_get_it_cnt(attempt->glpk);

        settings.it_lim = most && most - before < portion ? (int)(most - before) : portion;
        int result = glp_simplex(attempt->glpk, &settings);

        mip->pivots = glp_get_it_cnt(attempt->glpk);
        if (result != 0 && result != GLP_EITLIM)
            return result == GLP_ENOPFS ? MIP_NONE : MIP_FAILED;
        int status = glp_get_status(attempt->glpk);

        if (status == GLP_OPT)
            return MIP_OPTIMAL;
        if (status == GLP_NOFEAS)
            return MIP_NONE;
        if (result == 0)
            return MIP_FAILED;
        attempt->cut = time_is_up(attempt);
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
        mip->duals[i] = glp_get_row_dual(attempt->glpk, i + 1);
    save_basis(attempt->glpk, mip);
}

static enum mip_status run_relax(struct attempt *attempt)
{
    struct mip *mip = attempt->mip;
    bool warm = mip->basis && mip->basis_rows <= mip->n_rows &&
                mip->basis_columns <= mip->n_columns;

    if (warm)
        load_basis(attempt->glpk, mip);
    else
        glp_adv_basis(attempt->glpk, 0);
    enum mip_status status =
        simplex(attempt, warm && attempt->effort->dual ? GLP_DUALP : GLP_PRIMAL);

    /* Whatever duals there are make some bound; see certificate.h. */
    if (status == MIP_OPTIMAL || status == MIP_UNKNOWN || status == MIP_NONE)
        read_relaxation(attempt);
    return status;
}

static void ask(glp_tree *tree, void *context)
{
    struct attempt *attempt = context;
    const struct mip_effort *effort = attempt->effort;
    glp_prob *glpk = glp_ios_get_prob(tree);
    int best = glp_ios_best_node(tree), total;

    if (attempt->start && !attempt->start_told && glp_ios_reason(tree) == GLP_IHEUR) {
        attempt->start_told = true;
        glp_ios_heur_sol(tree, attempt->start - 1);
    }
    glp_ios_tree_size(tree, NULL, NULL, &total);
    bool enough = (effort->nodes && total > effort->nodes) ||
                  (effort->pivots && glp_get_it_cnt(glpk) > effort->pivots);

    if (effort->gap && best && glp_mip_status(glpk) == GLP_FEAS)
        enough |= glp_mip_obj_val(glpk) - glp_ios_node_bound(tree, best) <= (double)effort->gap;
    attempt->cut |= time_is_up(attempt);
    if (enough || attempt->cut)
        glp_ios_terminate(tree);
}

static enum mip_status run_solve(struct attempt *attempt)
{
    struct mip *mip = attempt->mip;
    glp_prob *glpk = attempt->glpk;
    glp_iocp settings;

    glp_adv_basis(glpk, 0);
    enum mip_status root = simplex(attempt, GLP_PRIMAL);

    if (root != MIP_OPTIMAL)
        return root;
    glp_init_iocp(&settings);
    settings.msg_lev = GLP_MSG_OFF;
    settings.gmi_cuts = settings.clq_cuts = GLP_ON;
    settings.cb_func = ask;
    settings.cb_info = attempt;
    int result = glp_intopt(glpk, &settings);
    int status = glp_mip_status(glpk);

    mip->pivots = glp_get_it_cnt(glpk);
    if (result == GLP_ENOPFS || status == GLP_NOFEAS)
        return MIP_NONE;
    if (status != GLP_OPT && status != GLP_FEAS)
        return result == GLP_ESTOP || result == GLP_ETMLIM ? MIP_UNKNOWN : MIP_FAILED;
    for (int i = 0; i < mip->n_columns; i++)
        mip->values[i] = glp_mip_col_val(glpk, i + 1);
    return status == GLP_OPT ? MIP_OPTIMAL : MIP_FEASIBLE;
}

static enum mip_status contain(struct attempt *attempt)
{
    attempt->status = MIP_FAILED;
    glp_term_hook(swallow, NULL);
    glp_error_hook(escape, attempt);
    if (setjmp(attempt->escape) == 0) {
        attempt->glpk = glp_create_prob();
        load(attempt->glpk, attempt->mip);
        attempt->status = attempt->run(attempt);
    }
    glp_free_env(); /* frees whatever run() left, however it left */
    return attempt->status;
}

static enum mip_status attempt_make(struct mip *mip, const struct mip_effort *effort,
                                    const double *start,
                                    enum mip_status (*run)(struct attempt *attempt))
{
    struct attempt attempt = {.mip = mip, .effort = effort, .start = start, .run = run};

    free(mip->values);
    free(mip->duals);
    mip->values = calloc((size_t)mip->n_columns + 1, sizeof *mip->values);
    mip->duals = calloc((size_t)mip->n_rows + 1, sizeof *mip->duals);
    mip->pivots = 0;
    if (mip->broken || !mip->values || !mip->duals)
        return MIP_FAILED;
    if (effort->seconds > 0)
        attempt.ends = now() + effort->seconds;
    return contain(&attempt);
}

enum mip_status mip_solve(struct mip *mip, const struct mip_effort *effort, const double *start)
{
    return attempt_make(mip, effort, start, run_solve);
}

enum mip_status mip_relax(struct mip *mip, const struct mip_effort *effort)
{
    return attempt_make(mip, effort, NULL, run_relax);
}
