/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs.close.c - the levels of a rung, each to its proven best. */
#include "solver/rungs/rungs_step.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "solver/lp/mip_part.h"

enum { GROW_ROUNDS = 40 };

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

int64_t step_found(void *context, const double *values)
{
    struct step *step = context;
    int64_t value[LEVELS];

    step_read(step, values);
    int order = step_values(step->climb, step->other, value)
                    ? step_compare(step->climb, value, step->value)
                    : 1;

    step->as_good = order <= 0 && step_told(step->climb, step->other) <= step->n;
    if (order > 0) { /* it breaks a limit, or has a break that only costs */
        keep_missed(step->climb, values);
    } else if (order < 0 && step->as_good) {
        memcpy(step->value, value, sizeof value);
        step_swap(step);
    }
    return step_target(step);
}

bool climb_grow_missed(struct climb *climb)
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

/* Relaxes until nothing is missed any more.  Between rungs only bounds of rows change, so the
 * basis kept for the level is optimal but for those; not where columns are out (set_columns). */
void climb_relax(struct climb *climb, int at, enum relax what, int rounds)
{
    struct mip *mip = &climb->model.mip;
    bool whole = what == RELAX_WHOLE, primal = what == RELAX_MORE && mip->basis;
    bool dual = whole && climb->bases[at].basis;

    if (dual)
        take_basis(climb, at);
    for (int round = 0; round < rounds && climb->work > 0; round++) {
        int64_t most = climb->work / 2 + 1;
        struct mip_effort effort = {.pivots = (int)(most < INT_MAX ? most : INT_MAX),
                                    .stop = climb->ask->stop,
                                    .dual = dual,
                                    .primal = primal};
        enum mip_status status = part_relax(mip, &effort);
        climb->work -= mip->pivots + 1;
        if (status == MIP_FAILED && mip->basis) { /* a basis that no longer fits: without one */
            free(mip->basis);
            mip->basis = NULL;
            mip->basis_rows = mip->basis_columns = 0;
            continue;
        }
        dual = true;
        primal = false;
        if (status == MIP_OPTIMAL && whole)
            keep_basis(climb, at);
        if (status != MIP_OPTIMAL || !model_grow(&climb->model))
            return;
    }
}

/* The relaxation says whom it would tell: first a plan that tells some of them. */
static void guess(struct step *step)
{
    if (step->n == step->climb->n_anyway)
        return;
    climb_notice(step->climb);
    step_guess(step);
}

/* A solution that missed a break may be of a program that was smaller. */
static void forget_missed(struct climb *climb)
{
    free(climb->missed);
    climb->missed = NULL;
}

/* Over the columns that can still matter, until it is proven or there is no work left. */
static void prove_level(struct step *step, int64_t constant)
{
    struct climb *climb = step->climb;
    int64_t weight[LEVELS] = {0};

    weight[climb->ask->levels[step->at]] = 1;
    for (int round = 0; round < GROW_ROUNDS && step->bound[step->at] < step->value[step->at];
         round++) {
        step_rows(step, step->at);
        model_aim(&climb->model, weight);
        forget_missed(climb);
        struct mip_proof proof = {.bound = step->bound[step->at] - constant,
                                  .target = step_target(step),
                                  .found = step_found,
                                  .context = step};
        if (!climb_prove(climb, &proof))
            return;
        step->bound[step->at] = proof.bound + constant;
        if (!climb_grow_missed(climb))
            return;
    }
}

static void close_level(struct step *step)
{
    struct climb *climb = step->climb;
    int level = climb->ask->levels[step->at];
    int64_t weight[LEVELS] = {0}, constant = climb->model.constant[level];
    struct fixing fixing;

    int64_t known = climb_kept_bound(climb, step->at, step->value);

    step->bound[step->at] = known > constant ? known : constant;
    if (step->value[step->at] <= step->bound[step->at])
        return;
    weight[level] = 1;
    step_rows(step, step->at);
    model_aim(&climb->model, weight);
    if (step->n > climb->n_anyway)
        climb_sift(climb, step->at, climb->work / 2);
    else
        climb_relax(climb, step->at, RELAX_SOME, GROW_ROUNDS);
    if (fixing_make(&fixing, step)) {
        int64_t bound = fixing_bound(&fixing) + constant;
        step->bound[step->at] = bound > step->bound[step->at] ? bound : step->bound[step->at];
        guess(step);
        fixing_use(&fixing, step);
        prove_level(step, constant);
    }
    fixing_release(&fixing, step);
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
