/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lp/mip_glpk.h - what the files that know GLPK share; nobody else does. */
#ifndef SOLVER_MIP_GLPK_H
#define SOLVER_MIP_GLPK_H

#include <glpk.h>
#include <setjmp.h>

#include "solver/lp/mip_rows.h"

/* One call of the library, from an empty environment to its end. */
struct attempt {
    struct mip *mip;
    const struct mip_effort *effort;
    const double *start;
    glp_prob *glpk;
    struct mip_rows rows;
    int *broken;     /* scratch: n_rows */
    double ends;     /* by the monotonic clock; 0: never */
    int64_t counted; /* pivots of earlier calls of a session */
    bool start_told, cut;
    bool even; /* see mip_session_begin() */
    enum mip_status status;
    enum mip_status (*run)(struct attempt *attempt);
    jmp_buf escape;
};

/* mip_glpk.c: an environment that neither prints nor aborts; its end frees whatever was made. */
void attempt_guard(struct attempt *attempt);
void attempt_begin(struct attempt *attempt); /* from now on time counts */
/* What a call of the library may take that asks nobody whether time is up. */
int attempt_left_ms(const struct attempt *attempt);
bool attempt_is_over(const struct attempt *attempt); /* time is up, or the caller wants out */

/* mip_glpk_lp.c */
void attempt_load(struct attempt *attempt); /* the columns */
void attempt_row(struct attempt *attempt, int row);
enum mip_status attempt_simplex(struct attempt *attempt, int method);
enum mip_status attempt_relax(struct attempt *attempt);
/* Its two halves: columns, the rows that cannot wait, a basis; then pivots and rows in turn. */
void attempt_fill(struct attempt *attempt, bool shaken);
enum mip_status attempt_go_on(struct attempt *attempt, bool dual, bool shaken);
void attempt_sides(struct attempt *attempt, int i); /* its ends, anew */

#endif
