/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of bonds. */
#include "scheduler/recount/recount_part.h"

/* The bond between the two tasks, or `bond` itself when it is one. */
static bool bonded(const struct problem *p, int a, int b, int bond)
{
    for (int n = 0; n < p->n_bonds; n++) {
        const struct bond *row = &p->bonds[n];
        bool both =
            (row->task_a == a && row->task_b == b) || (row->task_a == b && row->task_b == a);

        if (both && (bond == n || (bond < 0 && !row->split_cost)))
            return true;
    }
    return false;
}

/* Who does one does the other, unless nobody does that or they are split. */
bool row_bond_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                    const struct pieces *pieces)
{
    int from = -1, to = -1, split = -1;
    bool missing = false;
    int64_t from_ones, to_ones, all_ones;

    if (row_has_low(row) || !pieces->whole || pieces->person < 0 || !pieces->offers[0])
        return false;
    for (int k = 0; k < row->n; k++) {
        const struct column *column = row_column(claim, row, k);
        int64_t factor = claim->terms[row->first + k].factor;

        if (column->what == OFFERED && factor > 0)
            from = r->task_of[column->number];
        else if (column->what == OFFERED)
            to = r->task_of[column->number];
        else if (factor != -1 || (column->what != MISSING && column->what != SPLIT))
            return false;
        if (column->what == MISSING) {
            missing = true;
            to = column->number;
        }
        if (column->what == SPLIT)
            split = column->number;
    }
    if (to < 0 && split >= 0)
        to = r->problem->bonds[split].task_a == from ? r->problem->bonds[split].task_b
                                                     : r->problem->bonds[split].task_a;
    if (to < 0 || !bonded(r->problem, from, to, split) || !row_offers_of(r, claim, row, from, 1) ||
        !row_offers_of(r, claim, row, to, -1) ||
        !row_rest_of_task(r, to, pieces->person, NULL, &to_ones))
        return false;
    (void)row_rest_of_task(r, from, pieces->person, NULL, &from_ones);
    int64_t high = to_ones - from_ones;

    if (!missing) {
        if (!row_rest_of_task(r, to, -1, NULL, &all_ones) || pieces->offers[1])
            return false;
        high += 1 - all_ones;
    }
    return row->high >= high;
}
