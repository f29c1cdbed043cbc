/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of breaks.
 *
 * Columns of a break, in order of `which`: somebody's work before the window (not
 * where blocked time is there already), work after it, and one for each start.
 * In a plan the break's start stands at one; where that is not told, another one
 * that is free whenever it is. */
#include "scheduler/recount/recount_part.h"

enum part_of_break { BEFORE, AFTER, START };

static enum part_of_break part_of(const struct rest_break *rest, const struct column *column,
                                  int *start)
{
    int which = column->which;

    if (!rest->busy_before && which-- == 0)
        return BEFORE;
    if (!rest->busy_after && which-- == 0)
        return AFTER;
    *start = which;
    return START;
}

static bool works(const struct recounting *r, const struct rest_break *rest, int offer,
                  enum part_of_break when)
{
    const struct slot *slot = &r->problem->slots[r->problem->offers[offer].slot];

    if (r->problem->offers[offer].person != rest->person || slot->starts_at < rest->day_from_at ||
        slot->ends_at > rest->day_until_at)
        return false;
    return when == BEFORE ? slot->starts_at < rest->from_at : slot->ends_at > rest->until_at;
}

/* Fixed ones beside the row that make the same row's offers impossible. */
static int64_t high_needed(const struct recounting *r, const struct claim *claim,
                           const struct row *row, const struct rest_break *rest,
                           enum part_of_break when, int64_t high)
{
    for (int i = r->person_first[rest->person]; i < r->person_first[rest->person + 1]; i++) {
        int offer = r->person_offers[i];

        if (r->stamp[offer] != r->stamp_now && is_fixed(r, offer, 1) &&
            (when == START || works(r, rest, offer, when)) && all_exclude(r, claim, row, offer))
            return high - 1;
    }
    return high;
}

/* Work of one kind is noticed: x1 + x2.. <= it, where the x exclude each other. */
static bool noticed(const struct recounting *r, const struct claim *claim, const struct row *row,
                    const struct rest_break *rest, enum part_of_break when)
{
    for (int k = row->first; k < row->first + row->n; k++) {
        const struct column *column = &claim->columns[claim->terms[k].column];

        if (column->what != OFFERED)
            continue;
        if (claim->terms[k].factor != 1 || !works(r, rest, column->number, when) ||
            !all_exclude(r, claim, row, column->number))
            return false;
    }
    return row->low == -NO_SIDE && row->high >= high_needed(r, claim, row, rest, when, 0);
}

static bool meets_start(const struct recounting *r, const struct rest_break *rest, int offer,
                        int start)
{
    const struct slot *slot = &r->problem->slots[r->problem->offers[offer].slot];

    return slot->starts_at < rest->starts[start] + rest->minutes &&
           slot->ends_at > rest->starts[start];
}

static bool meet(const struct recounting *r, const struct rest_break *rest, const struct column *a,
                 const struct column *b)
{
    int start = -1, other = -1;

    if (a->what == OFFERED && b->what == OFFERED)
        return fact_excludes(r->problem, rest->person, r->problem->offers[a->number].slot,
                             r->problem->offers[b->number].slot);
    if (a->what == PAUSE && b->what == PAUSE)
        return part_of(rest, a, &start) == START && part_of(rest, b, &other) == START;
    const struct column *offer = a->what == OFFERED ? a : b, *pause = a->what == OFFERED ? b : a;

    return part_of(rest, pause, &start) == START && start < rest->n_starts &&
           meets_start(r, rest, offer->number, start);
}

/* A fixed one beside which nothing of the row can be. */
static bool blocks(const struct recounting *r, const struct claim *claim, const struct row *row,
                   const struct rest_break *rest, int offer)
{
    const struct column fixed = {.what = OFFERED, .number = offer};

    if (r->stamp[offer] == r->stamp_now || !is_fixed(r, offer, 1))
        return false;
    for (int k = row->first; k < row->first + row->n; k++)
        if (!meet(r, rest, &fixed, &claim->columns[claim->terms[k].column]))
            return false;
    return true;
}

/* Work and the break's starts of which at most one can be. */
static bool at_most_one(const struct recounting *r, const struct claim *claim,
                        const struct row *row, const struct rest_break *rest)
{
    for (int k = row->first; k < row->first + row->n; k++) {
        for (int i = row->first; i < k; i++) {
            const struct column *a = &claim->columns[claim->terms[k].column];
            const struct column *b = &claim->columns[claim->terms[i].column];

            if (claim->terms[k].factor != 1 || claim->terms[i].factor != 1 || !meet(r, rest, a, b))
                return false;
        }
    }
    if (row->low != -NO_SIDE || row->high < 0)
        return false;
    for (int i = r->person_first[rest->person];
         row->high == 0 && i < r->person_first[rest->person + 1]; i++)
        if (blocks(r, claim, row, rest, r->person_offers[i]))
            return true;
    return row->high >= 1;
}

/* Is `told` free of all that the claim knows of whenever `other` is? */
static bool stands_in(const struct recounting *r, const struct rest_break *rest, int told,
                      int other)
{
    for (int i = r->person_first[rest->person]; i < r->person_first[rest->person + 1]; i++) {
        int offer = r->person_offers[i];
        bool known = r->seen[OFFERED][offer] == r->recount->n_claims || is_fixed(r, offer, 1);

        if (known && !is_fixed(r, offer, 0) && meets_start(r, rest, offer, told) &&
            !meets_start(r, rest, offer, other))
            return false;
    }
    return true;
}

/* Is each start in the row, or one that stands in for it? */
static bool every_start(const struct recounting *r, const struct claim *claim,
                        const struct row *row, const struct rest_break *rest)
{
    for (int s = 0; s < rest->n_starts; s++) {
        bool there = false;
        int start = -1;

        for (int k = 0; k < row->n && !there; k++)
            there = part_of(rest, row_column(claim, row, k), &start) == START &&
                    start < rest->n_starts && (start == s || stands_in(r, rest, start, s));
        if (!there)
            return false;
    }
    return true;
}

/* Work on both sides needs one of the starts. */
static bool owed(const struct recounting *r, const struct claim *claim, const struct row *row,
                 const struct rest_break *rest)
{
    int sides = 0, start;

    for (int k = row->first; k < row->first + row->n; k++) {
        bool is_start = part_of(rest, &claim->columns[claim->terms[k].column], &start) == START;

        if (claim->terms[k].factor != (is_start ? 1 : -1))
            return false;
        sides += !is_start;
    }
    return row->high == NO_SIDE && sides == !rest->busy_before + !rest->busy_after &&
           row->low <= rest->busy_before + rest->busy_after - 1 && every_start(r, claim, row, rest);
}

bool row_break_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                     const struct pieces *pieces)
{
    int start;

    if (!pieces->others || pieces->other->what != PAUSE)
        return false;
    const struct rest_break *rest = &r->problem->breaks[pieces->other->number];

    for (int k = row->first; k < row->first + row->n; k++) {
        const struct column *column = &claim->columns[claim->terms[k].column];

        if (column->what != OFFERED &&
            (column->what != PAUSE || column->number != pieces->other->number))
            return false;
        if (column->what == OFFERED && r->problem->offers[column->number].person != rest->person)
            return false;
    }
    enum part_of_break when = part_of(rest, pieces->other, &start);

    if (!pieces->offers[0] && !pieces->offers[1] && row->low != -NO_SIDE)
        return owed(r, claim, row, rest);
    if (when != START)
        return pieces->others == 1 && pieces->other_factor == -1 &&
               noticed(r, claim, row, rest, when);
    return at_most_one(r, claim, row, rest);
}
