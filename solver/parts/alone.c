/* SPDX-License-Identifier: GPL-3.0-or-later
 * Choices that no plan can make.  Whatever is taken out of a legal plan, the rest
 * is legal: so what is not legal all by itself - a whole day's duty that leaves no
 * time for the break it owes - is in no plan at all.  Relaxations see such a choice
 * as half a person each of two, and counting as somebody who could come.  (What only
 * promises rule out is for the rows to say: a certificate's reader looks at this again.) */
#include "solver/solve.h"

void solve_alone(struct solve *solve)
{
    struct state *state = &solve->search.state;
    const struct problem *problem = solve->problem;
    int64_t delta[LEVELS];

    for (int i = 0; i < problem->n_offers; i++)
        if (!problem->offers[i].locked && !state_price(state, i, true, delta))
            solve_fix(solve, i, 0, false);
}
