/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/parts/proof_excerpt.h - what is told of a program; for solver/parts/proof*.c only. */
#ifndef SOLVER_PROOF_EXCERPT_H
#define SOLVER_PROOF_EXCERPT_H

#include "solver/limits/model.h"
#include "solver/proof.h"

/* Some rows, the columns in them, and those named. */
struct excerpt {
    const struct model *model;
    const int64_t *multipliers; /* by row; NULL: every row, without one */
    const bool *also;           /* by row: told though its multiplier is 0; NULL: none */
    bool *wanted;               /* by column */
    int *number;                /* by column: as told */
    int *first, *terms;         /* slices of mip.terms by row */
};

/* False: no memory.  Release either way. */
bool excerpt_make(struct excerpt *excerpt, const struct model *model, const int64_t *multipliers,
                  const bool *also);
void excerpt_release(struct excerpt *excerpt);
bool excerpt_has_row(const struct excerpt *excerpt, int row);
/* Constants up to the level, columns and rows.  Numbers columns. */
void excerpt_say(struct proof_sink *proof, struct excerpt *excerpt, int level);
/* Of rows told because they are people's hours (also), as rows are numbered. */
void excerpt_say_hours(struct proof_sink *proof, const struct excerpt *excerpt);

/* A line, or its beginning, while it fits. */
__attribute__((format(printf, 2, 3))) void say(struct proof_sink *proof, const char *format, ...);
void say_side(struct proof_sink *proof, int64_t side);
/* Whoever reads them holds numbers to a length. */
bool multipliers_are_short(const int64_t *multipliers, int n);

#endif
