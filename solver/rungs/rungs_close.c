/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_close.c - the levels of a rung, each to its proven best. */
#include "solver/rungs/rungs_step.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "solver/lp/mip_part.h"

enum { GROW_ROUNDS = 40 };

/* Relaxes until nothing is missed any more.  Between rungs only bounds of rows change, so the
 * basis kept for the level is optimal but for those; not where columns are out (set_columns). */
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
