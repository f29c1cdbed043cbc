/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "solver/lp/centre_inside.h"

enum { MAX_ROUNDS = 60, USUAL_ROUNDS = 30, WORK_UNIT = 400 };
static const double closed_by = 1e-5, near_by = 1e-3, right = 1e-7;

static double rest_of(const struct inside *in, int j)
{
    double rest = in->c[j];

    for (int k = in->first[j]; k < in->first[j + 1]; k++)
        rest -= in->factor[k] * in->y[in->row[k]];
    return rest;
}

/* What the rows come to at the columns' values. */
static void find_slacks(struct inside *in, double least)
{
    for (int i = 0; i < in->m; i++)
        in->s[i] = -in->b[i];
    for (int j = 0; j < in->n; j++)
        for (int k = in->first[j]; k < in->first[j + 1]; k++)
            in->s[in->row[k]] += in->factor[k] * in->x[j];
    for (int i = 0; i < in->m; i++)
        in->s[i] = in->fixed[i] ? 0 : fmax(in->s[i], least);
}

/* Prices that no column is too cheap for, and about the values of last time. */
static void begin(struct inside *in)
{
    double least = in->ask->sparse ? 0.1 : 0.01, amount = in->ask->sparse ? 0.5 : 0.03;
    const double *old = in->ask->n_values ? in->ask->values : NULL;

    for (int i = 0; i < in->m; i++) {
        int of = in->row_of[i];
        double price = of < in->ask->first_apart && in->ask->start
                           ? in->sign[i] * in->ask->start[of] * in->row_scale[i] / in->unit
                           : least;

        in->y[i] = in->fixed[i] ? price : fmax(price, least);
    }
    for (int j = 0; j < in->n; j++) {
        int last = in->row[in->first[j + 1] - 1];
        double rest = rest_of(in, j);

        if (last >= in->m_joint && rest < least)
            in->y[last] += (least - rest) / -in->factor[in->first[j + 1] - 1];
    }
    for (int j = 0; j < in->n; j++) {
        double rest = rest_of(in, j);
        int of = in->column_of[j];

        in->z[j] = fmax(rest, 0) + least;
        in->x[j] = amount;
        if (old && of < in->ask->n_values)
            in->x[j] =
                fmax(amount, (old[of] - (double)in->mip->columns[of].low) / in->column_scale[j]);
        if (!inside_bounded(in, j))
            continue;
        in->w[j] = fmax(-rest, 0) + least;
        in->x[j] = fmin(fmax(in->x[j], fmin(amount, in->high[j] / 4)),
                        in->high[j] - fmin(amount, in->high[j] / 4));
        in->v[j] = in->high[j] - in->x[j];
    }
    find_slacks(in, amount);
}

/* Residuals; the two costs.  What is missing altogether. */
static double look(struct inside *in, double *cost, double *bound)
{
    double missing = 0;

    *cost = *bound = 0;
    for (int i = 0; i < in->m; i++) {
        in->rp[i] = in->b[i] + (in->fixed[i] ? 0 : in->s[i]);
        *bound += in->b[i] * in->y[i];
    }
    for (int j = 0; j < in->n; j++) {
        double rest = in->c[j] - in->z[j];

        for (int k = in->first[j]; k < in->first[j + 1]; k++) {
            rest -= in->factor[k] * in->y[in->row[k]];
            in->rp[in->row[k]] -= in->factor[k] * in->x[j];
        }
        in->ru[j] = 0;
        if (in->w[j] > 0) {
            rest += in->w[j];
            in->ru[j] = in->high[j] - in->x[j] - in->v[j];
            *bound -= in->high[j] * in->w[j];
        }
        in->rd[j] = rest;
        *cost += in->c[j] * in->x[j];
        missing = fmax(missing, fabs(rest));
    }
    for (int i = 0; i < in->m; i++)
        missing = fmax(missing, fabs(in->rp[i]));
    return missing;
}

/* What columns cost at their low sides. */
static double cost_at_low(const struct inside *in)
{
    double cost = 0;

    for (int j = 0; j < in->mip->n_columns; j++)
        cost += (double)in->mip->columns[j].cost * (double)in->mip->columns[j].low;
    return cost;
}

/* Prices that are right alone prove a bound, whatever the values are. */
static bool proves_enough(const struct inside *in, double bound, double at_low)
{
    double off = 0;

    if (!in->ask->stops || bound * in->unit + at_low < in->ask->enough)
        return false;
    for (int j = 0; j < in->n; j++)
        off = fmax(off, fabs(in->rd[j]));
    return off < right;
}

static void read_values(const struct inside *in)
{
    struct mip *mip = in->mip;

    for (int i = 0; i < in->m; i++)
        mip->duals[in->row_of[i]] = in->sign[i] * in->y[i] / in->row_scale[i] * in->unit;
    for (int j = 0; j < in->n; j++)
        mip->values[in->column_of[j]] =
            (double)mip->columns[in->column_of[j]].low + in->x[j] * in->column_scale[j];
}

/* Multiplications of a round, but for the system's. */
static int64_t work_of(const struct inside *in)
{
    enum { OTHER = 12 };
    int64_t n = 0;

    if (in->ask->sparse)
        return in->sparse.work + OTHER * (int64_t)(in->first[in->n] + in->sparse.met_first[in->m]);
    for (int j = 0; j < in->n; j++) {
        int terms = in->first[j + 1] - in->first[j];

        n += (int64_t)terms * (terms / 2 + OTHER);
    }
    return n + (int64_t)in->m_joint * in->m;
}

static bool goes_on(const struct centre *ask)
{
    return ask->rounds < MAX_ROUNDS && !(ask->stop && *ask->stop) &&
           (!ask->most || ask->work < ask->most);
}

/* Where hardly any room is left inside, the last systems cannot be solved: what came before is near
 * enough.  The master of people's weeks begins anew instead. */
static bool run(struct inside *in)
{
    struct centre *ask = in->ask;
    double cost, bound, at_low = cost_at_low(in);
    bool near = false;

    ask->rounds = 0;
    if (ask->most && work_of(in) / WORK_UNIT * USUAL_ROUNDS > ask->most)
        return false;
    begin(in);
    for (; goes_on(ask); ask->rounds++) {
        double missing = look(in, &cost, &bound);

        if (!isfinite(missing) || !isfinite(cost))
            return near;
        ask->value = cost * in->unit;
        if (ask->sparse && missing < near_by) {
            read_values(in);
            near = true;
        }
        if (missing < closed_by && fabs(cost - bound) < ask->gap * (1e-3 + fabs(cost)))
            return true;
        if (proves_enough(in, bound, at_low)) {
            read_values(in);
            return true;
        }
        inside_step(in);
        ask->work += (work_of(in) + in->multiplied) / WORK_UNIT;
        in->multiplied = 0;
    }
    return near;
}

bool mip_centre(struct mip *mip, struct centre *centre)
{
    struct inside in = {.mip = mip, .ask = centre};
    double *values = calloc((size_t)mip->n_columns + 1, sizeof *values);
    double *duals = calloc((size_t)mip->n_rows + 1, sizeof *duals);

    centre->work = 0;
    centre->values = mip->values;
    free(mip->duals);
    mip->values = values;
    mip->duals = duals;
    bool fine = values && duals && inside_fill(&in) && run(&in);

    if (fine && !centre->sparse)
        read_values(&in);
    sparse_release(&in.sparse);
    free(centre->values);
    centre->values = NULL;
    centre->n_values = fine ? mip->n_columns : 0;
    pool_release(&in.pool);
    return fine;
}
