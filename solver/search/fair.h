/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/search/fair.h - loads levelled out: plans for a level of shares. */
#ifndef SOLVER_FAIR_H
#define SOLVER_FAIR_H

#include "solver/solve.h"

/* Moves work off those with the largest loads, as long as no level before gets
 * worse.  Does nothing at a level without shares. */
void fair_search(struct solve *solve, int level, int64_t work);

#endif
