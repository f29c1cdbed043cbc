/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_pump.h - between mip_pump.c and mip_pump_finish.c. */
#ifndef SOLVER_MIP_PUMP_H
#define SOLVER_MIP_PUMP_H

#include "solver/mip_prove.h"

struct pumping {
    struct mip *mip;
    struct mip_pump *pump;
    int64_t *costs;           /* as they were */
    struct mip_column *sides; /* as they were */
    double *rounded;          /* by column; of those that are to be whole */
    double length;            /* of the costs */
    int walks, seeks;         /* left */
    uint32_t chance;
};

bool pump_follows(const struct pumping *pumping, int column);
bool pump_relax(struct pumping *pumping);
void pump_costs_give(const struct pumping *pumping);
/* The column that is furthest from whole, and how many are not; -1: none. */
int pump_furthest(const struct mip *mip, int *n);
/* What stands is whole.  True: it is better. */
bool pump_tell(struct pumping *pumping);
/* Where it stands, with little more it may be whole.  *moved: it stands elsewhere now.  True: a
 * better one was told. */
bool pump_finish(struct pumping *pumping, int n, int turn, bool *moved);

#endif
