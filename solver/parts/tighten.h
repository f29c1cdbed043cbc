/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/parts/tighten.h - the same whole solutions, a smaller relaxation.
 *
 * Narrows the bounds of columns by what each row leaves them, and takes from the factors of rows
 * what only fractions can use: where a row says nothing while a choice is at one end, the factor of
 * the choice shrinks until it just says nothing.  No whole solution is lost or won; every number
 * stays an integer, so certificates hold as before (Savelsbergh 1994).
 */
#ifndef SOLVER_TIGHTEN_H
#define SOLVER_TIGHTEN_H

#include "solver/limits/model.h"

/* The model within the caps it has now, which may be lowered afterwards but never raised. */
bool model_tighten(struct model *model);

#endif
