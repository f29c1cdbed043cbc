/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who else may move when somebody is left without a desk.  First those in the smallest rooms of
 * the same site and time, for they give a room up soonest; then those of ever fuller rooms; last of
 * all whoever sits that day. */
#include "scheduler/base/day.h"
#include "scheduler/seat/event/event_part.h"

enum { REACH_WIDER = 4 }; /* so many times as many in the room, each time */

static bool meet(const struct sitting *a, const struct sitting *b)
{
    return a->starts_at < event_leaves_at(b) && b->starts_at < event_leaves_at(a);
}

static int in_room(const struct season *season, const struct sitting *row)
{
    int n = 0;

    for (int i = 0; i < season->n_seating; i++)
        n += season->seating[i].room == row->room && meet(&season->seating[i], row);
    return n;
}

static bool is_without(const struct reach *reach, const struct sitting *row)
{
    for (int i = 0; i < reach->without->n_unseated; i++)
        if (reach->without->unseated[i].entry == row->entry)
            return day_of(row->starts_at) == reach->day;
    return false;
}

/* Does the sitting go on at the site and time of somebody who has no desk? */
static bool is_beside(const struct reach *reach, const struct sitting *row)
{
    const struct season *season = reach->season;

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *other = &season->seating[i];
        if (other->room >= 0 && meet(other, row) &&
            season->rooms[other->room].site == season->rooms[row->room].site &&
            is_without(reach, other))
            return true;
    }
    return false;
}

static int mark(struct reach *reach, int *fullest)
{
    const struct season *season = reach->season;
    int n = 0;

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        reach->may[i] = day_of(row->starts_at) == reach->day && !reach->keeps[i];
        if (reach->may[i] && !reach->all) {
            int others = in_room(season, row);
            bool beside = is_beside(reach, row);
            *fullest = beside && others > *fullest ? others : *fullest;
            reach->may[i] = beside && others <= reach->most;
        }
        n += reach->may[i];
    }
    return n;
}

bool event_reach(struct reach *reach, struct arena *arena)
{
    if (!reach->may) {
        reach->may = arena_new(arena, bool, reach->season->n_seating + 1);
        reach->keeps = arena_new(arena, bool, reach->season->n_seating + 1);
    }
    while (!reach->all) {
        int before = reach->n, fullest = 0;
        reach->all = reach->most < 0;
        reach->most = reach->most > 0 ? reach->most * REACH_WIDER : 1;
        reach->n = mark(reach, &fullest);
        if (!reach->all && fullest <= reach->most)
            reach->most = -1; /* the next is the whole day */
        if (reach->n > before)
            return true;
    }
    return false;
}
