/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/parts/proof_excerpt.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "solver/limits/limit.h"

#define MULTIPLIER_MAX INT64_C(100000000000000000)

static void say_row_name(struct proof_sink *proof, const struct model *model, int row)
{
    for (int k = 0; k < LEVELS; k++) {
        if (model->level_row[k] == row) {
            say(proof, "row level%d", k + 1);
            return;
        }
    }
    say(proof, "row %s", model_row_limit(model, row));
}

void say_side(struct proof_sink *proof, int64_t side)
{
    if (side == MIP_FREE || side == -MIP_FREE)
        say(proof, " -");
    else
        say(proof, " %" PRId64, side);
}

/* The column's number where the problem was cut from. */
static int name_of(const struct thing_names *names, const char *limit,
                   const struct model_column *row)
{
    const struct {
        const char *limit;
        const int *of;
    } lists[] = {
        {limit_promise.name, names->offer}, {limit_break.name, names->rest_break},
        {limit_quota.name, names->quota},   {limit_bond.name, names->bond},
        {limit_mix.name, names->mix},       {limit_callout.name, names->callout},
        {limit_share.name, names->group},
    };

    if (row->kind != 'y')
        return (row->kind == 'x'   ? names->offer
                : row->kind == 'u' ? names->task
                                   : names->slot)[row->number];
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcmp(lists[i].limit, limit) == 0)
            return lists[i].of[row->number];
    return row->number;
}

static void say_column(struct proof_sink *proof, const struct model *model, int j)
{
    const struct mip_column *column = &model->mip.columns[j];
    const struct model_column *row = &model->columns[j];
    const char kind[2] = {row->kind, '\0'};
    const char *limit = row->kind == 'y' ? model_column_limit(model, j) : kind;
    int number = proof->names ? name_of(proof->names, limit, row) : row->number;

    say(proof, "col %s %d %d %" PRId64 " %" PRId64 " %" PRId64 "\n", limit, number, row->which,
        column->low, column->high, column->cost);
}

/* Whoever reads it holds numbers to a length. */
bool multipliers_are_short(const int64_t *multipliers, int n)
{
    for (int i = 0; i < n; i++)
        if (multipliers[i] > MULTIPLIER_MAX || multipliers[i] < -MULTIPLIER_MAX)
            return false;
    return true;
}

bool excerpt_has_row(const struct excerpt *excerpt, int row)
{
    return !excerpt->multipliers || excerpt->multipliers[row] ||
           (excerpt->also && excerpt->also[row]);
}

bool excerpt_make(struct excerpt *excerpt, const struct model *model, const int64_t *multipliers,
                  const bool *also)
{
    const struct mip *mip = &model->mip;

    *excerpt = (struct excerpt){
        .model = model,
        .multipliers = multipliers,
        .also = also,
        .wanted = calloc((size_t)mip->n_columns + 1, sizeof(bool)),
        .number = calloc((size_t)mip->n_columns + 1, sizeof(int)),
        .first = calloc((size_t)mip->n_rows + 2, sizeof(int)),
        .terms = calloc((size_t)mip->n_terms + 1, sizeof(int)),
    };
    if (!excerpt->wanted || !excerpt->number || !excerpt->first || !excerpt->terms)
        return false;
    for (int i = 0; i < mip->n_terms; i++)
        excerpt->first[mip->terms[i].row + 2]++;
    counts_add_up(excerpt->first, mip->n_rows + 1);
    for (int i = 0; i < mip->n_terms; i++) {
        const struct mip_term *term = &mip->terms[i];

        excerpt->terms[excerpt->first[term->row + 1]++] = i;
        if (excerpt_has_row(excerpt, term->row))
            excerpt->wanted[term->column] = true;
    }
    /* Whatever must be chosen costs, rows or not. */
    for (int j = 0; j < mip->n_columns; j++)
        if (mip->columns[j].cost && (!multipliers || mip->columns[j].low))
            excerpt->wanted[j] = true;
    return true;
}

void excerpt_release(struct excerpt *excerpt)
{
    free(excerpt->wanted);
    free(excerpt->number);
    free(excerpt->first);
    free(excerpt->terms);
}

void excerpt_say(struct proof_sink *proof, struct excerpt *excerpt, int level)
{
    const struct model *model = excerpt->model;
    const struct mip *mip = &model->mip;
    int n = 0;

    for (int k = 0; k <= level; k++)
        if (model->constant[k])
            say(proof, "base %d %" PRId64 "\n", k + 1, model->constant[k]);
    for (int j = 0; j < mip->n_columns; j++) {
        if (!excerpt->wanted[j])
            continue;
        excerpt->number[j] = n++;
        say_column(proof, model, j);
    }
    for (int i = 0; i < mip->n_rows; i++) {
        if (!excerpt_has_row(excerpt, i))
            continue;
        say_row_name(proof, model, i);
        say_side(proof, mip->rows[i].low);
        say_side(proof, mip->rows[i].high);
        say(proof, " %" PRId64, excerpt->multipliers ? excerpt->multipliers[i] : 0);
        for (int k = excerpt->first[i]; k < excerpt->first[i + 1]; k++) {
            const struct mip_term *term = &mip->terms[excerpt->terms[k]];

            say(proof, " %d %" PRId64, excerpt->number[term->column], term->factor);
        }
        say(proof, "\n");
    }
}
