/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/dual/dual_never.h - choices that are in no plan which costs so little.
 *
 * Whoever makes a choice has some week with it, and the cheapest of those, in the place of their
 * cheapest week, is what any plan with the choice costs at least.  Chains tell it first, forward
 * and backward; where they do not, the choice is made as good as paid for and the person's
 * cheapest week is looked for once more.
 */
#ifndef SOLVER_DUAL_NEVER_H
#define SOLVER_DUAL_NEVER_H

#include "solver/dual/dual_week.h"

__extension__ typedef __int128 wide;

struct never {
    const struct dual *dual;
    const wide *cost;          /* by column: what it still costs at the prices */
    bool *out;                 /* by column: of choices, whether they are in no such plan */
    wide *least, *own, *after; /* scratch, one more than there are columns */
};

/* A person's cheapest chain; own[k]: the cheapest that ends with link k. */
wide never_chain(const struct never *never, int person);
/* The costs of the person's choices for dual_week_walk(), rounded down to units of 2^WEEK_SHIFT.
 * False: there is no dual_week, or sums are too large for it. */
enum { WEEK_SHIFT = 10 };
bool never_costs(const struct never *never, int person);
/* Which of the person's choices have no week that costs at most so much; after never_chain(). */
void never_tell(const struct never *never, int person, wide most);

#endif
