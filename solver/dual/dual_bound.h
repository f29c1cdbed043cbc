/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/dual/dual_bound.h - what the bounds of dual.h share: dual_bound.c, dual_bound_known.c and
 * dual_wider.c rest on dual_bound_weeks.c. */
#ifndef SOLVER_DUAL_BOUND_H
#define SOLVER_DUAL_BOUND_H

#include "solver/dual/dual.h"

/* Is a program over people's weeks worth it?  It proves little until it gets to its end. */
bool dual_has_master(const struct solve *solve);
/* Is it worth beginning with days, from the middle?  A small program over weeks is soon at its end.
 * Without slack the plan says what work costs. */
bool dual_begins_with_days(const struct solve *solve, int level, bool planned);
/* The best there are; model NULL: and no plans from there. */
void dual_climb_best(struct solve *solve, struct dual *dual, struct model *model, int level,
                     bool planned);
/* With breaks and hours.  planned: from prices that mean something; caps: those of earlier levels
 * do. */
void dual_bound_weeks(struct solve *solve, struct dual *dual, struct model *model, int level,
                      bool planned, bool caps);

/* People's weeks are chosen, by a program over days first.  ended: it proved all there is, or a
 * level with slack has had its part of the work.  False: no memory. */
bool dual_choose_weeks(struct solve *solve, struct dual *dual, int level, bool days, bool *ended);
/* dual_wider.c: the level's bound with all work, from the best prices of a program over some of
 * it. */
void dual_bound_wider(struct solve *solve, const struct dual *narrow, int level);
/* Those prices, row by row: for most rows are the same, and those of hours have more in them.
 * Whatever is matched, any prices give a bound.  False: no memory. */
bool dual_take_prices(struct dual *to, const struct dual *from);

#endif
