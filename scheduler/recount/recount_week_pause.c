/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the breaks of a day ask of whoever does it. */
#include "scheduler/recount/recount_week.h"

enum { DAY_MIN = 1440 };

static bool inside(const struct rest_break *rest, const struct slot *slot)
{
    return rest->day_from_at <= slot->starts_at && slot->ends_at <= rest->day_until_at;
}

static bool begins_before(const struct rest_break *rest, const struct slot *slot)
{
    return inside(rest, slot) && slot->starts_at < rest->from_at;
}

static bool ends_after(const struct rest_break *rest, const struct slot *slot)
{
    return inside(rest, slot) && slot->ends_at > rest->until_at;
}

/* What is chosen for certain takes its part. */
static void take_certain(const struct recounting *r, struct pause *pause)
{
    const struct rest_break *rest = pause->rest;

    for (int i = r->person_first[rest->person]; i < r->person_first[rest->person + 1]; i++) {
        int offer = r->person_offers[i], n = 0;
        const struct slot *slot = &r->problem->slots[r->problem->offers[offer].slot];

        if (!r->problem->offers[offer].locked && !is_fixed(r, offer, 1))
            continue;
        pause->before = pause->before || begins_before(rest, slot);
        pause->after = pause->after || ends_after(rest, slot);
        for (int s = 0; s < pause->n_starts; s++)
            if (slot->ends_at <= pause->starts[s] ||
                slot->starts_at >= pause->starts[s] + rest->minutes)
                pause->starts[n++] = pause->starts[s];
        pause->n_starts = n;
    }
}

/* Can it be owed, and if it is owed in any case, taken? */
static bool matters(const struct pause *pause, const struct item *items, int n)
{
    bool before = pause->before, after = pause->after;

    if (before && after && pause->n_starts == 0)
        return false;
    for (int i = 0; i < n; i++) {
        before = before || begins_before(pause->rest, items[i].slot);
        after = after || ends_after(pause->rest, items[i].slot);
    }
    return before && after;
}

/* Breaks that are left out only allow more. */
void pauses_find(struct pauses *pauses, struct week *week, int first, int end)
{
    const struct recounting *r = week->r;
    const struct problem *problem = r->problem;

    *pauses = (struct pauses){0};
    for (int b = 0; b < problem->n_breaks && pauses->n < PAUSES; b++) {
        const struct rest_break *rest = &problem->breaks[b];

        if (rest->person != week->person || rest->from_at / DAY_MIN != week->items[first].day)
            continue;
        struct pause *pause = &pauses->list[pauses->n];

        *pause = (struct pause){
            rest,
            arena_dup(&week->arena, rest->starts, (size_t)rest->n_starts, sizeof *rest->starts),
            rest->n_starts, rest->busy_before, rest->busy_after};
        take_certain(r, pause);
        if (matters(pause, week->items + first, end - first))
            pauses->n++;
    }
}

bool pause_fits(const struct pause *pause, int64_t from_at, int64_t until_at)
{
    for (int s = 0; s < pause->n_starts; s++)
        if (pause->starts[s] >= from_at && pause->starts[s] + pause->rest->minutes <= until_at)
            return true;
    return false;
}

uint64_t pauses_owed(const struct pauses *pauses)
{
    uint64_t owed = 0;

    for (int b = 0; b < pauses->n; b++)
        owed |= (uint64_t)pauses->list[b].before << b;
    return owed;
}

bool pauses_after(const struct pauses *pauses, uint64_t *owed, int64_t from_at,
                  const struct slot *slot)
{
    for (int b = 0; b < pauses->n; b++) {
        const struct pause *pause = &pauses->list[b];
        uint64_t bit = UINT64_C(1) << b;

        if ((*owed & bit) && pause_fits(pause, from_at, slot->starts_at))
            *owed &= ~bit;
        if (begins_before(pause->rest, slot))
            *owed |= bit;
        if ((*owed & bit) && ends_after(pause->rest, slot))
            return false;
    }
    return true;
}

bool pauses_end(const struct pauses *pauses, uint64_t owed, int64_t from_at)
{
    for (int b = 0; b < pauses->n; b++)
        if ((owed >> b & 1) && pauses->list[b].after &&
            !pause_fits(&pauses->list[b], from_at, INT64_MAX))
            return false;
    return true;
}
