/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bounds by relaxation.  Two exact reductions first:
 *
 * What does not matter at a level: work whose absence costs only at later
 * levels may as well be left undone, for leaving out never costs elsewhere.
 *
 * Parts: any split of the tasks gives parts whose bounds may be added up, when
 * each cost is counted in one part only (model.h, OFFER_OUT).  In a part, an
 * earlier level is at most its cap less what the other parts are bound to cost. */
#include "solver/parts.h"
#include "solver/certificate.h"
#include "solver/tree.h"

#include <stdlib.h>
#include <string.h>

enum { SHIFT = 20, MAX_COLUMNS = 25000, MAX_PIVOTS = 400000 };

static bool part_make(struct parts *parts, int number)
{
    struct part *part = &parts->rows[number];
    const struct lookup *lookup = &parts->solve->lookup;
    const struct problem *problem = lookup->problem;

    part->task_out = pool_take(&parts->pool, (size_t)problem->n_tasks, sizeof(bool));
    part->stands = pool_take(&parts->pool, (size_t)problem->n_offers, 1);
    if (!part->task_out || !part->stands)
        return false;
    for (int t = 0; t < problem->n_tasks; t++)
        part->task_out[t] = parts->task_part[t] != number;
    for (int i = 0; i < problem->n_offers; i++) {
        int home = parts->task_part[lookup->offer_task[i]];

        part->stands[i] = home == number ? parts->solve->fixed[i]
                          : home < 0     ? OFFER_IDLE
                                         : OFFER_OUT;
    }
    part->model.lookup = lookup;
    part->model.plan = parts->solve->search.best;
    part->model.stands = part->stands;
    part->model.later_part = number > 0;
    part->model.task_out = part->task_out;
    return model_make(&part->model);
}

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

    for (int j = 0; fine && j < model->mip.n_columns; j++) {
        const struct mip_column *column = &model->mip.columns[j];
        bool high;

        if (model->columns[j].kind != 'x' || column->low == column->high ||
            !certificate_fixes(&certificate, j, most - model->constant[level], &high))
            continue;
        parts->solve->fixed[model->columns[j].number] = high ? OFFER_ONE : OFFER_ZERO;
    }
    certificate_release(&certificate);
}

/* The part's bound at the level, earlier ones capped. */
static void relax(struct parts *parts, int number, int level)
{
    struct part *part = &parts->rows[number];
    struct solve *solve = parts->solve;
    int64_t weight[LEVELS] = {0};
    struct certificate certificate = {0};
    struct mip_effort effort = solve_effort(solve, MAX_PIVOTS);

    for (int i = 0; i < level; i++)
        model_cap(&part->model, i, share_of_cap(parts, number, i, solve_cap(solve, i)));
    weight[level] = 1;
    model_aim(&part->model, weight);
    if (!part->model.mip.basis)
        model_begin_at_plan(&part->model);
    (void)mip_relax(&part->model.mip, &effort);
    solve_count(solve, &part->model.mip);
    if (certificate_make(&certificate, &part->model.mip, SHIFT)) {
        int64_t bound = certificate.bound + part->model.constant[level];

        part->bound[level] = bound > 0 ? bound : 0;
    }
    certificate_release(&certificate);
}

/* What the plan costs at the level in this part. */
static int64_t planned(const struct part *part, int level)
{
    int64_t sum = part->model.constant[level];

    for (int j = 0; j < part->model.mip.n_columns; j++)
        sum += part->model.columns[j].cost[level] * part->model.columns[j].value;
    return sum;
}

static int64_t total(const struct parts *parts, int level)
{
    int64_t sum = 0;

    for (int i = 0; i < parts->n; i++)
        sum += parts->rows[i].bound[level];
    return sum;
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

static void grow_trees(struct parts *parts, enum grain grain, int level, int64_t work)
{
    struct solve *solve = parts->solve;

    for (int i = 0; i < parts->n; i++) {
        struct part *part = &parts->rows[i];
        int64_t target = planned(part, level);

        if (solve_closed(solve, level) || !solve_goes_on(solve))
            break;
        if (grain == GRAIN_WHOLE)
            target = solve->levels[level].value - solve->levels[level].slack;
        if (part->bound[level] >= target)
            continue;
        part->bound[level] =
            tree_grow(solve, &part->model, level, part->bound[level], target, work / parts->n);
        solve_bound(solve, level, total(parts, level), PROOF_TREE);
    }
}

void parts_bound(struct solve *solve, enum grain grain, int level, int64_t work)
{
    struct parts parts = {.solve = solve};
    bool fine = parts_split(&parts, grain, level) && (grain == GRAIN_WHOLE || parts_worth(&parts));

    if (fine)
        parts.rows = pool_take(&parts.pool, (size_t)parts.n, sizeof *parts.rows);
    fine = fine && parts.rows;
    for (int i = 0; fine && i < parts.n && solve_goes_on(solve); i++)
        fine = part_make(&parts, i) && parts.rows[i].model.mip.n_columns < MAX_COLUMNS;
    for (int k = 0; fine && k <= level; k++) {
        for (int i = 0; i < parts.n && solve_goes_on(solve); i++)
            if (solve->levels[k].value > 0)
                relax(&parts, i, k);
        bool exact = !solve->problem->slack[k] && !solve->problem->slack_pct[k];

        if (exact || k == level) /* with slack, a left level's bound decides later caps: it stays */
            solve_bound(solve, k, total(&parts, k), PROOF_LP);
        for (int i = 0; exact && k == level && i < parts.n && solve_goes_on(solve); i++)
            if (solve->levels[k].value > 0)
                fix(&parts, i, k);
    }
    for (int i = 0; fine && i < parts.n && !solve_closed(solve, level); i++)
        if (parts.rows[i].bound[level] < planned(&parts.rows[i], level) && solve_goes_on(solve))
            refine_support(solve, &parts.rows[i], level);
    if (fine && work)
        grow_trees(&parts, grain, level, work);
    for (int i = 0; i < parts.n && parts.rows; i++)
        model_release(&parts.rows[i].model);
    pool_release(&parts.pool);
}
