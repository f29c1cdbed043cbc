/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_fix.c - what a relaxation has proven: a bound, and columns that no plan
 * better than the one known can have otherwise. */
#include "solver/rungs/rungs_step.h"

#include <stdlib.h>
#include <string.h>

enum { SHIFT = 20 };

/* Whoever cannot be told in any better plan keeps what they have, too; who is out stays out. */
static void only_those(const struct step *step, const struct fixing *fixing, int64_t best)
{
    const struct climb *climb = step->climb;
    bool *may = climb->guessed;
    bool high;

    for (int p = 0; p < climb->ask->n_people; p++) {
        int column = climb->told[p];
        may[p] =
            column < 0 || (fixing->kept[column].high > 0 &&
                           (!certificate_fixes(&fixing->certificate, column, best, &high) || high));
    }
    step_hold(step, may);
}

/* Columns that came in while it was relaxed are kept as well. */
static bool keep_columns(struct fixing *fixing, const struct mip *mip)
{
    size_t n = (size_t)mip->n_columns, had = (size_t)fixing->n;
    struct mip_column *kept = realloc(fixing->kept, (n + 1) * sizeof *kept);

    if (!kept)
        return false;
    memcpy(kept + had, mip->columns + had, (n - had) * sizeof *kept);
    fixing->kept = kept;
    fixing->n = mip->n_columns;
    return true;
}

bool fixing_begin(struct fixing *fixing, const struct step *step)
{
    *fixing = (struct fixing){0};
    if (!keep_columns(fixing, &step->climb->model.mip))
        return false;
    step_hold(step, NULL);
    return true;
}

bool fixing_make(struct fixing *fixing, const struct step *step)
{
    const struct mip *mip = &step->climb->model.mip;

    fixing->made = certificate_make(&fixing->certificate, mip, SHIFT);
    fixing->had_choice = malloc((size_t)mip->n_columns + 1);
    if (!fixing->had_choice)
        return false;
    for (int j = 0; j < mip->n_columns; j++)
        fixing->had_choice[j] = mip->columns[j].low < mip->columns[j].high;
    return keep_columns(fixing, mip);
}

void climb_keep_bound(struct climb *climb, int at, const int64_t *value, int64_t bound)
{
    struct climb_most *most = &climb->most[at];

    if (most->any && bound <= most->bound)
        return;
    *most = (struct climb_most){.bound = bound, .any = true};
    memcpy(most->value, value, sizeof most->value);
}

int64_t climb_kept_bound(const struct climb *climb, int at, const int64_t *value)
{
    const struct climb_most *most = &climb->most[at];

    for (int i = 0; i < at; i++)
        if (value[i] > most->value[i])
            return INT64_MIN;
    return most->any ? most->bound : INT64_MIN;
}

int64_t fixing_bound(const struct fixing *fixing)
{
    return fixing->made && fixing->certificate.bound > 0 ? fixing->certificate.bound : 0;
}

/* What stands in the basis stays in it: the tree begins where the relaxation ended. */
static void leave_basic(const struct fixing *fixing, struct mip *mip)
{
    for (int j = 0; mip->basis && j < fixing->n && j < mip->basis_columns; j++) {
        if (mip->basis[mip->basis_rows + j] != MIP_BASIC)
            continue;
        mip->columns[j].low = fixing->kept[j].low;
        mip->columns[j].high = fixing->kept[j].high;
    }
}

void fixing_use(const struct fixing *fixing, const struct step *step)
{
    struct climb *climb = step->climb;
    struct mip_column *columns = climb->model.mip.columns;
    int64_t best = step_target(step) - 1;
    bool high;

    if (!fixing->made)
        return;
    only_those(step, fixing, best);
    for (int j = 0; j < fixing->n; j++) {
        if (columns[j].low == columns[j].high ||
            !certificate_fixes(&fixing->certificate, j, best, &high))
            continue;
        columns[j].low = columns[j].high = high ? fixing->kept[j].high : fixing->kept[j].low;
    }
    leave_basic(fixing, &climb->model.mip);
}

void fixing_swap(struct fixing *fixing, const struct step *step)
{
    struct mip_column *columns = step->climb->model.mip.columns;

    for (int j = 0; j < fixing->n; j++) {
        struct mip_column column = columns[j];
        columns[j] = fixing->kept[j];
        fixing->kept[j] = column;
    }
}

void fixing_release(struct fixing *fixing, const struct step *step)
{
    struct mip_column *columns = step->climb->model.mip.columns;

    for (int j = 0; fixing->kept && j < fixing->n; j++) {
        columns[j].low = fixing->kept[j].low;
        columns[j].high = fixing->kept[j].high;
    }
    free(fixing->kept);
    free(fixing->had_choice);
    certificate_release(&fixing->certificate);
}
