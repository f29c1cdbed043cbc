/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/parts/dive.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "solver/parts/tree.h"

enum { MAX_ROUNDS = 300, MAX_SETBACKS = 10, PIVOTS = 20000 };
static const double whole_within = 1e-6, nearly = 0.9;

/* What the model had when it began. */
struct before {
    struct mip_column *columns;
    unsigned char *basis;
    double *values, *duals;
    int n_columns, n_rows, basis_rows, basis_columns;
};

static void *copy_of(const void *from, size_t size)
{
    void *copy = from ? malloc(size + 1) : NULL;

    if (copy)
        memcpy(copy, from, size);
    return copy;
}

static bool before_make(struct before *before, const struct mip *mip)
{
    size_t n_columns = (size_t)mip->n_columns, n_rows = (size_t)mip->n_rows;

    *before = (struct before){
        .columns = copy_of(mip->columns, n_columns * sizeof *mip->columns),
        .basis = copy_of(mip->basis, (size_t)mip->basis_rows + (size_t)mip->basis_columns),
        .values = copy_of(mip->values, n_columns * sizeof(double)),
        .duals = copy_of(mip->duals, n_rows * sizeof(double)),
        .n_columns = mip->n_columns,
        .n_rows = mip->n_rows,
        .basis_rows = mip->basis_rows,
        .basis_columns = mip->basis_columns,
    };
    return before->columns && before->basis && before->values && before->duals;
}

/* New rows and columns stay, without duals and values. */
static void go_back(struct before *before, struct mip *mip)
{
    if (!before->columns || !before->basis || !before->values || !before->duals)
        return;
    memcpy(mip->columns, before->columns, (size_t)before->n_columns * sizeof *mip->columns);
    memset(mip->values, 0, (size_t)mip->n_columns * sizeof(double));
    memcpy(mip->values, before->values, (size_t)before->n_columns * sizeof(double));
    memset(mip->duals, 0, (size_t)mip->n_rows * sizeof(double));
    memcpy(mip->duals, before->duals, (size_t)before->n_rows * sizeof(double));
    free(mip->basis);
    mip->basis = before->basis;
    mip->basis_rows = before->basis_rows;
    mip->basis_columns = before->basis_columns;
    before->basis = NULL;
}

static void before_release(struct before *before)
{
    free(before->columns);
    free(before->basis);
    free(before->values);
    free(before->duals);
}

/* The largest choice that is not made yet; -1: none is in between. */
static int largest(const struct model *model)
{
    const struct mip *mip = &model->mip;
    double most = whole_within;
    int best = -1;

    for (int j = 0; j < mip->n_columns; j++) {
        double value = mip->values[j];

        if (model->columns[j].kind != 'x' || value > 1 - whole_within || value <= most + 1e-9)
            continue;
        most = value;
        best = j;
    }
    return best;
}

/* Chooses the largest, and with it whatever is nearly chosen. */
static void choose(struct model *model, int column, bool alone)
{
    struct mip *mip = &model->mip;

    for (int j = 0; j < mip->n_columns && !alone; j++)
        if (model->columns[j].kind == 'x' && mip->values[j] > nearly)
            mip->columns[j].low = mip->columns[j].high;
    mip->columns[column].low = mip->columns[column].high;
}

/* Could the level still cost less than planned? */
static bool hopeful(const struct model *model, int level, int64_t planned)
{
    double sum = (double)model->constant[level];

    for (int j = 0; j < model->mip.n_columns; j++)
        sum += model->mip.values[j] * (double)model->mip.columns[j].cost;
    return sum < (double)planned - 0.5;
}

static enum mip_status relax(struct solve *solve, struct mip *mip)
{
    struct mip_effort effort = solve_effort(solve, PIVOTS);

    effort.dual = true;
    enum mip_status status = mip_relax(mip, &effort);

    solve_count(solve, mip);
    return status;
}

static bool go_down(struct solve *solve, struct model *model, int level, int64_t planned,
                    int64_t end)
{
    int setbacks = 0, column = -1;

    for (int round = 0; round < MAX_ROUNDS && solve_work(solve) < end; round++) {
        if (!solve_goes_on(solve) || !hopeful(model, level, planned))
            return false;
        column = largest(model);
        if (column < 0 && !model_grow(model))
            return plan_take(solve, model);
        if (column >= 0)
            choose(model, column, setbacks > 0);
        enum mip_status status = relax(solve, &model->mip);

        if (status == MIP_OPTIMAL && hopeful(model, level, planned))
            continue;
        if (column < 0 || ++setbacks > MAX_SETBACKS)
            return false;
        model->mip.columns[column].low = 0; /* the other way, then */
        model->mip.columns[column].high = 0;
        if (relax(solve, &model->mip) != MIP_OPTIMAL)
            return false;
    }
    return false;
}

bool dive(struct solve *solve, struct model *model, int level, int64_t planned, int64_t work)
{
    struct before before;
    bool better = before_make(&before, &model->mip) &&
                  go_down(solve, model, level, planned, solve_work(solve) + work);

    go_back(&before, &model->mip);
    before_release(&before);
    return better;
}
