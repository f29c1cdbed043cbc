/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs_close.c - the levels of a rung, each to its proven best. */
#include "solver/rungs_step.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "solver/sift.h"
#include "solver/solve.h"

enum { GROW_ROUNDS = 40, SIFTED = 3000, SIFT_LIGHTER = 4 };

/* Whole, but some break that the program does not have yet is missing. */
static void keep_missed(struct climb *climb, const double *values)
{
    size_t n = (size_t)climb->model.mip.n_columns;
    double *copy = malloc((n + 1) * sizeof *copy);

    free(climb->missed);
    climb->missed = copy;
    if (copy)
        memcpy(copy, values, n * sizeof *copy);
}

/* A whole solution of the program: the plan, if it is a better one. */
static int64_t found_better(void *context, const double *values)
{
    struct step *step = context;
    int64_t value[LEVELS];

    step_read(step, values);
    if (!step_values(step->climb, step->other, value)) {
        keep_missed(step->climb, values);
    } else if (step_compare(step->climb, value, step->value) < 0 &&
               step_told(step->climb, step->other) <= step->n) {
        memcpy(step->value, value, sizeof value);
        step_swap(step);
    }
    return step_target(step);
}

/* Breaks come in when the values of a relaxation, or of a whole solution, miss them. */
static bool climb_grow_missed(struct climb *climb)
{
    struct mip *mip = &climb->model.mip;

    if (!climb->missed || !mip->values)
        return false;
    memcpy(mip->values, climb->missed, (size_t)mip->n_columns * sizeof *mip->values);
    free(climb->missed);
    climb->missed = NULL;
    return model_grow(&climb->model);
}

/* Where this level's relaxation ended with fewer told is near to where it will end now. */
static void take_basis(struct climb *climb, int at)
{
    struct mip *mip = &climb->model.mip;
    struct climb_basis *kept = &climb->bases[at];
    size_t n = (size_t)kept->rows + (size_t)kept->columns;
    unsigned char *basis = kept->basis ? malloc(n + 1) : NULL;

    if (!basis)
        return;
    memcpy(basis, kept->basis, n);
    free(mip->basis);
    mip->basis = basis;
    mip->basis_rows = kept->rows;
    mip->basis_columns = kept->columns;
}

static void keep_basis(struct climb *climb, int at)
{
    const struct mip *mip = &climb->model.mip;
    struct climb_basis *kept = &climb->bases[at];
    size_t n = (size_t)mip->basis_rows + (size_t)mip->basis_columns;
    unsigned char *basis = mip->basis ? malloc(n + 1) : NULL;

    if (!basis)
        return;
    memcpy(basis, mip->basis, n);
    free(kept->basis);
    *kept = (struct climb_basis){basis, mip->basis_rows, mip->basis_columns};
}

/* A large program's first relaxation: over some of its columns, and those that they lack. */
static void sift_first(struct climb *climb)
{
    struct mip *mip = &climb->model.mip;
    struct effort effort = {.stop = climb->ask->stop};
    struct solve solve = {.problem = &climb->lean, .effort = &effort, .work_end = INT64_MAX / 2};

    if (mip->n_columns < SIFTED || !mip->basis || mip->basis_rows > mip->n_rows ||
        mip->basis_columns > mip->n_columns)
        return;
    (void)sift_relax(&solve, mip, 20, climb->work * SIFT_LIGHTER / 2 + 1);
    climb->work -= mip->pivots / SIFT_LIGHTER + 1;
}

/* Relaxes until nothing is missed any more.  Between rungs only bounds of rows change, so the
 * basis kept for the level is optimal but for those; not where columns are out (set_columns). */
void climb_relax(struct climb *climb, int at, bool whole)
{
    struct mip *mip = &climb->model.mip;
    bool dual = whole && climb->bases[at].basis;

    if (dual)
        take_basis(climb, at);
    else if (whole)
        sift_first(climb);
    for (int round = 0; round < GROW_ROUNDS && climb->work > 0; round++) {
        int64_t most = climb->work / 2 + 1;
        struct mip_effort effort = {.pivots = (int)(most < INT_MAX ? most : INT_MAX),
                                    .stop = climb->ask->stop,
                                    .dual = dual};
        enum mip_status status = mip_relax(mip, &effort);
        climb->work -= mip->pivots + 1;
        if (status == MIP_FAILED && mip->basis) { /* a basis that no longer fits: without one */
            free(mip->basis);
            mip->basis = NULL;
            mip->basis_rows = mip->basis_columns = 0;
            continue;
        }
        dual = true;
        if (status == MIP_OPTIMAL && model_grow(&climb->model))
            continue;
        if (status == MIP_OPTIMAL && whole)
            keep_basis(climb, at);
        return;
    }
}

static void close_level(struct step *step)
{
    struct climb *climb = step->climb;
    int level = climb->ask->levels[step->at];
    int64_t weight[LEVELS] = {0}, constant = climb->model.constant[level];

    step->bound[step->at] = constant;
    if (step->value[step->at] == constant)
        return;
    weight[level] = 1;
    step_rows(step, step->at);
    for (int round = 0; round < GROW_ROUNDS; round++) {
        model_aim(&climb->model, weight);
        if (round == 0)
            climb_relax(climb, step->at, step->n > climb->n_anyway);
        model_aim(&climb->model, weight);
        struct mip_proof proof = {.bound = step->bound[step->at] - constant,
                                  .target = step_target(step),
                                  .found = found_better,
                                  .context = step};
        if (!climb_prove(climb, &proof))
            return;
        step->bound[step->at] = proof.bound + constant;
        if (step->bound[step->at] >= step->value[step->at] || !climb_grow_missed(climb))
            return;
    }
}

/* With so many people told: from step->plan, which tells no more. */
void step_climb(struct step *step)
{
    for (step->at = 0; step->at < step->climb->ask->n_levels; step->at++) {
        close_level(step);
        if (step->value[step->at] == NOT_YET)
            return;
    }
}
