/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip.h - an integer program as plain data.  Second door of the room.
 *
 * Build it with mip_add_*(), hand it to mip_solve() or mip_relax(), read
 * values[].  Only mip_glpk*.c know which library does the work; to change
 * library, write others with the same functions.
 *
 * Everything is an integer: costs, bounds, factors.  Every column has a finite
 * upper bound.  That is what lets a dual solution be turned into an exact bound
 * (certificate.h), whatever rounding the library did inside.
 *
 * What mip_solve() finds is a *plan*, never a proof: see lp/certificate.h and
 * mip_prove.h for proofs.
 *
 * Memory  all of a mip is its own until mip_release(); values and duals until the next call.
 *         A pointer into columns, rows or terms is good until something is added.
 *         Out of memory while building: `broken`, and what was added last is missing.
 */
#ifndef SOLVER_MIP_H
#define SOLVER_MIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How long and how hard to look.  Zero: no limit. */
struct mip_effort {
    int pivots;       /* simplex iterations over the whole call: the measure that repeats */
    int nodes;        /* branch and bound nodes */
    double seconds;   /* safety stop by the clock; a run cut by it is not repeatable */
    int64_t gap;      /* absolute: good enough when best - bound <= gap */
    const bool *stop; /* NULL, or: becomes true when the caller wants out */
    int64_t enough;   /* mip_relax, dual: nothing is asked beyond this value; 0: none is */
    bool dual;        /* mip_relax: the kept basis was optimal until bounds or rows changed */
};

enum mip_status {
    MIP_OPTIMAL,  /* relaxation solved, or the library claims the best within gap */
    MIP_FEASIBLE, /* values[] is valid; stopped before */
    MIP_NONE,     /* no solution exists */
    MIP_UNKNOWN,  /* stopped before one was found */
    MIP_FAILED,   /* the library gave up, or memory ran out */
};

/* How a row or column stands in a basis. */
enum { MIP_BASIC = 1, MIP_AT_LOW = 2, MIP_AT_HIGH = 3 };

#define MIP_FREE INT64_MAX /* no bound on this side of a row (low: -MIP_FREE) */

/* Zero-initialise; release once. */
struct mip {
    struct mip_column {
        int64_t cost, low, high; /* low <= x <= high, both finite */
        bool whole;
    } * columns;
    struct mip_row {
        int64_t low, high; /* low <= a.x <= high */
    } * rows;
    struct mip_term {
        int row, column;
        int64_t factor;
    } * terms;
    double *values; /* n_columns entries once solved or relaxed */
    double *duals;  /* n_rows entries after mip_relax() */
    /* What mip_relax() ended with and begins with next time: rows, then columns,
     * as they were numbered then.  More may have been added since.  Malloced: the
     * caller may put one of their own here, MIP_BASIC and so on. */
    unsigned char *basis;
    int basis_rows, basis_columns;
    int64_t pivots; /* spent by the last call */
    int n_columns, n_rows, n_terms;
    bool broken; /* memory ran out while building; solving will say so */
};

/* These return the index of what they added. */
int mip_add_choice(struct mip *mip, int64_t cost);               /* x is 0 or 1 */
int mip_add_amount(struct mip *mip, int64_t high, int64_t cost); /* whole, 0 <= x <= high */
int mip_add_row(struct mip *mip, int64_t low, int64_t high);
void mip_add_term(struct mip *mip, int row, int column, int64_t factor);
/* A basis that stands at these values of all columns, for mip_relax() to begin with: every
 * row's slack is basic, and every column at the bound where it is.  NULL, or no memory: none. */
void mip_begin_at(struct mip *mip, const int64_t *values);
/* A basis kept apart from its program.  Zero-initialise. */
struct mip_basis {
    unsigned char *stands; /* malloced; NULL: none */
    int rows, columns;
};
void mip_basis_keep(const struct mip *mip, struct mip_basis *kept); /* as before without memory */
void mip_basis_take(struct mip *mip, const struct mip_basis *kept);
bool mip_basis_drop(struct mip *mip); /* false: there was none */
void mip_basis_release(struct mip_basis *kept);
/* The same rows over the same columns, each side breakable at a price of one and nothing else
 * priced: where the least price is certainly above nothing, the rows cannot all hold. */
void mip_breakable(const struct mip *from, struct mip *mip);

/* Branch and bound.  start: NULL or n_columns values of a known solution.
 * Never prints and never exits, whatever the library does inside. */
enum mip_status mip_solve(struct mip *mip, const struct mip_effort *effort, const double *start);
/* The LP relaxation, with duals. */
enum mip_status mip_relax(struct mip *mip, const struct mip_effort *effort);
void mip_release(struct mip *mip);

#endif
