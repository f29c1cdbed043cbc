/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/parts/tree.h - branch and bound that proves.
 *
 * GLPK's own search prunes nodes without leaving anything to check.  Here
 * every node's relaxation is turned into an integer certificate, and what is
 * claimed is the least certified bound of all leaves.  A node without any
 * solution is certified too: by a positive bound on how far its rows must be
 * broken.  The library may be wrong about anything; then the bound is only weaker.
 */
#ifndef SOLVER_TREE_H
#define SOLVER_TREE_H

#include "solver/solve.h"

/* Improves on `known`, a bound of the level on the model, until it reaches
 * `target` or the work is done.  The model must be aimed at the level alone.
 * Whole solutions on the way are offered to the plan.
 * Afterwards: work that is left when the model grew on the way and it is worth
 * beginning anew; else 0. */
int64_t tree_grow(struct solve *solve, struct model *model, int level, int64_t known,
                  int64_t target, int64_t *work);

/* The plan with the model's offers as in mip.values, if that is better. */
bool plan_take(struct solve *solve, const struct model *model);

#endif
