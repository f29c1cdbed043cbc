/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/parts/dive.h - a plan from a relaxation.
 *
 * What the relaxation all but chooses is chosen, the rest is relaxed again,
 * and so on down until nothing is left in between.  Where a relaxation's bound
 * is right, this mostly finds the plan that meets it. */
#ifndef SOLVER_DIVE_H
#define SOLVER_DIVE_H

#include "solver/solve.h"

/* The model is relaxed to the end and aimed at the level; its columns, basis,
 * values and duals are as before afterwards, but it may have grown.  Only plans
 * that cost less than `planned` at the level are looked for.  True: a better plan. */
bool dive(struct solve *solve, struct model *model, int level, int64_t planned, int64_t work);

#endif
