/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "solver/lp/mip_glpk.h"
#include "solver/lp/mip_ray.h"
#include "solver/lp/mip_session.h"

struct mip_session {
    struct attempt attempt;
    struct mip_column *sides; /* as the library has them */
};

struct mip_session *mip_session_begin(struct mip *mip, bool even)
{
    struct mip_session *session = calloc(1, sizeof *session);
    size_t n = (size_t)mip->n_columns + 1;

    if (!session)
        return NULL;
    free(mip->values);
    free(mip->duals);
    mip->values = calloc(n, sizeof *mip->values);
    mip->duals = calloc((size_t)mip->n_rows + 1, sizeof *mip->duals);
    session->attempt.mip = mip;
    session->attempt.even = even;
    session->sides = calloc(n, sizeof *session->sides);
    bool fine = !mip->broken && mip->values && mip->duals && session->sides &&
                mip_rows_make(&session->attempt.rows, mip);

    if (fine)
        session->attempt.broken =
            pool_take(&session->attempt.rows.pool, (size_t)mip->n_rows, sizeof(int));
    if (fine && session->attempt.broken)
        return session;
    mip_session_end(session);
    return NULL;
}

/* What the library has of the program is made, or brought up to date. */
static void prepare(struct mip_session *session)
{
    struct attempt *attempt = &session->attempt;
    const struct mip *mip = attempt->mip;

    if (attempt->glpk) {
        attempt->counted = glp_get_it_cnt(attempt->glpk);
        for (int i = 0; i < mip->n_columns; i++)
            if (mip->columns[i].low != session->sides[i].low ||
                mip->columns[i].high != session->sides[i].high)
                attempt_sides(attempt, i);
    } else {
        attempt->glpk = glp_create_prob();
        attempt->counted = 0;
        attempt_fill(attempt, false);
    }
    memcpy(session->sides, mip->columns, (size_t)mip->n_columns * sizeof *session->sides);
}

/* The next one begins with nothing. */
static void session_broke(struct mip_session *session)
{
    struct attempt *attempt = &session->attempt;

    glp_free_env();
    attempt->glpk = NULL;
    memset(attempt->rows.added, 0, (size_t)attempt->mip->n_rows * sizeof *attempt->rows.added);
}

enum mip_status mip_session_relax(struct mip_session *session, const struct mip_effort *effort)
{
    struct attempt *attempt = &session->attempt;
    struct mip *mip = attempt->mip;

    attempt->effort = effort;
    attempt->status = MIP_FAILED;
    attempt->cut = false;
    attempt->ends = 0;
    attempt_begin(attempt);
    mip->pivots = 0;
    memset(mip->values, 0, (size_t)mip->n_columns * sizeof *mip->values);
    memset(mip->duals, 0, (size_t)mip->n_rows * sizeof *mip->duals);
    attempt_guard(attempt);
    if (setjmp(attempt->escape) == 0) {
        prepare(session);
        attempt->status = attempt_go_on(attempt, true, false);
    }
    if (attempt->status == MIP_FAILED)
        session_broke(session);
    return attempt->status;
}

/* The row of the tableau of what is basic, as weights of the library's rows: what lies between a
 * row and its sides stands there with a factor of one, so they are a row of the basis' inverse. */
static bool row_read(glp_prob *glpk, int at, double *weights)
{
    int n_rows = glp_get_num_rows(glpk);

    if (at == 0 || (!glp_bf_exists(glpk) && glp_factorize(glpk) != 0))
        return false;
    int place = at <= n_rows ? glp_get_row_bind(glpk, at) : glp_get_col_bind(glpk, at - n_rows);
    if (place == 0)
        return false;
    weights[place] = -1;
    glp_btran(glpk, weights);
    return true;
}

/* column -1: the row that the library stopped at. */
static bool session_row(struct mip_session *session, int column, double *told)
{
    struct attempt *attempt = &session->attempt;
    const struct mip *mip = attempt->mip;
    double *weights = calloc((size_t)mip->n_rows + 1, sizeof *weights);
    volatile bool fine = false;

    attempt_guard(attempt);
    if (weights && attempt->glpk) {
        if (setjmp(attempt->escape) == 0) {
            int at = column < 0 ? glp_get_unbnd_ray(attempt->glpk)
                                : glp_get_num_rows(attempt->glpk) + column + 1;
            fine = row_read(attempt->glpk, at, weights);
        } else {
            session_broke(session);
        }
    }
    for (int i = 0; fine && i < mip->n_rows; i++)
        told[i] = attempt->rows.added[i] ? weights[attempt->rows.added[i]] : 0;
    free(weights);
    return fine;
}

bool mip_session_ray(struct mip_session *session)
{
    return session_row(session, -1, session->attempt.mip->duals);
}

bool mip_session_row(struct mip_session *session, int column, double *weights)
{
    return session_row(session, column, weights);
}

void mip_session_end(struct mip_session *session)
{
    if (!session)
        return;
    if (session->attempt.glpk)
        glp_free_env();
    mip_rows_release(&session->attempt.rows);
    free(session->sides);
    free(session);
}
