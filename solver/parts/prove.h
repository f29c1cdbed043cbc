/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/parts/prove.h - a level of the whole by branch and bound with cuts.
 *
 * mip_prove.h over what of the model can matter; of a large one nothing but the first node, for
 * there rows it adds tell much and branches little.  The rows it adds hold for every plan that is
 * better than the one in hand; whoever keeps the proofs is told where they are from.
 */
#ifndef SOLVER_PROVE_H
#define SOLVER_PROVE_H

#include "solver/solve.h"

/* As tree_grow(), with at most so much work; where the model grows it begins anew by itself. Values
 * and basis of the model are not what they were.  *stored: whoever keeps the proofs has it, as of
 * part 0. */
int64_t prove_model(struct solve *solve, struct model *model, int level, int64_t known,
                    int64_t work, bool *stored);

/* The same of one part of several, up to what it shall be proven to cost; what is whole and costs
 * less there is as far as it goes. */
struct part_asked {
    int part, level;
    int64_t target;
};
int64_t prove_part(struct solve *solve, struct model *model, const struct part_asked *asked,
                   int64_t known, int64_t work);

/* For both: the relaxation again, from the basis there is; false: not to its end. */
bool prove_relax(struct solve *solve, struct model *model);
/* Counts what a search took: pivots, and so many nodes. */
void prove_count(struct solve *solve, struct mip *mip, int64_t pivots, int nodes);

#endif
