/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/whatif.h"

#include <string.h>

#include "scheduler/base/day.h"

enum { NOON = 12 * 60 };

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
    return season_draft(&scratch->office->season, scratch->range.from, scratch->range.until,
                        scratch->office->arena, count);
}

static bool in_use(const struct season *season, int64_t day)
{
    for (int i = 0; i < season->n_seating; i++)
        if (day_of(season->seating[i].starts_at) == day)
            return true;
    return false;
}

static bool sit_alike(const struct seating *a, const struct seating *b)
{
    for (int i = 0; a->n_sittings == b->n_sittings && i < a->n_sittings; i++) {
        const struct sitting *left = &a->sittings[i], *right = &b->sittings[i];
        if (left->entry != right->entry || left->room != right->room ||
            left->starts_at != right->starts_at || left->ends_at != right->ends_at ||
            left->release_at != right->release_at)
            return false;
    }
    return a->n_sittings == b->n_sittings;
}

/* The day's desks given out again; those of before stay where the supposition changes none. */
static bool seat_day(struct scratch *scratch, int64_t day, struct fault *fault)
{
    const struct office *office = scratch->office;
    struct season *season = scratch->season;
    struct seating plain, seating;
    int n = 0;

    if (!seat_make(season, scratch->rules, day, day, office->arena, &seating, fault))
        return false;
    if (!scratch->seat_again[day - scratch->range.from]) {
        if (!seat_make(&office->season, &office->rules, day, day, office->arena, &plain, fault))
            return false;
        if (sit_alike(&plain, &seating))
            return true;
    }
    struct sitting *list =
        arena_new(office->arena, struct sitting, season->n_seating + seating.n_sittings + 1);
    for (int i = 0; i < season->n_seating; i++)
        if (day_of(season->seating[i].starts_at) != day)
            list[n++] = season->seating[i];
    for (int i = 0; i < seating.n_sittings; i++)
        list[n++] = seating.sittings[i];
    season->seating = list;
    season->n_seating = n;
    return true;
}

/* Days on which a closed room was sat in, and all where a rule or a setting may seat otherwise. */
static bool seat_again(struct scratch *scratch, struct fault *fault)
{
    for (int64_t day = scratch->range.from; day <= scratch->range.until; day++) {
        bool wanted = scratch->seat_again[day - scratch->range.from] ||
                      (scratch->rules_differ && in_use(&scratch->office->season, day));
        if (wanted && !seat_day(scratch, day, fault))
            return false;
    }
    return true;
}

static bool sat_before(const struct season *season, const struct sitting *list, int i)
{
    for (int k = 0; k < i; k++) {
        if (list[k].room == list[i].room &&
            day_of(list[k].starts_at) == day_of(list[i].starts_at) &&
            (list[k].starts_at % DAY_MIN < NOON) == (list[i].starts_at % DAY_MIN < NOON))
            return true;
    }
    return season->n_rooms <= list[i].room || list[i].room < 0;
}

/* Rooms of a half day, and candidates with a desk, within the range. */
static struct whatif_rooms rooms_of(const struct season *season, struct office_range range)
{
    struct whatif_rooms rooms = {0};

    for (int i = 0; i < season->n_seating; i++) {
        int64_t day = day_of(season->seating[i].starts_at);
        if (day < range.from || day > range.until)
            continue;
        rooms.desks++;
        rooms.sessions += !sat_before(season, season->seating, i);
    }
    return rooms;
}

static int moved(const struct season *before, const struct season *after)
{
    int count = 0;

    for (int i = 0; i < after->n_seating; i++) {
        const struct sitting *row = &after->seating[i];
        bool same = i < before->n_seating && before->seating[i].entry == row->entry &&
                    before->seating[i].room == row->room;
        for (int k = 0; k < before->n_seating && !same; k++)
            same = before->seating[k].entry == row->entry && before->seating[k].room == row->room;
        count += !same;
    }
    return count;
}

static bool is_better(const struct plan *plan, const struct plan *than)
{
    for (int k = 0; k < LEVELS; k++)
        if (plan->levels[k].value != than->levels[k].value)
            return plan->levels[k].value < than->levels[k].value;
    return false;
}

bool whatif_learn(const struct world *world, const struct plan *found, struct arena *arena,
                  struct plan *before, struct fault *fault)
{
    struct assignment *rows = arena_new(arena, struct assignment, found->n_assignments + 1);
    struct plan judged;
    int n = 0;

    for (int i = 0; i < found->n_assignments; i++)
        if (found->assignments[i].staff < world->season->n_people) /* not one more, as supposed */
            rows[n++] = found->assignments[i];
    if (!plan_judge(world, rows, n, arena, &judged, fault))
        return false;
    if (judged.status != SOLVE_FEASIBLE || !is_better(&judged, before))
        return true;
    for (int k = 0; k < LEVELS; k++) {
        int64_t value = judged.levels[k].value;
        judged.levels[k] = before->levels[k];
        judged.levels[k].value = value;
        judged.levels[k].optimal = value - judged.levels[k].bound <= judged.levels[k].slack;
    }
    *before = judged;
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
    if (!seat_again(&scratch, fault))
        return false;
    whatif->rooms_before = rooms_of(&office->season, ask->range);
    whatif->rooms = rooms_of(scratch.season, ask->range);
    whatif->n_moved = moved(&office->season, scratch.season);
    whatif->n_unseated = whatif->rooms_before.desks - whatif->rooms.desks;
    scratch_world(&plain, &whatif->before_world);
    scratch_world(&scratch, &whatif->after_world);
    const struct assignment *draft = scratch_draft(&plain, &n_draft);
    whatif->season = scratch.season;
    whatif->rules = scratch.rules;
    whatif->told = scratch.told;
    return plan_make_from(&whatif->before_world, &ask->effort, draft, n_draft, office->arena,
                          &whatif->before, fault) &&
           plan_make_from(&whatif->after_world, &ask->effort, whatif->before.assignments,
                          whatif->before.n_assignments, office->arena, &whatif->after, fault) &&
           whatif_learn(&whatif->before_world, &whatif->after, office->arena, &whatif->before,
                        fault);
}
