/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/limits/limit_break.h - the limit's halves: limit_break_build.c tells the integer
 * program, limit_break_move.c looks at plans. */
#ifndef SOLVER_LIMIT_BREAK_H
#define SOLVER_LIMIT_BREAK_H

#include "solver/limits/model.h"
#include "solver/limits/state.h"

bool rest_break_is_before(const struct rest_break *rest, const struct slot *slot);
bool rest_break_is_after(const struct rest_break *rest, const struct slot *slot);
bool rest_break_meets(const struct rest_break *rest, int start, const struct slot *slot);

bool rest_break_meets_window(const struct rest_break *rest, const struct slot *slot);

void break_build(struct model *model);
/* Adds the breaks that the values miss.  False: none. */
bool break_grow(struct model *model);
/* The rows and columns of one break, unless it is never in the way. */
void break_add(struct model *model, int number);
void break_check(const struct lookup *lookup, const bool *chosen, finding_fn *tell, void *context);
bool break_price(const struct state *state, int offer, bool in, int64_t *delta);
void break_apply(struct state *state, int offer, bool in);
bool break_blockers(const struct state *state, int offer, struct blockers *list);

#endif
