/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/bounds/solver_known.h - rows that better plans of a small random problem keep. */
#ifndef TESTS_SOLVER_KNOWN_H
#define TESTS_SOLVER_KNOWN_H

#include "tests/support/check.h"

#include "solver/dual/dual_known.h"
#include "solver/mip/mip_log.h"
#include "solver/mip/mip_part.h"
#include "solver/proof.h"
#include "tests/support/solver_plans.h"
#include "tests/support/solver_random.h"

static struct random_problem made;
static const struct mip_effort no_limit = {.pivots = 0};

/* The best within the caps; -1: there is none. */
static inline int best_within(const struct solve *solve, int level)
{
    int best = -1;

    for (int i = 0; i < n_plans; i++) {
        bool within = true;

        for (int k = 0; k < level; k++)
            within = within && values[i][k] <= solve_cap(solve, k);
        if (within && (best < 0 || values[i][level] < values[best][level]))
            best = i;
    }
    return best;
}

static inline void whole_model(const struct solve *solve, int level, const bool *plan,
                               struct model *model)
{
    int64_t weight[LEVELS] = {0};

    *model = (struct model){
        .lookup = &solve->lookup, .plan = plan, .told = solve->effort->proof != NULL};
    weight[level] = 1;
    assert_true(model_make(model));
    for (int k = 0; k < level; k++)
        model_cap(model, k, solve_cap(solve, k));
    model_aim(model, weight);
}

static inline void tell(void *context, const struct mip_told *told)
{
    known_add(context, told);
}

/* What the first node of the whole finds for plans better than the target, told where somebody
 * keeps the proofs. */
static inline void find_rows(struct solve *solve, int level, struct model *model,
                             struct known *known)
{
    struct mip_log log = {0};
    struct mip_proof proof = {.bound = INT64_MIN / 4,
                              .log = solve->effort->proof ? &log : NULL,
                              .target = known->target - model->constant[level],
                              .told = tell,
                              .context = known,
                              .cuts = true,
                              .fine = true,
                              .large = true,
                              .pivots = 100000,
                              .nodes = 1};

    known->model = model;
    if (mip_relax(&model->mip, &no_limit) == MIP_OPTIMAL)
        assert_true(part_prove(&model->mip, NULL, &proof));
    if (log.n > 0) {
        proof_split(solve->effort->proof, 1, level);
        known->told = proof_search(solve->effort->proof, 0, model, level, &log);
        proof_split(solve->effort->proof, 0, level);
    }
    log_release(&log);
    assert_true(solve_goes_on(solve) && !known->broken);
}

/* model: around the plan in question. */
static inline void plan_keeps(const struct known *known, const struct model *model)
{
    const struct mip *mip = &known->mip;

    for (int i = 0, k = 0; i < mip->n_rows; i++) {
        int64_t sum = 0;

        for (; k < mip->n_terms && mip->terms[k].row == i; k++)
            sum += mip->terms[k].factor * model->columns[mip->terms[k].column].value;
        assert_true(sum <= mip->rows[i].high);
    }
    for (int i = 0; i < known->n_ends; i++) {
        int64_t value = model->columns[known->ends[i].column].value;

        assert_true(value >= known->ends[i].low && value <= known->ends[i].high);
    }
}

#endif
