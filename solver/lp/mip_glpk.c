/* SPDX-License-Identifier: GPL-3.0-or-later
 * GLPK prints what it likes and aborts the process when an inner assertion
 * fails.  Both are caught here: every GLPK call of the program happens below
 * contain(), whose environment is thrown away whole afterwards, error or not.
 * So one call must not begin inside another. */
#include "solver/lp/mip_glpk.h"

#include <stdlib.h>
#include <time.h>

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
    attempt->cut |= attempt_is_over(attempt);
    if (enough || attempt->cut)
        glp_ios_terminate(tree);
}

static enum mip_status run_solve(struct attempt *attempt)
{
    struct mip *mip = attempt->mip;
    glp_prob *glpk = attempt->glpk;
    glp_iocp settings;

    attempt_load(attempt);
    for (int i = 0; i < mip->n_rows; i++)
        attempt_row(attempt, i);
    glp_adv_basis(glpk, 0);
    enum mip_status root = attempt_simplex(attempt, GLP_PRIMAL);

    if (root != MIP_OPTIMAL)
        return root;
    glp_init_iocp(&settings);
    settings.msg_lev = GLP_MSG_OFF;
    settings.gmi_cuts = settings.clq_cuts = GLP_ON;
    settings.cb_func = ask;
    settings.cb_info = attempt;
    settings.tm_lim = attempt_left_ms(attempt);
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

void attempt_guard(struct attempt *attempt)
{
    glp_term_hook(swallow, NULL);
    glp_error_hook(escape, attempt);
}

static enum mip_status contain(struct attempt *attempt)
{
    attempt->status = MIP_FAILED;
    attempt_guard(attempt);
    if (setjmp(attempt->escape) == 0) {
        attempt->glpk = glp_create_prob();
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
    attempt_begin(&attempt);
    enum mip_status status = MIP_FAILED;

    if (mip_rows_make(&attempt.rows, mip)) {
        attempt.broken = pool_take(&attempt.rows.pool, (size_t)mip->n_rows, sizeof(int));
        status = attempt.broken ? contain(&attempt) : MIP_FAILED;
    }
    mip_rows_release(&attempt.rows);
    return status;
}

enum mip_status mip_solve(struct mip *mip, const struct mip_effort *effort, const double *start)
{
    return attempt_make(mip, effort, start, run_solve);
}

enum mip_status mip_relax(struct mip *mip, const struct mip_effort *effort)
{
    return attempt_make(mip, effort, NULL, attempt_relax);
}
