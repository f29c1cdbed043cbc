/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/limits/model.h"

#include <stdlib.h>
#include <string.h>

#include "solver/limits/cut.h"
#include "solver/limits/limit.h"
#include "solver/limits/limit_break.h"

static void fill(int *list, int n, int value)
{
    for (int i = 0; i < n; i++)
        list[i] = value;
}

static void add_offers(struct model *model)
{
    const struct problem *problem = model->lookup->problem;

    for (int i = 0; i < problem->n_offers; i++)
        if (model_stands(model, i) == OFFER_FREE)
            model->offer_column[i] = model_add_column(model, 'x', i, 1, model_planned(model, i));
}

static void note_build(struct model *model, const char *limit)
{
    if (!pool_grow((void **)&model->builds, model->n_builds, sizeof *model->builds)) {
        model->broken = true;
        return;
    }
    model->builds[model->n_builds++] =
        (struct model_build){limit, model->mip.n_rows, model->mip.n_columns};
}

static bool left_out(const struct model *model, const struct limit *limit)
{
    if (limit == &limit_repeat && (model->coarse || model->told))
        return true;
    return model->coarse && (limit == &limit_overlap || limit == &limit_break ||
                             (limit == &limit_bond && !model->bonds));
}

bool model_make(struct model *model)
{
    const struct problem *problem = model->lookup->problem;

    model->offer_column = pool_take(&model->pool, (size_t)problem->n_offers, sizeof(int));
    model->task_short = pool_take(&model->pool, (size_t)problem->n_tasks, sizeof(int));
    model->slot_chosen = pool_take(&model->pool, (size_t)problem->n_slots, sizeof(int));
    if (model->pool.broken)
        return false;
    fill(model->offer_column, problem->n_offers, -1);
    fill(model->task_short, problem->n_tasks, -1);
    fill(model->slot_chosen, problem->n_slots, -1);
    fill(model->level_row, LEVELS, -1);
    model->reached = -1;
    add_offers(model);
    for (int i = 0; limits[i]; i++) {
        if (!left_out(model, limits[i]))
            limits[i]->build(model);
        note_build(model, limits[i]->name);
    }
    return !model->broken && !model->mip.broken;
}

void model_reach(struct model *model, int level)
{
    static const struct limit *const asked[] = {&limit_quota, &limit_bond,   &limit_callout,
                                                &limit_share, &limit_repeat, NULL};

    if (!model->grows || level <= model->reach)
        return;
    model->reached = model->reach;
    model->reach = level;
    for (int i = 0; asked[i]; i++) {
        if (!left_out(model, asked[i]))
            asked[i]->build(model);
        note_build(model, asked[i]->name);
    }
}

/* What is read for each row and column is there for the new ones too. */
static bool stretch(double **list, int n, int was)
{
    double *more = realloc(*list, ((size_t)n + 1) * sizeof *more);

    if (!more)
        return false;
    for (int i = was; i < n; i++)
        more[i] = 0;
    *list = more;
    return true;
}

bool model_grow(struct model *model)
{
    struct mip *mip = &model->mip;
    int n_rows = mip->n_rows, n_columns = mip->n_columns;

    if (!model->grows || !mip->values || !mip->duals)
        return false;
    bool more = break_grow(model);

    note_build(model, limit_break.name);
    more |= cut_quotas(model);
    note_build(model, "cut");
    if (!more)
        return false;
    mip->broken |= !stretch(&mip->values, mip->n_columns, n_columns) ||
                   !stretch(&mip->duals, mip->n_rows, n_rows);
    return !mip->broken && !model->broken;
}

void model_release(struct model *model)
{
    mip_release(&model->mip);
    free(model->columns);
    free(model->builds);
    pool_release(&model->pool);
    *model = (struct model){0};
}

void model_begin_at_plan(struct model *model)
{
    int64_t *values = malloc(((size_t)model->mip.n_columns + 1) * sizeof *values);

    for (int j = 0; values && j < model->mip.n_columns; j++)
        values[j] = model->columns[j].value;
    mip_begin_at(&model->mip, values);
    free(values);
}

void model_aim(struct model *model, const int64_t *weight)
{
    struct mip *mip = &model->mip;

    for (int j = 0; j < mip->n_columns; j++) {
        mip->columns[j].cost = 0;
        for (int k = 0; k < LEVELS; k++)
            mip->columns[j].cost += weight[k] * model->columns[j].cost[k];
    }
}

void model_cap(struct model *model, int level, int64_t cap)
{
    struct mip *mip = &model->mip;
    int64_t room = cap - model->constant[level];

    if (model->level_row[level] >= 0) {
        mip->rows[model->level_row[level]].high = room;
        return;
    }
    for (int j = 0; j < mip->n_columns; j++) {
        if (!model->columns[j].cost[level])
            continue;
        if (room == 0 && mip->columns[j].low == 0) {
            mip->columns[j].high = 0;
            continue;
        }
        if (model->level_row[level] < 0)
            model->level_row[level] = mip_add_row(mip, -MIP_FREE, room);
        mip_add_term(mip, model->level_row[level], j, model->columns[j].cost[level]);
    }
}
