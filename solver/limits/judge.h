/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/limits/judge.h - problem_judge() for those who have a lookup already. */
#ifndef SOLVER_JUDGE_H
#define SOLVER_JUDGE_H

#include "solver/facts/lookup.h"

bool problem_judge_with(const struct lookup *lookup, const bool *chosen, int64_t *value,
                        finding_fn *tell, void *context);

#endif
