/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of bonds: whoever does one task does the other, unless nobody does that
 * one or they are split.  x(from, p) <= x(to, p) + missing(to) + split. */
#include "scheduler/recount/recount_part.h"

struct direction {
    int from, to, person;
    bool missing; /* the row has the column of who is missing on `to` */
};

static bool holds_for(struct recounting *r, const struct claim *claim, const struct row *row,
                      const struct direction *way)
{
    int64_t from_ones, to_ones, all_ones;

    if (!row_offers_of(r, claim, row, way->from, 1) || !row_offers_of(r, claim, row, way->to, -1) ||
        !row_rest_of_task(r, way->to, way->person, NULL, &to_ones))
        return false;
    (void)row_rest_of_task(r, way->from, way->person, NULL, &from_ones);
    int64_t high = to_ones - from_ones;

    if (!way->missing) { /* then it is known, or as many as one */
        bool known = row_rest_of_task(r, way->to, -1, NULL, &all_ones);

        for (int k = 0; known && k < row->n; k++)
            known = row_column(claim, row, k)->what != OFFERED ||
                    claim->terms[row->first + k].factor > 0;
        high += known ? 1 - all_ones : 1;
    }
    return row->high >= high;
}

/* The row's own person, or whoever is fixed on `from` when it has none. */
static bool holds_for_anybody(struct recounting *r, const struct claim *claim,
                              const struct row *row, struct direction way, int person)
{
    const struct task *task = &r->problem->tasks[way.from];

    way.person = person;
    if (person >= 0)
        return holds_for(r, claim, row, &way);
    for (int i = r->slot_first[task->first_slot];
         i < r->slot_first[task->first_slot + task->n_slots]; i++) {
        way.person = r->problem->offers[i].person;
        if (is_fixed(r, i, 1) && holds_for(r, claim, row, &way))
            return true;
    }
    return false;
}

/* The task whose people may be missing, the bond that may be split; false: what else is there? */
static bool find_others(const struct claim *claim, const struct row *row, int *missing, int *split)
{
    for (int k = 0; k < row->n; k++) {
        const struct column *column = row_column(claim, row, k);

        if (column->what == OFFERED)
            continue;
        if (claim->terms[row->first + k].factor != -1 ||
            (column->what != MISSING && column->what != SPLIT))
            return false;
        *(column->what == MISSING ? missing : split) = column->number;
    }
    return true;
}

bool row_bond_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                    const struct pieces *pieces)
{
    int missing = -1, split = -1;

    if (row_has_low(row) || !pieces->whole || pieces->person == -2 ||
        !find_others(claim, row, &missing, &split))
        return false;
    for (int n = 0; n < r->problem->n_bonds; n++) {
        const struct bond *bond = &r->problem->bonds[n];

        if (split >= 0 ? n != split : bond->split_cost != 0)
            continue;
        for (int turn = 0; turn < 2; turn++) {
            struct direction way = {turn ? bond->task_b : bond->task_a,
                                    turn ? bond->task_a : bond->task_b, -1, missing >= 0};

            if ((missing < 0 || missing == way.to) &&
                holds_for_anybody(r, claim, row, way, pieces->person))
                return true;
        }
    }
    return false;
}
