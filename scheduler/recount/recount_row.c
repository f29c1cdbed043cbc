/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the rows of a claim are made of; what holds is in recount_rows*.c. */
#include "scheduler/recount/recount_part.h"

const struct column *row_column(const struct claim *claim, const struct row *row, int k)
{
    return &claim->columns[claim->terms[row->first + k].column];
}

bool row_has_low(const struct row *row)
{
    return row->low != -NO_SIDE;
}

bool row_has_offer(const struct recounting *r, int offer)
{
    return r->stamp[offer] == r->stamp_now;
}

/* May the offer not be chosen beside any of the row's? */
bool all_exclude(const struct recounting *r, const struct claim *claim, const struct row *row,
                 int offer)
{
    const struct offer *offers = r->problem->offers;

    for (int k = 0; k < row->n; k++) {
        const struct column *column = row_column(claim, row, k);

        if (column->what == OFFERED && column->number != offer &&
            !fact_excludes(r->problem, offers[offer].person, offers[offer].slot,
                           offers[column->number].slot))
            return false;
    }
    return true;
}

bool row_excludes(const struct recounting *r, const struct claim *claim, const struct row *row)
{
    for (int k = 0; k < row->n; k++) {
        const struct column *column = row_column(claim, row, k);

        if (column->what == OFFERED && !all_exclude(r, claim, row, column->number))
            return false;
    }
    return true;
}

/* Offers of the task that are not in the row: how many are fixed to 1.  All must be
 * fixed when `all` is asked.  Of one person, and a mix's, when told. */
bool row_rest_of_task(const struct recounting *r, int task, int person, const struct mix *mix,
                      int64_t *ones)
{
    const struct task *row = &r->problem->tasks[task];
    bool all = true;

    *ones = 0;
    for (int i = r->slot_first[row->first_slot]; i < r->slot_first[row->first_slot + row->n_slots];
         i++) {
        if (row_has_offer(r, i) || (person >= 0 && r->problem->offers[i].person != person) ||
            (mix && !fact_mix(r->problem, mix, i)))
            continue;
        *ones += is_fixed(r, i, 1);
        all = all && (is_fixed(r, i, 0) || is_fixed(r, i, 1));
    }
    return all;
}

bool row_offers_of(const struct recounting *r, const struct claim *claim, const struct row *row,
                   int task, int sign)
{
    for (int k = 0; k < row->n; k++) {
        const struct column *column = row_column(claim, row, k);
        int64_t factor = claim->terms[row->first + k].factor;

        if (column->what == OFFERED && (factor < 0) == (sign < 0) &&
            r->task_of[column->number] != task)
            return false;
    }
    return true;
}
