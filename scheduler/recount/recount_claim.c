/* SPDX-License-Identifier: GPL-3.0-or-later
 * Does the problem allow the claim: its columns, their costs and ends, its rows? */
#include <string.h>

#include "scheduler/recount/recount_part.h"

/* Is it certainly too dear to be more than `high`? */
static bool too_dear(const struct recounting *r, const struct claim *claim,
                     const struct column *column)
{
    for (int k = 0; k < claim->level; k++) {
        int64_t cost = fact_cost(r, column, k);

        if (cost > 0 && cost > claim_room(r, claim, k) / (column->high + 1))
            return true;
    }
    return false;
}

/* Would the row hold with the column at its high end, whatever the others do? */
static bool row_has_enough(const struct claim *claim, const struct row *row, int column)
{
    wide most = 0, least = 0;
    int64_t mine = 0;

    for (int k = row->first; k < row->first + row->n; k++) {
        const struct term *term = &claim->terms[k];
        const struct column *other = &claim->columns[term->column];
        bool up = term->factor > 0;

        if (term->column == column) {
            mine = term->factor;
            most += (wide)mine * other->high;
            least += (wide)mine * other->high;
            continue;
        }
        most += (wide)term->factor * (up ? other->high : other->low);
        least += (wide)term->factor * (up ? other->low : other->high);
    }
    if (row->level >= 0)
        return mine >= 0; /* less of it is always as good */
    if (mine == 0)
        return true;
    return (row->high == NO_SIDE || (mine < 0 && most <= row->high)) &&
           (row->low == -NO_SIDE || (mine > 0 && least >= row->low));
}

/* More of it would never be of use: each row has enough at the high end. */
static bool enough(const struct claim *claim, int column)
{
    for (int i = 0; i < claim->n_rows; i++)
        if (!row_has_enough(claim, &claim->rows[i], column))
            return false;
    return true;
}

/* Only a break has several columns; they come one after the other. */
static bool told_twice(struct recounting *r, const struct claim *claim, int j)
{
    const struct column *column = &claim->columns[j];
    int *seen = &r->seen[column->what][column->number], now = r->recount->n_claims;
    bool again = *seen == now;

    *seen = now;
    if (column->what != PAUSE)
        return again || column->which != 0;
    return again && (j == 0 || column[-1].what != PAUSE || column[-1].number != column->number ||
                     column[-1].which >= column->which);
}

static const char *column_wrong(struct recounting *r, const struct claim *claim, int j)
{
    const struct column *column = &claim->columns[j];
    bool offer = column->what == OFFERED;
    int *owner = &r->owner[column->what][column->number];
    int64_t most = fact_most(r, column);

    if (told_twice(r, claim, j))
        return "a column is told twice";
    if (column->cost < 0 || column->cost > price_cost(r, column, claim->level))
        return "a column costs more than the problem says";
    if (*owner >= 0 && *owner != claim->part && column->what != PAUSE && column->what != HAPPENS)
        return "two parts count the same column";
    *owner = claim->part;
    if (column->low > column->high || column->high < 0 || column->low < 0 || column->low > 1)
        return "a column has no room";
    if (column->low == 1 &&
        !(offer && (r->problem->offers[column->number].locked || is_fixed(r, column->number, 1))))
        return "a column must be chosen and nothing says why";
    if (column->high >= most && most != NO_SIDE)
        return NULL;
    if (offer && is_fixed(r, column->number, 0))
        return NULL;
    if (too_dear(r, claim, column) || (!offer && enough(claim, j)))
        return NULL;
    return "a column may be larger than it is told";
}

/* Constants: not more over all parts than what is settled costs. */
static bool base_ok(struct recounting *r, const struct claim *claim)
{
    for (int k = 0; k <= claim->level; k++) {
        int64_t sum = 0;

        r->base[claim->part * LEVELS + k] = claim->base[k];
        for (int part = 0; part < r->n_parts; part++)
            sum += r->base[part * LEVELS + k];
        if (claim->base[k] < 0 || (sum > 0 && sum > price_settled(r, k)))
            return false;
    }
    return true;
}

/* Does the row hold for the stored plan?  Breaks are left to what derives them. */
static bool holds_now(const struct recounting *r, const struct claim *claim, const struct row *row)
{
    wide sum = 0;

    for (int k = row->first; k < row->first + row->n; k++) {
        const struct column *column = &claim->columns[claim->terms[k].column];

        if (column->what == PAUSE)
            return true;
        sum += (wide)claim->terms[k].factor * r->value[column->what][column->number];
    }
    return (row->low == -NO_SIDE || sum >= row->low || row->level >= 0) &&
           (row->high == NO_SIDE || sum <= row->high);
}

void claim_check(struct recounting *r, struct claim *claim)
{
    if (claim->wrong)
        return;
    if (claim->part >= r->n_parts || claim->level > r->split_level)
        claim->wrong = "there is no such part";
    for (int j = 0; j < claim->n_columns && !claim->wrong; j++)
        claim->wrong = column_wrong(r, claim, j);
    if (!claim->wrong && !base_ok(r, claim))
        claim->wrong = "what is settled costs less than is told";
    for (int i = 0; i < claim->n_rows && !claim->wrong; i++) {
        const struct row *row = &claim->rows[i];
        bool given = false;

        if (!holds_now(r, claim, row))
            claim->wrong = "a row does not hold for the stored plan";
        else
            claim->wrong = row_wrong(r, claim, row, &given);
        claim->outgrown = claim->wrong && row_outgrown(r, claim, row);
        claim->given += given;
    }
    r->recount->n_rows += claim->n_rows;
}
