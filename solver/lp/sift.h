/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lp/sift.h - relaxations of many columns.
 *
 * Solves over some of the columns, asks what the others would bring by the
 * duals, takes in the best of them, and again (sifting: Bixby and others 1992).  Any duals whatever
 * make a true certificate over all columns, so it may be stopped after any round. */
#ifndef SOLVER_SIFT_H
#define SOLVER_SIFT_H

#include "solver/solve.h"

/* Like mip_relax(), but counts its own work, and the mip must have a basis that
 * stands at a solution.  Unfinished: the duals of the best bound so far. */
enum mip_status sift_relax(struct solve *solve, struct mip *mip, int shift, int64_t pivots);

#endif
