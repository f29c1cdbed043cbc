/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lp/certificate.h - an exact lower bound from inexact duals.
 *
 * For min c.x, rows low <= A.x <= high, low <= x <= high, all data whole and
 * every column bounded, *any* multipliers Y give a bound that holds:
 *
 *     S * c.x  >=  sum_i Y_i * side_i  +  sum_j min over x_j of (S*c_j - Y.a_j) * x_j
 *
 * side_i is the low side of a row with Y_i > 0 and the high side with Y_i < 0;
 * a multiplier for a side that is not there counts as zero.  Good multipliers
 * are the duals of the relaxation times S, rounded.  Everything is computed in
 * 128-bit integers from the problem as it stands here, never from the doubles
 * the library worked with, and overflow is checked: so whatever the library
 * did, the bound is true (Neumaier, Shcherbina 2004).
 *
 * Keep the multipliers and anybody can verify the bound again with
 * certificate_verify().
 */
#ifndef SOLVER_CERTIFICATE_H
#define SOLVER_CERTIFICATE_H

#include "solver/mip.h"

struct certificate {
    int64_t *multipliers; /* one for each row; the certificate's own */
    int n_rows;
    int shift;     /* S = 2^shift */
    int64_t bound; /* on the objective, rounded up as far as whole costs allow */
    /* Slack of the bound: S*bound_exact = bound_scaled, so a column that must
     * move costs its reduced cost on top; see certificate_fixes(). */
    int64_t *reduced;    /* S*c_j - Y.a_j, by column; INT64_MAX or MIN when it does not fit */
    int64_t bound_whole; /* floor of the bound before rounding up */
    int64_t bound_rest;  /* 0 <= rest < S: what the floor left, in 1/S */
    int n_columns;
};

/* From mip->duals, with S = 2^shift; where that is 2^20 and loses a step of what the
 * duals promise, also with 2^40, and keeps the better: see certificate->shift.
 * False: no memory, or no finite bound (an overflow).  Release either way. */
bool certificate_make(struct certificate *certificate, const struct mip *mip, int shift);
/* From mip->duals, in whichever units prove more than what is known: that bound; else what is
 * known, and there is no certificate (multipliers: NULL).  Release either way. */
int64_t certificate_best(struct certificate *certificate, const struct mip *mip, int64_t known);
/* Computes the bound again from nothing but the multipliers. */
bool certificate_verify(const struct certificate *certificate, const struct mip *mip,
                        int64_t *bound);
void certificate_release(struct certificate *certificate);

/* True when no solution with objective <= best has the column off the end where
 * its reduced cost holds it: at low when positive (*high false), at high when negative. */
bool certificate_fixes(const struct certificate *certificate, int column, int64_t best, bool *high);

#endif
