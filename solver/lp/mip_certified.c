/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lp/mip_certified.c - what the duals in hand prove. */
#include <math.h>

#include "solver/lp/certificate.h"
#include "solver/lp/whole.h"
#include "solver/mip_prove.h"

enum { SHIFT = 20, SHIFT_FINE = 40 };

/* What the values cost, and no more: a bound that reaches it cannot be bettered. */
static int64_t relaxed(const struct mip *mip)
{
    double sum = 0;

    for (int j = 0; j < mip->n_columns; j++)
        sum += (double)mip->columns[j].cost * mip->values[j];
    return fabs(sum) < 9e18 ? (int64_t)ceil(sum - WHOLE_WITHIN) : INT64_MAX;
}

/* Fine weights keep what coarse ones round away; coarse ones round away the noise of duals, which
 * a column that may be large makes larger than any bound.  Whichever proves more. */
int64_t mip_certified(const struct mip *mip, int64_t known)
{
    struct certificate certificate = {0};
    static const int shifts[] = {SHIFT_FINE, SHIFT};
    int64_t bound = known;

    for (int i = 0; i < 2 && (i == 0 || bound < relaxed(mip)); i++) {
        if (certificate_make(&certificate, mip, shifts[i]) && certificate.bound > bound)
            bound = certificate.bound;
        certificate_release(&certificate);
    }
    return bound;
}
