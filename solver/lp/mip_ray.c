/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/lp/mip_ray.h"

#include <stdlib.h>
#include <string.h>

enum { SHIFT = 20, SHIFT_FINE = 40 };

static bool proves(const struct mip *mip, int shift, struct certificate *certificate)
{
    certificate_release(certificate);
    return certificate_make(certificate, mip, shift) && certificate->bound > 0;
}

bool mip_ray_certificate(const struct mip *mip, struct certificate *certificate)
{
    struct mip bare = *mip;
    size_t n_columns = (size_t)mip->n_columns, n_rows = (size_t)mip->n_rows;
    bool proven = false;

    *certificate = (struct certificate){0};
    bare.columns = malloc((n_columns + 1) * sizeof *bare.columns);
    bare.duals = malloc((n_rows + 1) * sizeof *bare.duals);
    if (bare.columns && bare.duals) {
        memcpy(bare.columns, mip->columns, n_columns * sizeof *bare.columns);
        for (size_t j = 0; j < n_columns; j++)
            bare.columns[j].cost = 0;
        for (int side = 1; side >= -1 && !proven; side -= 2) { /* too little, or too much */
            for (size_t i = 0; i < n_rows; i++)
                bare.duals[i] = side * mip->duals[i];
            proven = proves(&bare, SHIFT_FINE, certificate) || proves(&bare, SHIFT, certificate);
        }
    }
    free(bare.columns);
    free(bare.duals);
    return proven;
}

bool mip_ray_proves(const struct mip *mip)
{
    struct certificate certificate;
    bool proven = mip_ray_certificate(mip, &certificate);

    certificate_release(&certificate);
    return proven;
}
