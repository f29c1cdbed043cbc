/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/limit_break.h - the half of the limit that looks at plans. */
#ifndef SOLVER_LIMIT_BREAK_H
#define SOLVER_LIMIT_BREAK_H

#include "solver/state.h"

bool rest_break_is_before(const struct rest_break *rest, const struct slot *slot);
bool rest_break_is_after(const struct rest_break *rest, const struct slot *slot);
bool rest_break_meets(const struct rest_break *rest, int start, const struct slot *slot);

void break_check(const struct lookup *lookup, const bool *chosen, finding_fn *tell, void *context);
bool break_price(const struct state *state, int offer, bool in, int64_t *delta);
void break_apply(struct state *state, int offer, bool in);
bool break_blockers(const struct state *state, int offer, struct blockers *list);

#endif
