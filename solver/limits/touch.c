/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which offers meet which breaks, looked up once. */
#include "solver/limits/limit_break.h"

static bool touches(const struct rest_break *rest, const struct slot *slot)
{
    return (slot->starts_at < rest->until_at && slot->ends_at > rest->from_at) ||
           rest_break_is_before(rest, slot) || rest_break_is_after(rest, slot);
}

static struct touch touch_of(const struct problem *problem, int number, const struct slot *slot)
{
    const struct rest_break *rest = &problem->breaks[number];
    struct touch touch = {.rest = number};

    touch.before = rest_break_is_before(rest, slot);
    touch.after = rest_break_is_after(rest, slot);
    while (touch.from < rest->n_starts &&
           rest->starts[touch.from] + rest->minutes <= slot->starts_at)
        touch.from++;
    touch.until = touch.from;
    while (touch.until < rest->n_starts && rest->starts[touch.until] < slot->ends_at)
        touch.until++;
    return touch;
}

/* One pass over the offers: counts into first[] while items is NULL, else fills. */
static void touch_all(const struct lookup *lookup, int *first, struct touch *items)
{
    const struct problem *problem = lookup->problem;

    for (int i = 0; i < problem->n_offers; i++) {
        const struct slot *slot = &problem->slots[problem->offers[i].slot];
        int person = problem->offers[i].person;

        for (int b = lookup->break_first[person]; b < lookup->break_first[person + 1]; b++) {
            int number = lookup->person_breaks[b];

            if (!touches(&problem->breaks[number], slot))
                continue;
            if (items)
                items[first[i + 1]++] = touch_of(problem, number, slot);
            else
                first[i + 2]++;
        }
    }
}

bool lookup_touch(struct lookup *lookup)
{
    const struct problem *problem = lookup->problem;
    int n = problem->n_offers;
    int *first = pool_take(&lookup->pool, (size_t)n + 2, sizeof *first);
    int *start_first = pool_take(&lookup->pool, (size_t)problem->n_breaks + 1, sizeof *first);

    if (!first || !start_first)
        return false;
    for (int b = 0; b < problem->n_breaks; b++)
        start_first[b + 1] = start_first[b] + problem->breaks[b].n_starts;
    touch_all(lookup, first, NULL);
    counts_add_up(first, n + 1);
    struct touch *items = pool_take(&lookup->pool, (size_t)first[n + 1], sizeof *items);

    if (!items)
        return false;
    touch_all(lookup, first, items);
    lookup->start_first = start_first;
    lookup->touch_first = first;
    lookup->touches = items;
    return true;
}
