/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/limits/model_terms.c - what a limit needs to write itself into a model. */
#include "solver/limits/model.h"

int model_stands(const struct model *model, int offer)
{
    return model->stands ? model->stands[offer] : OFFER_FREE;
}

bool model_task_out(const struct model *model, int task)
{
    return model->task_out && model->task_out[task];
}

bool model_planned(const struct model *model, int offer)
{
    int stands = model_stands(model, offer);

    return stands == OFFER_ONE || (stands == OFFER_FREE && model->plan && model->plan[offer]);
}

int model_add_column(struct model *model, char kind, int number, int64_t high, int64_t value)
{
    if (!pool_grow((void **)&model->columns, model->mip.n_columns, sizeof *model->columns)) {
        model->broken = true;
        return 0;
    }
    int column = mip_add_amount(&model->mip, high, 0);

    if (!model->mip.broken)
        model->columns[column] =
            (struct model_column){.kind = kind, .number = number, .value = value};
    return column;
}

void model_cost(struct model *model, int column, int level, int64_t cost)
{
    if (!model->broken && !model->mip.broken)
        model->columns[column].cost[level] += cost;
}

void model_term(struct model *model, int row, int offer, int64_t factor)
{
    int stands = model_stands(model, offer);

    if (stands == OFFER_FREE)
        mip_add_term(&model->mip, row, model->offer_column[offer], factor);
    if (stands != OFFER_ONE || model->mip.broken)
        return;
    struct mip_row *bounds = &model->mip.rows[row];

    if (bounds->low != -MIP_FREE)
        bounds->low -= factor;
    if (bounds->high != MIP_FREE)
        bounds->high -= factor;
}

const char *model_row_limit(const struct model *model, int row)
{
    for (int i = 0; i < model->n_builds; i++)
        if (row < model->builds[i].n_rows)
            return model->builds[i].limit;
    return "cut";
}

const char *model_column_limit(const struct model *model, int column)
{
    for (int i = 0; i < model->n_builds; i++)
        if (column < model->builds[i].n_columns)
            return model->builds[i].limit;
    return "cut";
}

bool model_wants(const struct model *model, int level)
{
    return !model->grows || (level < 0 && model->reached < 0) ||
           (level > model->reached && level <= model->reach);
}
