/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_certified.c - what the duals in hand prove. */
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
int64_t certificate_best(struct certificate *certificate, const struct mip *mip, int64_t known)
{
    static const int shifts[] = {SHIFT_FINE, SHIFT};
    int64_t bound = known;

    *certificate = (struct certificate){0};
    for (int i = 0; i < 2 && (i == 0 || bound < relaxed(mip)); i++) {
        struct certificate one = {0};

        if (certificate_make(&one, mip, shifts[i]) && one.bound > bound) {
            struct certificate before = *certificate;

            bound = one.bound;
            *certificate = one;
            one = before;
        }
        certificate_release(&one);
    }
    return bound;
}

int64_t mip_certified(const struct mip *mip, int64_t known)
{
    struct certificate certificate;
    int64_t bound = certificate_best(&certificate, mip, known);

    certificate_release(&certificate);
    return bound;
}
