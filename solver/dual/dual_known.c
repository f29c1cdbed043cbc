/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/dual/dual_known.h"

#include <stdlib.h>
#include <string.h>

enum { NOBODY = -1 };

static void end_add(struct known *known, int column, int64_t factor, int64_t high)
{
    const struct mip_column *its = &known->model->mip.columns[column];
    struct known_end end = {.column = column, .low = its->low, .high = its->high, .in = NOBODY};

    if (!pool_grow((void **)&known->ends, known->n_ends, sizeof *known->ends)) {
        known->broken = true;
        return;
    }
    if (factor > 0)
        end.high = high;
    else
        end.low = -high;
    known->ends[known->n_ends++] = end;
}

void known_add(struct known *known, const struct mip_told *told)
{
    if (told->n == 1 && (told->factors[0] == 1 || told->factors[0] == -1)) {
        end_add(known, told->columns[0], told->factors[0], told->high);
        return;
    }
    int row = mip_add_row(&known->mip, -MIP_FREE, told->high);

    if (!pool_grow((void **)&known->row, row, sizeof *known->row)) {
        known->broken = true;
        return;
    }
    known->row[row] = told->row;
    for (int i = 0; i < told->n; i++)
        mip_add_term(&known->mip, row, told->columns[i], told->factors[i]);
    known->broken |= known->mip.broken;
}

void known_leave_out(struct known *known, const struct dual *dual, int level)
{
    const struct model *model = dual->model;
    int64_t most = known->target - 1 - model->constant[level], bound;
    bool *never = calloc((size_t)model->mip.n_columns + 1, sizeof *never);
    bool fine = never && dual_prove(dual, &bound, most, never);

    for (int j = 0; fine && j < model->mip.n_columns; j++) {
        int column = never[j] ? known->model->offer_column[model->columns[j].number] : NOBODY;

        if (column >= 0 && known->model->mip.columns[column].high > 0)
            end_add(known, column, 1, 0);
    }
    free(never);
}

void known_release(struct known *known)
{
    mip_release(&known->mip);
    free(known->ends);
    free(known->row);
    *known = (struct known){0};
}

static bool same(const struct model *from, int column, const struct model *to, int other)
{
    const struct model_column *a = &from->columns[column], *b = &to->columns[other];

    return a->kind == b->kind && a->number == b->number && a->which == b->which &&
           strcmp(model_column_limit(from, column), model_column_limit(to, other)) == 0;
}

/* The column that means the same; NOBODY: there is none. */
static int column_in(const struct model *to, const struct model *from, int column)
{
    const struct model_column *its = &from->columns[column];

    if (its->kind == 'x')
        return to->offer_column[its->number];
    for (int j = 0; j < to->mip.n_columns; j++)
        if (to->columns[j].kind != 'x' && same(from, column, to, j))
            return j;
    return NOBODY;
}

/* By column of the one the column of the other.  malloced; NULL: no memory. */
static int *map_columns(const struct known *known, const struct model *to)
{
    const struct mip *mip = &known->mip;
    int n = known->model->mip.n_columns, *map = malloc(((size_t)n + 1) * sizeof *map);

    for (int j = 0; map && j < n; j++)
        map[j] = NOBODY - 1;
    for (int i = 0; map && i < mip->n_terms; i++)
        if (map[mip->terms[i].column] < NOBODY)
            map[mip->terms[i].column] = column_in(to, known->model, mip->terms[i].column);
    return map;
}

static int64_t dearest(const struct model *model, int level)
{
    int64_t most = 1;

    for (int j = 0; j < model->mip.n_columns; j++)
        if (model->columns[j].cost[level] > most)
            most = model->columns[j].cost[level];
    return most;
}

/* One row's terms; what is not there is at whichever end leaves most room. */
static void give_row(const struct known *known, int number, int *term, const int *map,
                     struct model *to, int level)
{
    const struct mip *mip = &known->mip;
    int64_t high = mip->rows[number].high, planned = 0, most = 0;
    int row = mip_add_row(&to->mip, -MIP_FREE, high);

    for (; *term < mip->n_terms && mip->terms[*term].row == number; ++*term) {
        const struct mip_term *its = &mip->terms[*term];
        const struct mip_column *ends = &known->model->mip.columns[its->column];
        int column = map[its->column];
        int64_t low = its->factor * ends->low, top = its->factor * ends->high;

        if (column < 0) {
            high -= low < top ? low : top;
            continue;
        }
        mip_add_term(&to->mip, row, column, its->factor);
        planned += its->factor * to->columns[column].value;
        most += low < top ? top : low;
    }
    to->mip.rows[row].high = high;
    if (most <= high)
        return;
    int over = model_add_column(to, 'y', number, most - high, planned > high ? planned - high : 0);

    model_cost(to, over, level, dearest(to, level));
    mip_add_term(&to->mip, row, over, -1);
}

static void give_ends(struct known *known, struct model *to)
{
    for (int i = 0; i < known->n_ends; i++) {
        struct known_end *end = &known->ends[i];
        int column = column_in(to, known->model, end->column);

        if (column < 0)
            continue;
        struct mip_column *its = &to->mip.columns[column];
        int64_t value = to->columns[column].value;

        if (value < end->low || value > end->high)
            continue; /* a program over weeks begins at the plan */
        end->in = column;
        end->was_low = its->low;
        end->was_high = its->high;
        its->low = end->low > its->low ? end->low : its->low;
        its->high = end->high < its->high ? end->high : its->high;
    }
}

void known_take_back(struct known *known, struct model *to)
{
    for (int i = known->n_ends - 1; i >= 0; i--) {
        struct known_end *end = &known->ends[i];

        if (end->in < 0)
            continue;
        to->mip.columns[end->in].low = end->was_low;
        to->mip.columns[end->in].high = end->was_high;
        end->in = NOBODY;
    }
}

bool known_give(struct known *known, struct model *to, int level)
{
    int *map = map_columns(known, to), term = 0;
    int64_t weight[LEVELS] = {0};

    known->over = to->mip.n_columns;
    if (map) {
        give_ends(known, to);
        for (int i = 0; i < known->mip.n_rows && !to->mip.broken; i++)
            give_row(known, i, &term, map, to, level);
    }
    weight[level] = 1;
    model_aim(to, weight);
    free(map);
    return map && !known->broken && !to->broken && !to->mip.broken;
}
