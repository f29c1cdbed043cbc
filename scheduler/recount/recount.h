/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/recount/recount.h - adds a stored certificate up again.
 *
 * Shares no code with the solver: of solver/ it knows the vocabulary of
 * problem.h and nothing else.  From the certificate it takes multipliers and
 * branchings; what they are applied to it holds against the problem itself:
 *
 *   every column costs no more than the problem says and may be as large as it can be,
 *   every row follows from the problem (recount_rows*.c, by the kind it claims to be),
 *   every row holds for the stored plan,
 *   parts share no column, so that their bounds add up,
 *   leaves of a tree cover everything,
 *   rows that a search adds and ends that it narrows are derived (recount_search.h),
 *   sums are made in 128 bits with every overflow noticed.
 *
 * A claim that fails any of these proves nothing; the rest still counts.  One about plans within
 * caps that grew afterwards was true of those then: it is no void one once it is forgotten.
 * Rows of a kind that is not known here are taken as they stand and counted:
 * see recount_level.given.
 */
#ifndef SCHEDULER_RECOUNT_RECOUNT_H
#define SCHEDULER_RECOUNT_RECOUNT_H

#include <stdio.h>

#include "scheduler/base/arena.h"
#include "solver/problem.h"

struct recount_level {
    int64_t cap;      /* in: what later levels may rest on: the value, or bound + slack */
    int64_t proven;   /* out: the bound that adds up */
    int given;        /* out: rows not derived again that it may rest on */
    int n_void;       /* out: claims about it that prove nothing and were not taken back */
    const char *kind; /* out: the solver took a better bound that is not stored: its proof; NULL */
};

struct recount {
    const struct problem *problem;
    const bool *chosen; /* the stored plan, by offer */
    struct recount_level levels[LEVELS];
    int n_claims, n_rows, n_leaves; /* out: what was added up */
    int n_void;                     /* out: of all levels, */
    const char *first_void;         /* and why the first of them proves nothing; NULL */
    bool other_problem;             /* out: it is about another one; nothing was added up */
    bool full;                      /* out: the file ends where it had to be cut */
};

/* From after the header lines to the end.  `line` counts on.  FAULT_INPUT, with the
 * line: not a certificate of this form. */
bool recount_read(FILE *file, int line, struct arena *arena, struct recount *recount,
                  struct fault *fault) MUST_CHECK;

#endif
