/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/ladder/ladder_told.c - what people know of the plan, by offer; what cannot stay.
 */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/model/away.h"
#include "scheduler/plan/ladder/ladder_part.h"
#include "scheduler/plan/rooms.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static bool in_world(const struct world *world, int64_t day)
{
    return day >= world->from && day <= world->until && policy_told(world, day);
}

static bool same_facts(const struct duty_slot *slot, const struct assignment *row)
{
    return slot->starts_at == row->starts_at && slot->ends_at == row->ends_at &&
           slot->site == row->site && (slot->room < 0 || slot->room == row->room);
}

/* The room that was told of a session is given when the plan stands (rooms_give): the same, unless
 * it is another's now, or no such room any more. */
static bool keeps_room(const struct brief *brief, int duty, const struct assignment *row)
{
    const struct rooms *rooms = brief->rooms;
    int pool = brief->frozen[duty] ? -1 : rooms_pool(rooms, &brief->world->duties[duty]);
    bool suits = false;

    if (pool < 0 || row->room < 0)
        return true;
    for (int i = 0; i < rooms->pools[pool].n; i++)
        suits = suits || rooms->pools[pool].list[i] == row->room;
    return suits && room_is_free(rooms, row->room, row->starts_at, row->ends_at);
}

/* Their own work that is no task is theirs as long as it stands as it was told. */
static bool own_stays(const struct told_plan *told, int duty, const struct assignment *row)
{
    const struct brief *brief = told->brief;
    const struct duty *its = &brief->world->duties[duty];

    for (int i = told->of_duty.first[duty]; i < told->of_duty.first[duty + 1]; i++) {
        const struct may *may = &brief->mays[told->of_duty.items[i]];
        if (may->person == row->staff)
            return may->owner && same_facts(&its->slots[0], row);
    }
    return false;
}

static void merged_row(struct told_plan *told, const struct assignment *row, bool *stays)
{
    int offer = brief_merge_offer(told->brief, row->key);

    *stays = offer >= 0;
    if (offer >= 0)
        told->known[offer] = told->as_told[offer] = true;
}

/* Finds the offer the row stands for; *stays: nothing about it need change. */
static void find_row(struct told_plan *told, const struct assignment *row, int duty, bool *stays,
                     bool *moved)
{
    const struct brief *brief = told->brief;
    const struct duty *its = &brief->world->duties[duty];

    if (brief->duty_task[duty] < 0) {
        *stays = own_stays(told, duty, row);
        return;
    }
    int offer = brief_offer_of(brief, duty, row->staff, row->starts_at, its->n_slots == 1);
    if (offer < 0)
        return;
    const struct may *may = &brief->mays[brief->offer_may[offer]];
    told->known[offer] = true;
    *stays = (may->frozen && row->ends_at <= brief->world->now_at) ||
             same_facts(&its->slots[may->slot], row);
    *stays = *stays && row->id != TOLD_LONGER && keeps_room(brief, duty, row);
    told->as_told[offer] = *stays;
    *moved = !*stays;
}

bool told_away(const struct told_plan *told, int person, int64_t starts_at, int64_t ends_at)
{
    return season_away(told->brief->world->season, person, starts_at, ends_at);
}

static void read_row(struct told_plan *told, const struct assignment *row)
{
    const struct world *world = told->brief->world;
    int duty = row->staff >= 0 ? brief_duty(told->brief, row->key) : -1;
    bool stays = false, moved = false;

    if (strcmp(row->kind, "merged") == 0)
        merged_row(told, row, &stays);
    else if (duty >= 0)
        find_row(told, row, duty, &stays, &moved);
    if (stays || row->ends_at <= world->now_at || row->staff < 0)
        return;
    told->anyway[row->staff] =
        told->anyway[row->staff] || !told_away(told, row->staff, row->starts_at, row->ends_at);
    *LIST_ADD(told->brief->arena, told->fallen, told->n_fallen, told->fallen_room) =
        (struct fallen){row, duty, moved};
}

static int by_start(const void *left, const void *right)
{
    const struct assignment *a = ((const struct fallen *)left)->row;
    const struct assignment *b = ((const struct fallen *)right)->row;

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    int order = strcmp(a->key, b->key);
    return order ? order : (a->staff > b->staff) - (a->staff < b->staff);
}

void told_plan_make(struct told_plan *told)
{
    const struct brief *brief = told->brief;
    const struct season *season = brief->world->season;
    int n = brief->problem.n_offers;

    told->known = arena_new(brief->arena, bool, n + 1);
    told->as_told = arena_new(brief->arena, bool, n + 1);
    told->anyway = arena_new(brief->arena, bool, season->n_people + 1);
    told->of_duty = slices_make(brief->mays, brief->n_mays, sizeof *brief->mays,
                                offsetof(struct may, duty), brief->world->n_duties, brief->arena);
    for (int i = 0; i < season->n_published; i++)
        if (in_world(brief->world, day_of(season->published[i].starts_at)))
            read_row(told, &season->published[i]);
    if (told->n_fallen)
        qsort(told->fallen, (size_t)told->n_fallen, sizeof *told->fallen, by_start);
}

bool ladder_fallen(const struct world *world, struct arena *arena, const struct fallen **list,
                   int *count, struct fault *fault)
{
    struct brief *brief = arena_new(arena, struct brief, 1);
    struct told_plan told = {.brief = brief};

    if (!brief_make(world, arena, brief, fault))
        return false;
    told_plan_make(&told);
    *list = told.fallen;
    *count = told.n_fallen;
    return true;
}
