/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_tidy.c - of plans as good as the rung, one with few changes. */
#include "solver/rungs/rungs_step.h"

#include <math.h>
#include <string.h>

enum { TIDY_WORK = 1000, TIDY_MORE = 15000000, TIDY_SHARE = 2, CHANGE_COST = 1000 };

/* Fewest changes, then what people like best: looked for, not proven. */
static int64_t found_tidier(void *context, const double *values)
{
    struct step *step = context;
    const struct mip *mip = &step->climb->model.mip;
    int64_t value[LEVELS], sum = 0;

    for (int j = 0; j < mip->n_columns; j++)
        sum += mip->columns[j].cost * (int64_t)llround(values[j]);
    step_read(step, values);
    if (sum < step->tidy && step_values(step->climb, step->other, value) &&
        step_compare(step->climb, value, step->value) <= 0 &&
        step_told(step->climb, step->other) <= step->n) {
        step->tidy = sum;
        step_swap(step);
    }
    return step->tidy;
}

static void tidy_tells(struct climb *climb, const struct tell *tells, int n_tells)
{
    for (int i = 0; i < n_tells; i++) {
        int column = climb->model.offer_column[tells[i].offer];
        if (column >= 0)
            climb->model.mip.columns[column].cost += tells[i].dropped ? -CHANGE_COST : CHANGE_COST;
    }
}

static void tidy_aim(struct climb *climb)
{
    struct mip *mip = &climb->model.mip;

    for (int j = 0; j < mip->n_columns; j++)
        mip->columns[j].cost = climb->model.columns[j].cost[LEVELS - 1];
    tidy_tells(climb, climb->ask->tells, climb->ask->n_tells);
    tidy_tells(climb, climb->ask->quiet, climb->ask->n_quiet);
}

void step_tidy(struct step *step)
{
    struct climb *climb = step->climb;
    const struct mip *mip = &climb->model.mip;

    tidy_aim(climb);
    step_rows(step, climb->ask->n_levels);
    step->tidy = 0;
    for (int i = 0; i < climb->lean.n_offers; i++)
        if (climb->model.offer_column[i] >= 0 && step->plan[i])
            step->tidy += mip->columns[climb->model.offer_column[i]].cost;
    struct mip_proof proof = {
        .bound = INT64_MIN / 4, .target = step->tidy, .found = found_tidier, .context = step};
    int64_t before = climb->work, ours = before < TIDY_WORK ? before : TIDY_WORK;
    int64_t more = climb->ask->first ? 0 : TIDY_MORE / climb->row_work; /* of its own */

    climb->work = ours + more;
    (void)climb_prove(climb, TIDY_SHARE, &proof);
    int64_t used = ours + more - climb->work;
    climb->work = before - (used < ours ? used : ours);
}
