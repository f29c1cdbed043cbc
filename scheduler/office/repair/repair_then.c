/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stood empty when people were told: an event is blamed for what it emptied, not for that. */
#include "scheduler/office/repair.h"

static bool is_of(const struct season *season, int version, const struct world *world)
{
    for (int i = 0; i < season->n_versions; i++)
        if (season->versions[i].version == version)
            return season->versions[i].from <= world->until &&
                   season->versions[i].until >= world->from;
    return false;
}

/* The line that told these days last; NULL: none. */
static const struct history_line *told_line(const struct history_line *lines, int count,
                                            const struct repair *repair)
{
    for (int i = count - 1; i >= 0; i--)
        if (!lines[i].undone && is_of(repair->season, lines[i].published, &repair->world))
            return &lines[i];
    return NULL;
}

/* A first look says whether anything need be done, and is slower only where that is not plain. */
static bool is_asked(const struct repair_ask *ask, const struct repair *repair)
{
    const struct ladder *ladder = &repair->ladder;

    if (!repair->told || !ask->first)
        return repair->told;
    return ladder->n_fallen == 0 && ladder->n_rungs > 0 && ladder->rungs[0].plan.n_changes == 0 &&
           ladder->rungs[0].plan.n_open > 0;
}

bool office_repair_then(struct office *office, struct repair *repair, struct fault *fault)
{
    struct told_then *then = &repair->then;
    struct season *season = arena_new(office->arena, struct season, 1);
    struct history_line *lines;
    int count;

    if (!store_history(office->store, office->arena, &lines, &count, fault))
        return false;
    const struct history_line *line = told_line(lines, count, repair);
    if (!line)
        return true;
    then->version = line->published;
    if (!store_load_past(office->store, line->number, office->arena, season, &then->known, fault))
        return false;
    if (!then->known)
        return true;
    struct office_range range = {repair->world.from, repair->world.until};
    office_world(office, season, range, &then->world);
    then->world.no_reasons = true;
    struct fault none = {0}; /* what cannot be judged is not compared with */
    then->known = plan_judge(&then->world, season->published, season->n_published, office->arena,
                             &then->plan, &none);
    return true;
}

bool repair_then(struct office *office, const struct repair_ask *ask, struct repair *repair,
                 struct fault *fault)
{
    return !is_asked(ask, repair) || office_repair_then(office, repair, fault);
}
