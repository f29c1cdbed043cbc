/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/repair/repair_locks.h"
#include "scheduler/model/away.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/lock.h"

struct losing {
    struct office *office;
    struct repair *repair;
    struct lock_scene scene;
    struct lost_lock *lost;
    int n, room;
};

static void lose(struct losing *losing, int staff, const char *title, int64_t starts_at,
                 int64_t ends_at)
{
    for (int i = 0; i < losing->n; i++) /* a row of locks, and the draft it made */
        if (losing->lost[i].staff == staff && losing->lost[i].starts_at == starts_at)
            return;
    *LIST_ADD(losing->office->arena, losing->lost, losing->n, losing->room) =
        (struct lost_lock){staff, title, starts_at, ends_at};
}

/* NULL, or a slot of the duty that the lock means. */
static const struct duty_slot *meant(const struct losing *losing, const struct lock *row,
                                     const struct duty *duty)
{
    if (*row->duty)
        return strcmp(row->duty, duty->key) == 0 ? &duty->slots[0] : NULL;
    int slot = lock_slot(&losing->scene, row, duty);
    return slot >= 0 ? &duty->slots[slot] : NULL;
}

static bool falls(struct losing *losing, const struct lock *row)
{
    const struct world *world = &losing->repair->world;

    if (row->staff < 0)
        return false;
    for (int d = 0; d < world->n_duties; d++) {
        const struct duty_slot *slot = meant(losing, row, &world->duties[d]);
        if (!slot ||
            !season_away(losing->repair->season, row->staff, slot->starts_at, slot->ends_at) ||
            slot->starts_at < world->now_at)
            continue;
        lose(losing, row->staff, world->duties[d].title, slot->starts_at, slot->ends_at);
        return true;
    }
    return false;
}

/* What it described is no more: nobody is wanted for it after what happened. */
static bool means_nothing(struct losing *losing, const struct lock *row)
{
    const struct world *world = &losing->repair->world;
    const struct duty_kind *kind = duty_kind_find(row->role);

    if (row->staff < 0 || *row->duty || row->date < world->from || row->date > world->until ||
        (row->date + 1) * DAY_MIN <= world->now_at)
        return false;
    for (int d = 0; d < world->n_duties; d++)
        if (meant(losing, row, &world->duties[d]))
            return false;
    lose(losing, row->staff, kind ? kind->title : row->role, row->date * DAY_MIN,
         row->date * DAY_MIN);
    return true;
}

static void take_rows(struct losing *losing)
{
    struct season *season = losing->repair->season;
    struct lock *kept = arena_new(losing->office->arena, struct lock, season->n_locks + 1);
    int n = 0;

    for (int i = 0; i < season->n_locks; i++)
        if (!falls(losing, &season->locks[i]) && !means_nothing(losing, &season->locks[i]))
            kept[n++] = season->locks[i];
    if (n == season->n_locks)
        return;
    season->locks = kept;
    season->n_locks = n;
}

static void take_draft(struct losing *losing)
{
    struct season *season = losing->repair->season;
    struct assignment *draft =
        arena_dup(losing->office->arena, season->draft, (size_t)season->n_draft, sizeof *draft);
    bool any = false;

    for (int i = 0; i < season->n_draft; i++) {
        struct assignment *row = &draft[i];
        if (!row->locked || row->starts_at < losing->repair->world.now_at ||
            !season_away(season, row->staff, row->starts_at, row->ends_at))
            continue;
        row->locked = false;
        any = true;
        lose(losing, row->staff, row->title, row->starts_at, row->ends_at);
    }
    if (any)
        season->draft = draft;
}

/* Held by hand: at the time of its slot, or when it was put there if it can move. */
static bool held_falls(struct losing *losing, const struct hand_lock *row)
{
    const struct world *world = &losing->repair->world;

    for (int d = 0; d < world->n_duties; d++) {
        const struct duty *duty = &world->duties[d];
        int64_t minutes = duty->slots[0].ends_at - duty->slots[0].starts_at;
        int64_t at = duty->n_slots > 1 ? row->starts_at : duty->slots[0].starts_at;
        if (strcmp(duty->key, row->key) != 0 || at < world->now_at ||
            !season_away(losing->repair->season, row->staff, at, at + minutes))
            continue;
        lose(losing, row->staff, duty->title, at, at + minutes);
        return true;
    }
    return false;
}

static void take_held(struct losing *losing)
{
    struct season *season = losing->repair->season;
    struct hand_lock *kept = arena_new(losing->office->arena, struct hand_lock, season->n_held + 1);
    int n = 0;

    for (int i = 0; i < season->n_held; i++)
        if (!held_falls(losing, &season->held[i]))
            kept[n++] = season->held[i];
    if (n == season->n_held)
        return;
    season->held = kept;
    season->n_held = n;
}

void repair_locks(struct office *office, struct repair *repair)
{
    const struct world *world = &repair->world;
    struct losing losing = {.office = office, .repair = repair};

    losing.scene = (struct lock_scene){world->duties, world->n_duties,
                                       season_setting_int(repair->season, "pm_start")};
    take_rows(&losing);
    take_held(&losing);
    take_draft(&losing);
    repair->lost = losing.lost;
    repair->n_lost = losing.n;
}
