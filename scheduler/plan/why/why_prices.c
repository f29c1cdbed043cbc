/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_prices.c - what each duty is worth where people are too few.
 *
 * Each person has one of their choices; what is missing of the seats is least.  Choices come in
 * as the prices ask for them (column generation).  Whether the prices prove anything is counted in
 * whole points afterwards: nothing here need be exact.
 */
#include "scheduler/plan/why/why_count.h"

enum { ROUNDS = 200, PIVOTS_EACH = 20 * 1000, MISSING = 1000, ENOUGH = 100 };

/* Rows: duties, then people.  Columns: what is missing of each duty, then ways of people. */
static void open_program(struct count *count)
{
    struct mip *mip = &count->mip;

    for (int i = 0; i < count->n_tasks; i++)
        mip_add_row(mip, count->seats[count->tasks[i]], MIP_FREE);
    for (int i = 0; i < count->n_people; i++)
        mip_add_row(mip, -MIP_FREE, 1);
    for (int i = 0; i < count->n_tasks; i++)
        mip_add_term(mip, i, mip_add_amount(mip, count->seats[count->tasks[i]], MISSING), 1);
}

/* high is 2, that the row of the person alone holds it. */
static void add_way(struct count *count, int person, const int *tasks, bool planned)
{
    int column = mip_add_amount(&count->mip, 2, !planned && count->outside[person]);

    if (column < COUNT_COLUMNS)
        count->column_of[column] = planned ? -1 : person;
    else
        count->own.full = true;

    mip_add_term(&count->mip, count->n_tasks + person, column, 1);
    for (int i = 0; tasks[i] >= 0; i++)
        mip_add_term(&count->mip, count->row[tasks[i]], column, 1);
}

static void add_planned(struct count *count, int *tasks)
{
    const struct slices *own = &count->why->brief->by_person;

    for (int i = 0; i < count->n_people; i++) {
        int person = count->ways[i].person, n = 0;
        count->outside[i] = false;
        for (int k = own->first[person]; k < own->first[person + 1]; k++) {
            int offer = own->items[k];
            int task = count_problem(count)->slots[count_problem(count)->offers[offer].slot].task;
            if (count->why->chosen[offer] && count->duties[task])
                tasks[n++] = task;
            else if (count->why->chosen[offer] && !count->stays[task])
                count->outside[i] = true;
        }
        tasks[n] = -1;
        add_way(count, i, tasks, true);
    }
}

/* The prices: each duty's worth.  More than `little` of the ways that are worth more than what
 * their person is paid came in: true. */
static bool add_better(struct count *count, int *tasks, double *proven)
{
    static const double little = 1e-6;
    const struct mip *mip = &count->mip;
    bool more = false;

    *proven = 0;
    count->own.enough = count->whole ? ENOUGH : 0;
    count->own.rough = false;
    for (int i = 0; i < count->n_tasks; i++) {
        double price = mip->duals[i] / MISSING;
        count->worth[count->tasks[i]] = price > little ? price : 0;
        *proven += count->worth[count->tasks[i]] * count->seats[count->tasks[i]];
    }
    for (int i = 0; i < count->n_people; i++) {
        double paid =
            -mip->duals[count->n_tasks + i] / MISSING + (double)count->outside[i] / MISSING;
        double most = ways_most(&count->own, &count->ways[i], count->worth, paid + little, tasks);
        *proven -= most;
        if (most <= paid + little)
            continue;
        if (count->whole)
            count_keep_planned(count, &count->ways[i], tasks);
        add_way(count, i, tasks, false);
        more = true;
    }
    count->own.enough = 0;
    *proven = count->own.rough ? 0 : *proven;
    return more;
}

bool count_prices(struct count *count)
{
    int *tasks = arena_new(count->why->brief->arena, int, count->own.room + 1);
    struct mip_effort effort = {.pivots = PIVOTS_EACH};
    double proven = 0;
    bool more = true;

    open_program(count);
    add_planned(count, tasks);
    for (int round = 0; round < ROUNDS && more; round++) {
        double missing = 0;
        count->n_solved = 0;
        if (mip_relax(&count->mip, &effort) != MIP_OPTIMAL || count->own.full)
            return false;
        count->n_solved = count->mip.n_columns;
        for (int i = 0; i < count->n_tasks; i++)
            missing += count->mip.values[i];
        if (missing < 1e-6)
            return false;
        more = add_better(count, tasks, &proven) && proven < 1e-3;
    }
    return proven > 1e-4 && !count->own.full;
}
