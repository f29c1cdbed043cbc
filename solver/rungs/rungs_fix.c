/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_fix.c - what a relaxation has proven: a bound, and columns that no plan
 * better than the one known can have otherwise. */
#include "solver/rungs/rungs_step.h"

#include <stdlib.h>
#include <string.h>

enum { SHIFT = 20 };

/* Whoever cannot be told in any better plan keeps what they have, too; who is out stays out. */
static void only_those(struct climb *climb, const struct fixing *fixing, int64_t best)
{
    bool *may = climb->guessed;
    bool high;

    for (int p = 0; p < climb->ask->n_people; p++) {
        int column = climb->told[p];
        may[p] =
            column < 0 || (fixing->kept[column].high > 0 &&
                           (!certificate_fixes(&fixing->certificate, column, best, &high) || high));
    }
    climb_only(climb, may);
}

bool fixing_make(struct fixing *fixing, const struct step *step)
{
    struct climb *climb = step->climb;
    struct mip *mip = &climb->model.mip;
    size_t n = (size_t)mip->n_columns;

    *fixing = (struct fixing){.n = mip->n_columns};
    fixing->made = certificate_make(&fixing->certificate, mip, SHIFT);
    fixing->kept = malloc((n + 1) * sizeof *fixing->kept);
    if (!fixing->kept)
        return false;
    memcpy(fixing->kept, mip->columns, n * sizeof *fixing->kept);
    return true;
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

void fixing_use(const struct fixing *fixing, const struct step *step)
{
    struct climb *climb = step->climb;
    struct mip_column *columns = climb->model.mip.columns;
    int64_t best = step_target(step) - 1;
    bool high;

    if (!fixing->made)
        return;
    only_those(climb, fixing, best);
    for (int j = 0; j < fixing->n; j++) {
        if (columns[j].low == columns[j].high ||
            !certificate_fixes(&fixing->certificate, j, best, &high))
            continue;
        columns[j].low = columns[j].high = high ? fixing->kept[j].high : fixing->kept[j].low;
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
    certificate_release(&fixing->certificate);
}
