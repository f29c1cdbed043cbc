/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/whatif.h"

#include <string.h>

#include "scheduler/base/day.h"

void scratch_make(struct office *office, struct office_range range, struct scratch *scratch)
{
    *scratch = (struct scratch){
        .office = office,
        .range = range,
        .season = arena_dup(office->arena, &office->season, 1, sizeof office->season),
        .rules = arena_dup(office->arena, &office->rules, 1, sizeof office->rules),
        .seat_again = arena_new(office->arena, bool, range.until - range.from + 2),
        .told = ""};
}

void scratch_world(const struct scratch *scratch, struct world *world)
{
    struct duties duties = {.arena = scratch->office->arena};

    duties_derive(scratch->season, scratch->rules, scratch->range.from, scratch->range.until,
                  &duties);
    *world = (struct world){.season = scratch->season,
                            .rules = scratch->rules,
                            .duties = duties.list,
                            .n_duties = duties.count,
                            .from = scratch->range.from,
                            .until = scratch->range.until,
                            .now_at = scratch->office->now_at};
}

const struct assignment *scratch_draft(const struct scratch *scratch, int *count)
{
    const struct season *season = &scratch->office->season;
    struct assignment *rows =
        arena_new(scratch->office->arena, struct assignment, season->n_draft + 1);

    *count = 0;
    for (int i = 0; i < season->n_draft; i++) {
        int64_t day = day_of(season->draft[i].starts_at);
        if (day >= scratch->range.from && day <= scratch->range.until)
            rows[(*count)++] = season->draft[i];
    }
    return rows;
}

/* Days on which a closed room was sat in are seated again; *lost: desks fewer than before. */
static bool seat_again(struct scratch *scratch, int *lost, struct fault *fault)
{
    struct season *season = scratch->season;
    struct arena *arena = scratch->office->arena;

    *lost = 0;
    for (int64_t day = scratch->range.from; day <= scratch->range.until; day++) {
        struct seating seating;
        if (!scratch->seat_again[day - scratch->range.from])
            continue;
        if (!seat_make(season, scratch->rules, day, day, arena, &seating, fault))
            return false;
        struct sitting *list =
            arena_new(arena, struct sitting, season->n_seating + seating.n_sittings + 1);
        int n = 0;
        for (int i = 0; i < season->n_seating; i++) {
            bool today = day_of(season->seating[i].starts_at) == day;
            *lost += today;
            if (!today)
                list[n++] = season->seating[i];
        }
        for (int i = 0; i < seating.n_sittings; i++)
            list[n++] = seating.sittings[i];
        *lost -= seating.n_sittings;
        season->seating = list;
        season->n_seating = n;
    }
    return true;
}

bool office_whatif(struct office *office, const struct whatif_ask *ask, struct whatif *whatif,
                   struct fault *fault)
{
    struct scratch plain, scratch;
    int n_draft;

    *whatif = (struct whatif){0};
    scratch_make(office, ask->range, &plain);
    scratch_make(office, ask->range, &scratch);
    for (int i = 0; i < ask->n_list; i++) {
        if (!scratch_suppose(&scratch, &ask->list[i], fault))
            return false;
    }
    if (!seat_again(&scratch, &whatif->n_unseated, fault))
        return false;
    scratch_world(&plain, &whatif->before_world);
    scratch_world(&scratch, &whatif->after_world);
    const struct assignment *draft = scratch_draft(&plain, &n_draft);
    whatif->season = scratch.season;
    whatif->rules = scratch.rules;
    whatif->told = scratch.told;
    return plan_make_from(&whatif->before_world, &ask->effort, draft, n_draft, office->arena,
                          &whatif->before, fault) &&
           plan_make_from(&whatif->after_world, &ask->effort, whatif->before.assignments,
                          whatif->before.n_assignments, office->arena, &whatif->after, fault);
}
