/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_lazy.c - a relaxation in which work is done again only where it matters.
 *
 * Of a week's work nearly all is done by people whom no good plan of a rung tells.  So that a task
 * must be done, or be missed at a price, is at first not asked: whoever is told drops theirs for
 * nothing.  What the relaxation then leaves undone is asked, and so on.  Every such relaxation's
 * bound holds for the whole, so it may end at any time; and it stays small.
 */
#include <limits.h>
#include <string.h>

#include "solver/lp/mip_part.h"
#include "solver/rungs/rungs_step.h"

enum { ROUNDS = 200, ROUND_WORK = 8 }; /* finding what can matter */
static const double nearly = 1e-6;

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
static bool ask_undone(struct climb *climb, int at, const double *values)
{
    const struct mip *mip = &climb->model.mip;
    struct pool pool = {0};
    double *sum = pool_take(&pool, (size_t)mip->n_rows + 1, sizeof *sum);
    bool any = false;

    for (int i = 0; sum && i < mip->n_terms; i++)
        sum[mip->terms[i].row] += (double)mip->terms[i].factor * values[mip->terms[i].column];
    for (int t = 0; sum && t < climb->lean.n_tasks; t++) {
        if (is_asked(climb, at, t) ||
            sum[climb->task_row[t]] >= (double)climb->lean.tasks[t].need - nearly)
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
    return climb->task_row && climb->missed && ask_undone(climb, at, climb->missed);
}

void climb_lazy(struct climb *climb, int at, int64_t work, int64_t enough)
{
    struct mip *mip = &climb->model.mip;
    int64_t least = climb->work - work;
    bool dual = climb->bases[at].stands;

    mip_basis_take(&climb->model.mip, &climb->bases[at]);
    if (!climb->task_row && !rows_of_tasks(climb))
        return;
    climb->cut = true;
    ask_paid(climb, at);
    for (int round = 0; round < ROUNDS && climb->work > 0 && climb->work >= least; round++) {
        int64_t most =
            climb->work - least < climb->work / 2 ? climb->work - least : climb->work / 2;
        struct mip_effort effort = {.pivots = (int)(most < INT_MAX ? most + 1 : INT_MAX),
                                    .stop = climb->ask->stop,
                                    .dual = dual};
        climb_ask(climb, at, false);
        enum mip_status status = part_relax(mip, &effort);
        climb->work -= mip->pivots + ROUND_WORK;
        dual = status != MIP_FAILED;
        if (status == MIP_FAILED && mip_basis_drop(&climb->model.mip)) /* one that no longer fits */
            continue;
        if (status == MIP_OPTIMAL || status == MIP_UNKNOWN)
            mip_basis_keep(&climb->model.mip, &climb->bases[at]);
        bool goes_on = status == MIP_OPTIMAL && objective(mip) <= (double)enough - 1 + nearly;
        climb->cut = status == MIP_UNKNOWN;
        if (!goes_on || (!ask_undone(climb, at, mip->values) && !model_grow(&climb->model)))
            break;
        climb->cut = true;
    }
    climb_ask(climb, at, true);
}
