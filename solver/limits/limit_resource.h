/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/limits/limit_resource.h - the half of the limit that the local search asks. */
#ifndef SOLVER_LIMIT_RESOURCE_H
#define SOLVER_LIMIT_RESOURCE_H

#include "solver/limits/limit.h"

/* A use with its slot's time. */
struct usage {
    int64_t starts_at, ends_at;
    int use, slot, amount;
};
struct usage usage_of(const struct problem *problem, int use);

bool resource_price(const struct state *state, int offer, bool in, int64_t *delta);
bool resource_blockers(const struct state *state, int offer, struct blockers *list);
void resource_apply(struct state *state, int offer, bool in);

#endif
