/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of resources. */
#include "scheduler/recount/recount_part.h"

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
