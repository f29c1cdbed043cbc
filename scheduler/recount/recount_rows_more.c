/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of breaks and resources.
 *
 * Columns of a break, in order of `which`: somebody's work before the window (not
 * where blocked time is there already), work after it, and one for each start.
 * In a plan the first free start stands at one. */
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
    const struct slot *slot = &r->problem->slots[r->problem->offers[offer->number].slot];

    if (part_of(rest, pause, &start) != START || start >= rest->n_starts)
        return false;
    return slot->starts_at < rest->starts[start] + rest->minutes &&
           slot->ends_at > rest->starts[start];
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
    for (int k = row->first; k < row->first + row->n; k++)
        for (int i = row->first; i < k; i++) {
            const struct column *a = &claim->columns[claim->terms[k].column];
            const struct column *b = &claim->columns[claim->terms[i].column];

            if (claim->terms[k].factor != 1 || claim->terms[i].factor != 1 || !meet(r, rest, a, b))
                return false;
        }
    if (row->low != -NO_SIDE || row->high < 0)
        return false;
    for (int i = r->person_first[rest->person];
         row->high == 0 && i < r->person_first[rest->person + 1]; i++)
        if (blocks(r, claim, row, rest, r->person_offers[i]))
            return true;
    return row->high >= 1;
}

/* Work on both sides needs one of the starts. */
static bool owed(const struct claim *claim, const struct row *row, const struct rest_break *rest)
{
    int starts = 0, sides = 0, start;

    for (int k = row->first; k < row->first + row->n; k++) {
        bool is_start = part_of(rest, &claim->columns[claim->terms[k].column], &start) == START;

        if (claim->terms[k].factor != (is_start ? 1 : -1))
            return false;
        starts += is_start;
        sides += !is_start;
    }
    return row->high == NO_SIDE && starts == rest->n_starts &&
           sides == !rest->busy_before + !rest->busy_after &&
           row->low <= rest->busy_before + rest->busy_after - 1;
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
        return owed(claim, row, rest);
    if (when != START)
        return pieces->others == 1 && pieces->other_factor == -1 &&
               noticed(r, claim, row, rest, when);
    return at_most_one(r, claim, row, rest);
}

/* ---- resources ---- */

static int64_t amount_of(const struct problem *p, int resource, int slot)
{
    for (int u = 0; u < p->n_uses; u++)
        if (p->uses[u].resource == resource && p->uses[u].slot == slot)
            return p->uses[u].amount;
    return 0;
}

static int slot_of(const struct recounting *r, const struct column *column)
{
    if (column->what == HAPPENS)
        return column->number;
    if (column->what != OFFERED || r->problem->tasks[r->task_of[column->number]].need != 1)
        return -1; /* several people would count one use twice */
    return r->problem->offers[column->number].slot;
}

/* What is sure to use it at the moment, beside the row. */
static int64_t sure_use(const struct recounting *r, int resource, int64_t at, const bool *told)
{
    const struct problem *p = r->problem;
    int64_t sum = 0;

    for (int u = 0; u < p->n_uses; u++) {
        const struct slot *slot = &p->slots[p->uses[u].slot];
        bool sure = false;

        if (p->uses[u].resource != resource || slot->starts_at > at || slot->ends_at <= at ||
            told[p->uses[u].slot])
            continue;
        for (int i = r->slot_first[p->uses[u].slot]; i < r->slot_first[p->uses[u].slot + 1]; i++)
            sure |= r->stamp[i] != r->stamp_now && is_fixed(r, i, 1);
        sum += sure ? p->uses[u].amount : 0;
    }
    return sum;
}

static bool fits(const struct recounting *r, const struct claim *claim, const struct row *row,
                 int resource, bool *told)
{
    int64_t at = INT64_MIN, until = INT64_MAX;

    for (int k = row->first; k < row->first + row->n; k++) {
        int number = slot_of(r, &claim->columns[claim->terms[k].column]);

        if (number < 0 || claim->terms[k].factor > amount_of(r->problem, resource, number))
            return false;
        const struct slot *slot = &r->problem->slots[number];

        told[number] |= claim->columns[claim->terms[k].column].what == HAPPENS;
        at = slot->starts_at > at ? slot->starts_at : at;
        until = slot->ends_at < until ? slot->ends_at : until;
    }
    return at < until &&
           row->high >= r->problem->resources[resource].capacity - sure_use(r, resource, at, told);
}

bool row_resource_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                        const struct pieces *pieces)
{
    struct arena arena = {0};
    bool holds = false;

    (void)pieces;
    for (int n = 0; n < r->problem->n_resources && row->low == -NO_SIDE && row->n && !holds; n++)
        holds = fits(r, claim, row, n, arena_new(&arena, bool, r->problem->n_slots + 1));
    arena_release(&arena);
    return holds;
}
