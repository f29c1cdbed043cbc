/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_close.c - the levels of a rung, each to its proven best. */
#include "solver/rungs/rungs_step.h"

#include <stdlib.h>
#include <string.h>

enum { GROW_ROUNDS = 40, TREE_COLUMNS = 5000, WAYS_AFTER = 10 };
enum { SMALL = 1000 /* columns: all work is asked at once, for no tree is grown twice then */ };

/* The relaxation says whom it would tell: first a plan that tells some of them. */
static void guess(struct step *step)
{
    if (step->n == step->climb->n_anyway)
        return;
    climb_notice(step->climb);
    step_guess(step);
}

static void raise_bound(struct step *step, int64_t bound)
{
    bound = step_attains(step, bound);
    if (bound > step->bound[step->at])
        step->bound[step->at] = bound;
}

/* Half of the work is for levels to come, where there are some. */
static int share_of(const struct step *step, bool small)
{
    return small && step->at == step->climb->ask->n_levels - 1 ? 1 : 2;
}

/* Over the columns that can still matter, until it is proven or there is no work left. */
static void prove_level(struct step *step, int64_t constant)
{
    struct climb *climb = step->climb;
    int64_t weight[LEVELS] = {0};
    bool small = climb->model.mip.n_columns <= SMALL;

    weight[climb->ask->levels[step->at]] = 1;
    for (int round = 0; round < GROW_ROUNDS && step->bound[step->at] < step->value[step->at];
         round++) {
        step_rows(step, step->at);
        model_aim(&climb->model, weight);
        climb_forget_missed(climb);
        struct mip_proof proof = {.bound = step->bound[step->at] - constant,
                                  .target = step_target(step),
                                  .found = step_found,
                                  .context = step,
                                  .owner = climb_owners(climb),
                                  .ways_after = climb->ask->inside ? 0 : WAYS_AFTER,
                                  .dual = true,
                                  .cuts = true,
                                  .tight = true,
                                  .learn = true,
                                  .anew = small};
        int64_t before = step->value[step->at];
        mip_basis_take(&climb->model.mip, &climb->bases[step->at]);
        climb_ask(climb, step->at, small);
        bool fine = climb_prove(climb, share_of(step, small), &proof);
        climb_ask(climb, step->at, true);
        if (!fine)
            return;
        raise_bound(step, proof.bound + constant);
        bool asked = climb_ask_missed(climb, step->at);
        bool anew = step->value[step->at] < before && proof.pivots > 0;
        if (!climb_grow_missed(climb) && !asked && !anew)
            return;
    }
}

/* By the level itself, and by one before where its relaxation says little: first, where the program
 * is small, for a tree of its own would not get beyond that. */
static void prove(struct step *step, int64_t constant)
{
    bool little = step_says_little(step);
    bool small = step->climb->model.mip.n_columns <= SMALL;

    if (little && small)
        step_refute(step);
    prove_level(step, constant);
    if (little && !small)
        step_refute(step);
}

/* Columns that are not settled. */
static int n_open(const struct climb *climb)
{
    const struct mip *mip = &climb->model.mip;
    int n = 0;

    for (int j = 0; j < mip->n_columns; j++)
        n += mip->columns[j].low < mip->columns[j].high;
    return n;
}

/* The same duals with the most told, and nothing settled: a bound of every rung to come. */
static void keep_for_most(const struct step *step, struct fixing *fixing)
{
    struct climb *climb = step->climb;
    struct mip *mip = &climb->model.mip;

    if (climb->cap_row < 0 || step->n == climb->n_anyway) /* the others are out */
        return;
    fixing_swap(fixing, step);
    mip->rows[climb->cap_row].high = climb->ask->most;
    climb_keep_bound(climb, step->at, step->value,
                     mip_certified(mip, 0) + climb->model.constant[climb->ask->levels[step->at]]);
    mip->rows[climb->cap_row].high = step->n;
    fixing_swap(fixing, step);
}

/* Whom the relaxation tells in parts: the sums begin with them. */
static void keep_parts(struct step *step)
{
    const struct climb *climb = step->climb;
    double *parts = NULL;

    if (!climb->cut && climb->model.mip.values)
        parts = pool_take(&step->climb->pool, (size_t)climb->ask->n_people + 1, sizeof *parts);
    for (int p = 0; parts && p < climb->ask->n_people; p++)
        parts[p] = climb->told[p] >= 0 ? climb->model.mip.values[climb->told[p]] : 0;
    step->parts[step->at] = parts;
}

/* From the middle there is no basis to go on from: what came of it is kept instead. */
static void keep_duals(struct step *step)
{
    struct climb *climb = step->climb;
    size_t n = (size_t)climb->model.mip.n_rows;

    if (!climb->inside[step->at] || climb->cut)
        return;
    step->duals[step->at] = pool_take(&climb->pool, n, sizeof *step->duals[step->at]);
    if (step->duals[step->at])
        memcpy(step->duals[step->at], climb->model.mip.duals, n * sizeof(double));
    step->n_duals[step->at] = (int)n;
}

/* Rows that came since have no price. */
static bool take_duals(const struct step *step)
{
    struct mip *mip = &step->climb->model.mip;
    double *duals = step->duals[step->at] ? calloc((size_t)mip->n_rows + 1, sizeof *duals) : NULL;

    if (!duals)
        return false;
    memcpy(duals, step->duals[step->at], (size_t)step->n_duals[step->at] * sizeof *duals);
    free(mip->duals);
    mip->duals = duals;
    mip_basis_drop(mip);
    return true;
}

/* True: it is a relaxation that says something new. */
static bool relax_level(struct step *step)
{
    struct climb *climb = step->climb;

    if (take_duals(step))
        return false;
    if (step->n > climb->n_anyway)
        climb_lazy(climb, step->at, climb->work / 2, step_target(step));
    else
        climb_relax(climb, GROW_ROUNDS);
    keep_duals(step);
    keep_parts(step);
    return true;
}

/* What a level comes to is asked of plans that are as good before. */
static bool proven_before(const struct step *step)
{
    for (int i = 0; i < step->at; i++)
        if (step->bound[i] < step->value[i])
            return false;
    return true;
}

static void close_level(struct step *step)
{
    struct climb *climb = step->climb;
    int level = climb->ask->levels[step->at];
    int64_t weight[LEVELS] = {0}, constant = climb->model.constant[level];
    struct fixing fixing;

    raise_bound(step, climb_kept_bound(climb, step->at, step->value));
    raise_bound(step, constant);
    if (step->value[step->at] <= step->bound[step->at])
        return;
    weight[level] = 1;
    step_rows(step, step->at);
    model_aim(&climb->model, weight);
    if (!fixing_begin(&fixing, step))
        return;
    bool new = relax_level(step);
    keep_for_most(step, &fixing);
    if (fixing_make(&fixing, step)) {
        raise_bound(step, fixing_bound(&fixing) + constant);
        if (new)
            guess(step);
        if (!step->ahead) {
            fixing_use(&fixing, step);
            if (!climb->inside[step->at] || n_open(climb) <= TREE_COLUMNS)
                prove(step, constant);
            if (step->sums && climb->sums_work > 0 && proven_before(step) &&
                step->bound[step->at] < step->value[step->at])
                step_sums(step);
        }
        step_settle(step, &fixing);
    }
    fixing_release(&fixing, step);
}

int64_t step_bound(struct step *step, int share)
{
    struct climb *climb = step->climb;
    int level = climb->ask->levels[step->at];
    int64_t weight[LEVELS] = {0}, constant = climb->model.constant[level];
    int64_t known = climb_kept_bound(climb, step->at, step->value);

    if (known >= step->value[step->at] || step->value[step->at] == constant)
        return step->value[step->at];
    weight[level] = 1;
    step_rows(step, step->at);
    model_aim(&climb->model, weight);
    climb_lazy(climb, step->at, climb->work / share, step_target(step));
    climb_notice(climb);
    int64_t bound = mip_certified(&climb->model.mip, 0) + constant;
    climb_keep_bound(climb, step->at, step->value, bound);
    return bound;
}

/* With so many people told: from step->plan, which tells no more. */
void step_climb(struct step *step)
{
    int n_levels = step->climb->ask->n_levels;
    int64_t before[LEVELS];

    for (step->at = 0; step->at < n_levels; step->at++) {
        memcpy(before, step->value, sizeof before);
        close_level(step);
        if (step->value[step->at] == NOT_YET)
            return;
        step_forget(step, before);
    }
}
