/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/drill_focus.c - who is asked for what: the day of the case and the work that moves
 * is open to all, the rest of the week to those who have it. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/plan/drill_part.h"

struct focused {
    const struct drilling *drilling;
    const struct world *world;
    int64_t day;
    const bool *movable;    /* by duty */
    const int *first, *end; /* by duty: of drilling->by_key */
};

static int by_key(const void *left, const void *right)
{
    const struct assignment *const *a = left, *const *b = right;
    int order = strcmp((*a)->key, (*b)->key);

    return order ? order : (*a > *b) - (*a < *b);
}

void drill_sort_rows(struct drilling *drilling)
{
    const struct drill_ask *ask = drilling->ask;
    const struct assignment **rows =
        arena_new(drilling->arena, const struct assignment *, ask->n_rows + 1);

    for (int i = 0; i < ask->n_rows; i++)
        rows[i] = &ask->rows[i];
    if (ask->n_rows)
        qsort(rows, (size_t)ask->n_rows, sizeof *rows, by_key);
    drilling->by_key = rows;
}

static int first_row(const struct drilling *drilling, const char *key)
{
    int low = 0, high = drilling->ask->n_rows;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(drilling->by_key[middle]->key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool asks(const void *of, int duty, int slot, int person)
{
    const struct focused *focused = of;
    int64_t day = day_of(focused->world->duties[duty].slots[slot].starts_at);

    if (day == focused->day || (focused->movable[duty] && day > focused->day))
        return true;
    for (int i = focused->first[duty]; i < focused->end[duty]; i++) {
        if (focused->drilling->by_key[i]->staff == person)
            return true;
    }
    return false;
}

const struct world_focus *drill_focus(const struct drilling *drilling, const struct world *world,
                                      const struct drill_case *asked, struct arena *arena)
{
    struct world_focus *focus = arena_new(arena, struct world_focus, 1);
    struct focused *focused = arena_new(arena, struct focused, 1);
    int *first = arena_new(arena, int, world->n_duties + 1);
    int *end = arena_new(arena, int, world->n_duties + 1);
    bool *movable = arena_new(arena, bool, world->n_duties + 1);

    for (int d = 0; d < world->n_duties; d++) {
        const struct duty *duty = &world->duties[d];
        first[d] = end[d] = first_row(drilling, duty->key);
        while (end[d] < drilling->ask->n_rows &&
               strcmp(drilling->by_key[end[d]]->key, duty->key) == 0) {
            const struct assignment *row = drilling->by_key[end[d]++];
            movable[d] = movable[d] || (duty->n_slots > 1 && row->staff == asked->person &&
                                        day_of(row->starts_at) == asked->day);
        }
    }
    *focused = (struct focused){.drilling = drilling,
                                .world = world,
                                .day = asked->day,
                                .movable = movable,
                                .first = first,
                                .end = end};
    *focus = (struct world_focus){asks, focused};
    return focus;
}
