/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/verdict/verdict_left.c - work of today that is no duty any more: a room was closed
 * in the middle of it.  Whoever was there has the way from there before them. */
#include "scheduler/base/day.h"
#include "scheduler/plan/verdict/verdict_part.h"

#include <string.h>

static bool is_duty(const struct world *world, const char *key)
{
    for (int d = 0; d < world->n_duties; d++)
        if (strcmp(world->duties[d].key, key) == 0)
            return true;
    return false;
}

static bool is_left(const struct world *world, const struct assignment *row)
{
    return row->staff >= 0 && row->site >= 0 && row->starts_at < world->now_at &&
           day_of(row->starts_at) == day_of(world->now_at) && strcmp(row->kind, "merged") != 0 &&
           !is_duty(world, row->key);
}

const struct assignment **bench_left(const struct world *world, struct arena *arena)
{
    const struct season *season = world->season;
    const struct assignment **left =
        arena_new(arena, const struct assignment *, season->n_people + 1);

    for (int i = 0; season->n_sites > 1 && i < season->n_published; i++) {
        const struct assignment *row = &season->published[i];
        if (!is_left(world, row))
            continue;
        if (!left[row->staff] || left[row->staff]->ends_at < row->ends_at)
            left[row->staff] = row;
    }
    return left;
}

const char *place_too_far(const struct question *question)
{
    const struct bench *bench = question->bench;
    const struct assignment *row = bench->left[question->person];
    int64_t now_at = bench->world->now_at;

    if (!row || question->slot->site < 0)
        return NULL;
    int64_t ends_at = row->ends_at < now_at ? row->ends_at : now_at;
    int way = bench->travel_min[row->site * bench->world->season->n_sites + question->slot->site];
    return question->slot->starts_at < ends_at + way ? "travel" : NULL;
}
