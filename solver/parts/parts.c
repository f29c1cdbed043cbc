/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bounds by relaxation.  Two exact reductions first:
 *
 * What does not matter at a level: work whose absence costs only at later
 * levels may as well be left undone, for leaving out never costs elsewhere.
 *
 * Parts: any split of the tasks gives parts whose bounds may be added up, when
 * each cost is counted in one part only (model.h, OFFER_OUT).  In a part, an
 * earlier level is at most its cap less what the other parts are bound to cost. */
#include "solver/parts/parts.h"
#include "solver/lp/certificate.h"
#include "solver/lp/sift.h"
#include "solver/parts/dive.h"
#include "solver/parts/tighten.h"
#include "solver/proof.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    SHIFT = 20,
    MANY_COLUMNS = 25000,
    MAX_PIVOTS = 400000,
    IDLE_ROUNDS = 2,
    DIVE_COLUMNS = 6000,
    NEAR = 3 /* times the slack */
};
static const double gain = 1e-3;

/* What no other part can give up of the level's cap. */
static int64_t share_of_cap(const struct parts *parts, int number, int level, int64_t cap)
{
    for (int i = 0; i < parts->n; i++)
        if (i != number)
            cap -= parts->rows[i].bound[level];
    return cap;
}

/* Choices that no plan within the caps can make: what they would cost more than
 * the bound (all parts' bounds) is more than the cap. */
static void fix(struct parts *parts, int number, int level)
{
    struct part *part = &parts->rows[number];
    struct model *model = &part->model;
    int64_t most = share_of_cap(parts, number, level, solve_cap(parts->solve, level));
    struct certificate certificate = {0};
    bool fine = certificate_make(&certificate, &model->mip, SHIFT);

    if (fine)
        proof_fixes(parts->solve->effort->proof, number, model, level, &certificate,
                    most - model->constant[level]);

    for (int j = 0; fine && j < model->mip.n_columns; j++) {
        const struct mip_column *column = &model->mip.columns[j];
        bool high;

        if (model->columns[j].kind != 'x' || column->low == column->high ||
            !certificate_fixes(&certificate, j, most - model->constant[level], &high))
            continue;
        solve_fix(parts->solve, model->columns[j].number, level, high);
    }
    certificate_release(&certificate);
}

/* A level with slack fixes nothing: its cap may grow. */
static void fix_all(struct parts *parts, int level)
{
    struct solve *solve = parts->solve;

    if (!solve_exact(solve, level))
        return;
    for (int i = 0; i < parts->n && solve->levels[level].value > 0 && solve_goes_on(solve); i++)
        fix(parts, i, level);
}

/* False: not to the end. */
static bool relax_once(struct parts *parts, struct mip *mip, bool dual)
{
    struct solve *solve = parts->solve;
    struct mip_effort effort = solve_portion(solve, mip, MAX_PIVOTS);
    enum mip_status status;

    if (mip->n_columns > MANY_COLUMNS) {
        status = sift_relax(solve, mip, SHIFT, MAX_PIVOTS);
        parts->spoiled |= status == MIP_NONE;
        return status == MIP_OPTIMAL;
    }
    effort.dual = dual;
    status = mip_relax(mip, &effort);
    solve_count(solve, mip);
    return status == MIP_OPTIMAL;
}

static void note_bound(struct parts *parts, int number, int level, bool first)
{
    struct part *part = &parts->rows[number];
    struct certificate certificate = {0};

    if (certificate_make(&certificate, &part->model.mip, SHIFT)) {
        int64_t bound = certificate.bound + part->model.constant[level];

        if (bound > part->bound[level] || first)
            proof_part(parts->solve->effort->proof, number, &part->model, level, &certificate);
        if (bound > part->bound[level])
            part->bound[level] = bound;
    }
    certificate_release(&certificate);
}

/* Growing on and on without any gain is not worth it. */
static bool worth_growing(struct part *part)
{
    const struct mip *mip = &part->model.mip;
    double sum = 0;

    for (int j = 0; j < mip->n_columns; j++)
        sum += mip->values[j] * (double)mip->columns[j].cost;
    part->idle_rounds = sum > part->objective + gain ? 0 : part->idle_rounds + 1;
    part->objective = sum;
    return part->idle_rounds < IDLE_ROUNDS;
}

/* The part's bound at the level, earlier ones capped. */
static void relax(struct parts *parts, int number, int level)
{
    struct part *part = &parts->rows[number];
    struct solve *solve = parts->solve;
    int64_t weight[LEVELS] = {0};
    struct mip *mip = &part->model.mip;

    for (int i = 0; i < level; i++)
        model_cap(&part->model, i, share_of_cap(parts, number, i, solve_cap(solve, i)));
    weight[level] = 1;
    model_aim(&part->model, weight);
    /* Whoever adds a certificate up again knows the rows as limits write them. */
    if (!solve->effort->proof)
        (void)model_tighten(&part->model);
    if (!mip->basis)
        model_begin_at_plan(&part->model);
    part->bound[level] = 0;
    part->idle_rounds = 0;
    part->objective = -INFINITY;
    for (bool dual = false;; dual = true) {
        bool whole = relax_once(parts, mip, dual);

        part->relaxed = whole;
        note_bound(parts, number, level, !dual);
        if (!whole || part->bound[level] >= part_planned(part, level) || !solve_goes_on(solve) ||
            !worth_growing(part) || !model_grow(&part->model))
            break;
    }
}

/* The part's integer program over what its relaxation uses and the plan has. */
static void refine_support(struct solve *solve, const struct part *part, int level)
{
    int n = solve->problem->n_offers;
    bool *free_offers = calloc((size_t)n + 1, sizeof *free_offers);

    for (int i = 0; free_offers && i < n; i++) {
        int column = part->model.offer_column[i];

        free_offers[i] =
            column >= 0 && (solve->search.best[i] || part->model.mip.values[column] > 1e-6);
    }
    if (free_offers)
        (void)refine_free(solve, level, free_offers, 500);
    free(free_offers);
}

/* The part's cost may be more than its bound: what does its relaxation suggest? */
static void look_for_plans(struct parts *parts, int number)
{
    struct solve *solve = parts->solve;
    struct part *part = &parts->rows[number];
    int64_t cost = part_planned(part, parts->level), left = solve->work_end - solve_work(solve);

    if (part->model.mip.n_columns <= DIVE_COLUMNS && part->relaxed &&
        dive(solve, &part->model, parts->level, cost, left / 64))
        solve_tell(solve);
    else
        refine_support(solve, part, parts->level);
}

/* What the bounds decide, and plans that they suggest. */
static void look_closer(struct parts *parts, int level)
{
    struct solve *solve = parts->solve;

    fix_all(parts, level);
    for (int i = 0; i < parts->n && !solve_closed(solve, level); i++)
        if ((parts->n == 1 || parts->rows[i].bound[level] < part_planned(&parts->rows[i], level)) &&
            solve_goes_on(solve))
            look_for_plans(parts, i);
}

/* Far from the bound of a smaller problem's preference annealing finds what there is, and sooner.
 */
static bool suggests(const struct solve *solve, int level)
{
    return !solve->problem->slack_pct[level] || !levels_wait(solve) ||
           (levels_near(solve, level, NEAR) &&
            solve->asked[level].value != solve->search.best_value[level]);
}

static void bound_all(struct parts *parts, enum grain grain, int64_t work)
{
    struct solve *solve = parts->solve;
    int level = parts->level;
    int64_t before = solve_work(solve);

    /* One part alone needs no bounds of earlier levels to share their caps by. */
    for (int k = parts->n > 1 ? 0 : level; k <= level; k++) {
        /* Whoever adds a certificate up again wants it in this split. */
        if (k < level && !solve->effort->proof && parts_recall(parts, k))
            continue;
        int n = k == level ? parts->n - parts->strays : parts->n;

        for (int i = 0; i < n && solve_goes_on(solve); i++)
            if (solve->levels[k].value > 0)
                relax(parts, i, k);
    }
    parts_remember(parts, level);
    if (grain == GRAIN_WHOLE)
        solve->whole_work[level] = solve_work(solve) - before;
    solve_bound(solve, level, parts_total(parts, level), PROOF_LP);
    if (grain != GRAIN_OWN && suggests(solve, level))
        look_closer(parts, level);
    if (work)
        parts_grow(parts, grain, level, work);
}

void parts_bound(struct solve *solve, enum grain grain, int level, int64_t work)
{
    struct parts parts = {.solve = solve, .level = level};

    solve_looks(solve);
    if (parts_make(&parts, grain)) {
        proof_split(solve->effort->proof, parts.n, level);
        bound_all(&parts, grain, work);
        if (grain == GRAIN_WHOLE && !parts.spoiled && solve->grown == LEVELS)
            parts_keep(&parts);
        proof_split(solve->effort->proof, 0, level);
    }
    parts_release(&parts);
}
