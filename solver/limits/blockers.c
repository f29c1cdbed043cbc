/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/limits/blockers.c - what is in the way of a choice, and which of two values is better. */
#include "solver/limits/state.h"

bool blockers_add(struct blockers *list, int offer)
{
    for (int i = 0; i < list->n; i++)
        if (list->offers[i] == offer)
            return true;
    if (list->n == BLOCKERS_MAX)
        return false;
    list->offers[list->n++] = offer;
    return true;
}

bool blockers_add_slot(struct blockers *list, const struct state *state, int slot)
{
    const struct lookup *lookup = state->lookup;

    for (int i = lookup->slot_first[slot]; i < lookup->slot_first[slot + 1]; i++)
        if (state->chosen[i] && !blockers_add(list, i))
            return false;
    return true;
}

int value_compare(const int64_t *a, const int64_t *b)
{
    for (int k = 0; k < LEVELS; k++)
        if (a[k] != b[k])
            return a[k] < b[k] ? -1 : 1;
    return 0;
}
