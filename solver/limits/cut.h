/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/limits/cut.h - rows that no plan breaks, but the values of a relaxation do.
 *
 * Each follows from one row of the program and from choices being whole, and
 * can be checked by hand: no duals, no fractions.  They are added to a model
 * that grows.
 *
 *   cover     what is together too much for a quota: not all of it
 *   division  a quota, divided by a number and rounded down
 */
#ifndef SOLVER_CUT_H
#define SOLVER_CUT_H

#include "solver/limits/model.h"

/* Adds cuts of hard quotas that mip.values break.  False: none. */
bool cut_quotas(struct model *model);

#endif
