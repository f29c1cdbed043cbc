/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_found.c - what to make of a solution of the library: better, or something
 * missed. */
#include "solver/rungs/rungs_step.h"

#include <stdlib.h>
#include <string.h>

/* Whole, but some break that the program does not have yet is missing. */
static void keep_missed(struct climb *climb, const double *values)
{
    size_t n = (size_t)climb->model.mip.n_columns;
    double *copy = malloc((n + 1) * sizeof *copy);

    free(climb->missed);
    climb->missed = copy;
    if (copy)
        memcpy(copy, values, n * sizeof *copy);
}

/* The plan is worth what the program says: nothing was left out that it would have to ask. */
static bool lacks_nothing(const struct step *step, const double *values, int64_t value)
{
    const struct model *model = &step->climb->model;
    int level = step->climb->ask->levels[step->at];
    double sum = (double)model->constant[level];

    for (int j = 0; j < model->mip.n_columns; j++)
        sum += (double)model->columns[j].cost[level] * values[j];
    return (double)value < sum + 0.5;
}

void climb_forget_missed(struct climb *climb)
{
    free(climb->missed);
    climb->missed = NULL;
}

int64_t step_found(void *context, const double *values)
{
    struct step *step = context;
    int64_t value[LEVELS];

    step_read(step, values);
    int order = step_values(step->climb, step->other, value)
                    ? step_compare(step->climb, value, step->value)
                    : 1;

    bool less = !lacks_nothing(step, values, value[step->at]);
    step->as_good = order <= 0 && step_told(step->climb, step->other) <= step->n;
    if (order > 0 || less) /* it breaks a limit, or has a break that only costs */
        keep_missed(step->climb, values);
    if (order < 0 && step->as_good) {
        memcpy(step->value, value, sizeof value);
        step_swap(step);
    }
    return step_target(step);
}

bool climb_grow_missed(struct climb *climb)
{
    struct mip *mip = &climb->model.mip;

    if (!climb->missed || !mip->values)
        return false;
    memcpy(mip->values, climb->missed, (size_t)mip->n_columns * sizeof *mip->values);
    climb_forget_missed(climb);
    return model_grow(&climb->model);
}
