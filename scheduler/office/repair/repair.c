/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/repair.h"

#include "scheduler/base/day.h"
#include "scheduler/office/repair/repair_begun.h"
#include "scheduler/office/repair/repair_locks.h"
#include "scheduler/office/repair/repair_take.h"

enum { DAYS_OF_A_WEEK = 7 };

static bool told_on(const struct season *season, int64_t day)
{
    for (int i = 0; i < season->n_versions; i++)
        if (season->versions[i].from <= day && day <= season->versions[i].until)
            return true;
    return false;
}

/* The weeks around the days, without what was not published before and after.  False: none of the
 * days was. */
static bool told_range(const struct season *season, struct office_range days,
                       struct office_range *range)
{
    bool any = false;

    for (int64_t day = days.from; day <= days.until; day++)
        any = any || told_on(season, day);
    *range = (struct office_range){day_week_start(days.from),
                                   day_week_start(days.until) + DAYS_OF_A_WEEK - 1};
    while (any && !told_on(season, range->from))
        range->from++;
    while (any && !told_on(season, range->until))
        range->until--;
    return any;
}

/* Duties that somebody left while they went on, in the repair's season and world. */
static void cut_duties(struct office *office, struct office_range range, bool stretched,
                       struct repair *repair)
{
    struct told_cut cut;

    if (ladder_cut(&repair->world, repair->season, stretched, office->arena, &cut))
        office_world(office, repair->season, range, &repair->world);
    ladder_cut_rows(&repair->world, repair->season, office->arena, &cut);
    ladder_gone(&repair->world, repair->season, office->arena, &cut);
    cut.any = cut.any || repair->cut.any;
    if (!stretched)
        repair->cut = cut;
    repair->cut.any = cut.any;
}

static bool goes_on_longer(const struct repair *repair)
{
    for (int i = 0; i < repair->ladder.n_fallen; i++) {
        const struct fallen *fallen = &repair->ladder.fallen[i];
        if (fallen->moved && fallen->row->starts_at < repair->world.now_at)
            return true;
    }
    return false;
}

/* Who asked hears of a rung with all that is known about it. */
struct hearing {
    const struct repair_ask *ask;
    const struct repair *repair;
};

static void hear_rung(void *context, const struct ladder *ladder, const struct rung *rung)
{
    const struct hearing *hearing = context;

    (void)ladder; /* it is the repair's */
    hearing->ask->hear->rung(hearing->ask->hear->context, hearing->repair, rung);
}

/* Where what goes on longer than it was told leaves somebody no lunch, others may take over. */
static bool make_ladder(struct office *office, const struct repair_ask *ask,
                        struct office_range range, struct repair *repair, struct fault *fault)
{
    struct hearing hearing = {ask, repair};
    struct ladder_ask ladder = {.world = &repair->world,
                                .from = ask->days.from,
                                .until =
                                    ask->days.until < range.until ? ask->days.until : range.until,
                                .uncounted = ask->uncounted,
                                .besides = ask->besides,
                                .wide = ask->wide,
                                .most = ask->most,
                                .first = ask->first,
                                .found = ask->hear ? hear_rung : NULL,
                                .context = &hearing,
                                .stop = ask->stop};
    struct fault first = {0};

    bool fine = ladder_make(&ladder, office->arena, &repair->ladder, &first);
    if (fine && (repair->ladder.n_rungs == 0 || !goes_on_longer(repair) ||
                 repair_is_legal(office, repair, &repair->ladder.rungs[0])))
        return true;
    if (fine || first.kind == FAULT_CONFLICT) {
        cut_duties(office, range, true, repair);
        return ladder_make(&ladder, office->arena, &repair->ladder, fault);
    }
    *fault = first;
    return false;
}

bool office_repair(struct office *office, const struct repair_ask *ask, struct repair *repair,
                   struct fault *fault)
{
    struct office_range range;

    *repair =
        (struct repair){.season = arena_new(office->arena, struct season, 1), .first = ask->first};
    *repair->season = *ask->after;
    repair->told = told_range(&office->season, ask->days, &range);
    office_world(office, repair->season, range, &repair->world);
    ladder_rename(&repair->world, repair->season, office->arena);
    if (!repair_begun(office, range, repair, fault))
        return false;
    cut_duties(office, range, false, repair);
    repair_locks(office, repair);
    return (!repair->told || make_ladder(office, ask, range, repair, fault)) &&
           repair_supply(office, ask, repair, fault) && repair_then(office, ask, repair, fault) &&
           repair_store(office, ask, repair, fault);
}
