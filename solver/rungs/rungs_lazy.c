/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_lazy.c - a relaxation in which work is done again only where it matters.
 *
 * Of a week's work nearly all is done by people whom no good plan of a rung tells.  So that a task
 * must be done, or be missed at a price, is at first not asked: whoever is told drops theirs for
 * nothing.  What the relaxation then leaves undone is asked, and so on.  Every such relaxation's
 * bound holds for the whole, so it may end at any time; and it stays small.  With one more told
 * than must be, the simplex is soon done; with more, from the optimum with fewer, it is further
 * away than from nowhere, and walks among equals.  There the middle is asked.
 */
#include <limits.h>
#include <math.h>
#include <string.h>

#include "solver/mip/mip_part.h"
#include "solver/rungs/rungs_step.h"

enum { ROUNDS = 200, ROUND_WORK = 8, GAIN_SHARE = 16 }; /* finding what can matter */
enum { SOON = 1000, MIDDLE_UNIT = 22 }; /* pivots; what centre.h counts as work of rows */
static const double nearly = 1e-6, inside_off = 1e-3; /* of work that is done */
static const double least_gap = 1e-6, most_gap = 1e-3;

/* By task: the row that asks for it to be done; -1: none. */
static bool rows_of_tasks(struct climb *climb)
{
    const struct mip *mip = &climb->model.mip;
    size_t n = (size_t)climb->lean.n_tasks + 1;
    int *task_of = pool_take(&climb->pool, (size_t)mip->n_columns + 1, sizeof *task_of);

    climb->task_row = pool_take(&climb->pool, n, sizeof *climb->task_row);
    for (int i = 0; i < LEVELS; i++)
        climb->asked[i] = pool_take(&climb->pool, n, sizeof *climb->asked[i]);
    if (climb->pool.broken)
        return false;
    for (int t = 0; t < climb->lean.n_tasks; t++) {
        climb->task_row[t] = -1;
        if (climb->model.task_short[t] >= 0)
            task_of[climb->model.task_short[t]] = t + 1;
    }
    for (int i = 0; i < mip->n_terms; i++) {
        const struct mip_row *row = &mip->rows[mip->terms[i].row];
        int t = task_of[mip->terms[i].column] - 1;
        if (t >= 0 && row->low == row->high && row->low == climb->lean.tasks[t].need)
            climb->task_row[t] = mip->terms[i].row;
    }
    return true;
}

static bool is_asked(const struct climb *climb, int at, int task)
{
    return climb->task_row[task] < 0 || climb->asked[at][task];
}

/* Who would leave paid work for nothing: that work is asked from the beginning. */
static void ask_paid(struct climb *climb, int at)
{
    for (int i = 0; i < climb->lean.n_offers; i++) {
        int column = climb->model.offer_column[i];
        if (column >= 0 && climb->known[i] && climb->model.mip.columns[column].cost > 0)
            climb->asked[at][climb->lookup.offer_task[i]] = true;
    }
}

void climb_ask(const struct climb *climb, int at, bool all)
{
    for (int t = 0; climb->task_row && t < climb->lean.n_tasks; t++)
        if (climb->task_row[t] >= 0)
            climb->model.mip.rows[climb->task_row[t]].low =
                all || is_asked(climb, at, t) ? climb->lean.tasks[t].need : -MIP_FREE;
}

/* Work that the values leave undone is asked from now on; false: there is none. */
static bool ask_undone(struct climb *climb, int at, const double *values, double off)
{
    const struct mip *mip = &climb->model.mip;
    struct pool pool = {0};
    double *sum = pool_take(&pool, (size_t)mip->n_rows + 1, sizeof *sum);
    bool any = false;

    for (int i = 0; sum && i < mip->n_terms; i++)
        sum[mip->terms[i].row] += (double)mip->terms[i].factor * values[mip->terms[i].column];
    for (int t = 0; sum && t < climb->lean.n_tasks; t++) {
        if (is_asked(climb, at, t) ||
            sum[climb->task_row[t]] >= (double)climb->lean.tasks[t].need - off)
            continue;
        climb->asked[at][t] = any = true;
    }
    pool_release(&pool);
    return any;
}

static double objective(const struct mip *mip)
{
    double sum = 0;

    for (int j = 0; j < mip->n_columns; j++)
        sum += mip->values[j] * (double)mip->columns[j].cost;
    return sum;
}

bool climb_ask_missed(struct climb *climb, int at)
{
    return climb->task_row && climb->missed && ask_undone(climb, at, climb->missed, nearly);
}

/* From the middle, of what is asked now: some thirty systems of equations, whatever the program.
 * What it comes to is off by less than a step. */
static bool relax_inside(struct climb *climb, int64_t most, int64_t enough)
{
    double gap = climb->coarse ? most_gap : 0.5 / (double)(enough > 0 ? enough : 1);
    struct centre centre = {.gap = fmin(fmax(gap, least_gap), most_gap),
                            .most = most * climb->row_work / MIDDLE_UNIT + 1,
                            .stops = true,
                            .enough = (double)enough - 0.5, /* costs are whole */
                            .stop = climb->ask->stop};
    bool fine = part_centre(&climb->model.mip, &centre);

    climb_spend(climb, centre.work * MIDDLE_UNIT / climb->row_work + ROUND_WORK);
    return fine;
}

/* By the simplex, from where this level's last one ended. */
static enum mip_status relax_edge(struct climb *climb, int at, int most, bool *dual)
{
    struct mip *mip = &climb->model.mip;
    enum mip_status status = MIP_FAILED;

    for (int tries = 0; tries < 2; tries++) {
        struct mip_effort effort = {.pivots = most, .stop = climb->ask->stop, .dual = *dual};
        status = part_relax(mip, &effort);
        climb_spend(climb, mip->pivots + ROUND_WORK);
        *dual = status != MIP_FAILED;
        if (status != MIP_FAILED || !mip_basis_drop(mip)) /* one that no longer fits */
            break;
    }
    if (status == MIP_OPTIMAL || status == MIP_UNKNOWN)
        mip_basis_keep(mip, &climb->bases[at]);
    return status;
}

/* What the simplex does not soon come to the end of is asked from the middle; what is too large for
 * that, or for the work that is left, goes as far as the simplex gets. */
static bool relax(struct climb *climb, int at, int64_t most, int64_t enough, bool *dual)
{
    int pivots = (int)(most < INT_MAX ? most + 1 : INT_MAX);
    enum mip_status status = MIP_UNKNOWN;
    bool was_inside = climb->inside[at];

    if (!climb->inside[at]) {
        status = relax_edge(climb, at, pivots < SOON ? pivots : SOON, dual);
        climb->inside[at] = status == MIP_UNKNOWN && pivots > SOON;
    }
    if (climb->inside[at] && !(climb->ask->stop && *climb->ask->stop)) {
        mip_basis_drop(&climb->model.mip);
        bool fine = relax_inside(climb, most, enough);
        status = fine ? MIP_OPTIMAL : MIP_UNKNOWN;
        if (!fine && !was_inside) { /* too large */
            climb->inside[at] = false;
            mip_basis_take(&climb->model.mip, &climb->bases[at]);
            status = relax_edge(climb, at, pivots, dual);
        }
    }
    climb->cut = status == MIP_UNKNOWN;
    return status == MIP_OPTIMAL;
}

/* Is another round worth it?  From the middle each takes as long as the first. */
static bool gains(const struct climb *climb, int at, double before, double now, int64_t enough)
{
    return !climb->inside[at] || climb->coarse ||
           (now - before) * GAIN_SHARE > (double)enough - now;
}

void climb_lazy(struct climb *climb, int at, int64_t work, int64_t enough)
{
    struct mip *mip = &climb->model.mip;
    int64_t least = climb->work - work;
    bool dual = climb->bases[at].stands;
    double before = -INFINITY;

    mip_basis_take(mip, &climb->bases[at]);
    if (!climb->task_row && !rows_of_tasks(climb))
        return;
    climb->cut = true;
    ask_paid(climb, at);
    for (int round = 0; round < ROUNDS && climb->work > 0 && climb->work >= least; round++) {
        int64_t left = climb->work - least;
        climb_ask(climb, at, false);
        if (!relax(climb, at, left < climb->work / 2 ? left : climb->work / 2, enough, &dual))
            break;
        if (climb->inside[at] && mip_certified(mip, 0) >= enough)
            break;
        double off = climb->inside[at] ? inside_off : nearly, now = objective(mip);
        if (now > (double)enough - 1 + off || !gains(climb, at, before, now, enough) ||
            (!ask_undone(climb, at, mip->values, off) && !model_grow(&climb->model)) ||
            climb->coarse) /* asked next time */
            break;
        before = now;
        climb->cut = true;
    }
    climb_ask(climb, at, true);
}
