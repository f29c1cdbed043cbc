/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_probe.h - every choice tried either way: what follows both ways, follows; what
 * follows one way is a row of two columns (Savelsbergh 1994).
 */
#ifndef SOLVER_MIP_PROBE_H
#define SOLVER_MIP_PROBE_H

#include "solver/mip/mip_imply.h"
#include "solver/mip/mip_log.h"

struct mip_probe {
    struct mip_link { /* other + factor * choice <= high, or >= where up is not set */
        int choice, other;
        int64_t factor, side;
        bool up;
    } * links;
    int n_links;
    struct mip_log *log; /* in: choices that tell something and links that become rows go there */
    bool broken;         /* no memory: some are missing */
};

/* Narrows the ends for good and tells what links choices.  False: there is no whole solution. */
bool mip_probe_all(struct mip_imply *imply, const double *values, struct mip_probe *probe);
void mip_probe_release(struct mip_probe *probe);

/* Links that the values break become rows of the program, the deepest first: how many. */
int mip_probe_rows(const struct mip_probe *probe, struct mip *mip, int most);

#endif
