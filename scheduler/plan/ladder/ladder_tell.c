/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/ladder/ladder_tell.c - what may change, and whom each choice tells. */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/ladder/ladder_part.h"

#include <string.h>

bool told_counts(const struct told_plan *told, int person)
{
    return !(told->ask->uncounted && told->ask->uncounted[person]) &&
           !(told->besides && told->anyway[person]);
}

static void add(struct told_plan *told, int person, int offer, int with, bool dropped)
{
    struct tell tell = {.person = person, .offer = offer, .with = with, .dropped = dropped};

    if (person < 0)
        return;
    if (told_counts(told, person))
        *LIST_ADD(told->brief->arena, told->tells, told->n_tells, told->tells_room) = tell;
    else if (with < 0)
        *LIST_ADD(told->brief->arena, told->quiet, told->n_quiet, told->quiet_room) = tell;
}

/* By task: movable work that was published on the days touched. */
static bool *movable_tasks(const struct told_plan *told)
{
    const struct brief *brief = told->brief;
    bool *movable = arena_new(brief->arena, bool, brief->problem.n_tasks + 1);

    for (int i = 0; i < brief->world->season->n_published; i++) {
        const struct assignment *row = &brief->world->season->published[i];
        int64_t day = day_of(row->starts_at);
        int duty =
            day >= told->ask->from && day <= told->ask->until ? brief_duty(brief, row->key) : -1;
        if (duty >= 0 && brief->duty_task[duty] >= 0 && brief->world->duties[duty].n_slots > 1)
            movable[brief->duty_task[duty]] = true;
    }
    return movable;
}

void told_plan_only(const struct ladder_ask *ask, struct world_only *only)
{
    const struct season *season = ask->world->season;

    *only = (struct world_only){.from = ask->from,
                                .until = ask->until,
                                .moves_until = day_week_start(ask->until) + 6,
                                .rows = season->published,
                                .n_rows = season->n_published};
}

/* Fixed work of the days touched; movable work of theirs, to the end of the last day's week. */
static bool may_change(const struct told_plan *told, const bool *movable, int offer)
{
    const struct ladder_ask *ask = told->ask;
    const struct brief *brief = told->brief;
    const struct may *may = &brief->mays[brief->offer_may[offer]];
    const struct slot *slot = &brief->problem.slots[brief->problem.offers[offer].slot];
    bool moves = brief->world->duties[may->duty].n_slots > 1;
    int64_t day = day_of(slot->starts_at),
            until = moves ? day_week_start(ask->until) + 6 : ask->until;

    if (may->frozen)
        return false;
    if (ask->wide)
        return true;
    return day >= ask->from && day <= until && (!moves || movable[slot->task]);
}

/* Whoever has the host lesson that day gets the class as well. */
static void tell_host(struct told_plan *told, int offer, int lesson, int64_t day)
{
    const struct brief *brief = told->brief;
    const struct world *world = brief->world;

    for (int i = 0; i < brief->n_mays; i++) {
        const struct duty *duty = &world->duties[brief->mays[i].duty];
        if (duty->lesson != lesson || brief->mays[i].merge || brief->kept[brief->mays[i].duty] ||
            !brief->mays[i].owner || day_of(duty->slots[0].starts_at) != day)
            continue;
        add(told, brief->mays[i].person, offer, -1, false); /* nobody can take it from them */
        return;
    }
    for (int i = 0; i < brief->problem.n_offers; i++) {
        const struct may *may = &brief->mays[brief->offer_may[i]];
        const struct duty *duty = &world->duties[may->duty];
        bool holds =
            strcmp(duty->kind->name, "lesson") == 0 || strcmp(duty->kind->name, "cover") == 0;
        if (holds && duty->lesson == lesson && !may->merge &&
            day_of(duty->slots[0].starts_at) == day)
            add(told, may->person, offer, i, false);
    }
}

static void tell_merge(struct told_plan *told, int offer)
{
    const struct brief *brief = told->brief;
    const struct season *season = brief->world->season;
    const struct may *may = &brief->mays[brief->offer_may[offer]];
    const struct duty_merge *merge = brief_merge(brief, may);
    int64_t day = day_of(brief->world->duties[may->duty].slots[0].starts_at);

    if (!told->known[offer]) {
        for (int i = 0; i < merge->n_into; i++)
            tell_host(told, offer, merge->into[i], day);
        return;
    }
    for (int i = 0; i < season->n_published; i++)
        if (strcmp(season->published[i].key, may->merged) == 0)
            add(told, season->published[i].staff, offer, -1, true);
}

void told_plan_tells(struct told_plan *told)
{
    const struct brief *brief = told->brief;
    int n = brief->problem.n_offers;

    const bool *movable = movable_tasks(told);
    told->may_change = arena_new(brief->arena, bool, n + 1);
    for (int i = 0; i < n; i++) {
        const struct may *may = &brief->mays[brief->offer_may[i]];
        told->may_change[i] = may_change(told, movable, i);
        if (may->merge) {
            if (told->may_change[i])
                tell_merge(told, i);
            continue;
        }
        if (told->as_told[i])
            add(told, may->person, i, -1, true);
        else if (!told->known[i] && !may->owner && told->may_change[i])
            add(told, may->person, i, -1, false); /* own work that comes back is no news */
    }
}
