/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/repair/repair_begun.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/model/away.h"
#include "scheduler/plan/verdict.h"

struct beginning {
    const struct office *office;
    struct repair *repair;
    struct duty_cut *cuts;
    int n_cuts, room;
    struct bench *bench; /* NULL: nothing happened since anything began */
};

/* It goes on, at a set time, and is one adult's: each seat in an exam room is a duty of its own,
 * and what wants several (a lesson, an outing, a session) begins with no exam. */
static bool goes_on(const struct repair *repair, const struct duty *duty)
{
    const struct duty_slot *slot = &duty->slots[0];

    return duty->n_slots == 1 && !(duty->tags & TAG_CASELOAD) && duty->need == 1 &&
           slot->starts_at < repair->world.now_at && slot->ends_at > repair->world.now_at;
}

/* A room was closed while it went on: those who sat there may be who it is for. */
static bool is_moved_in(const struct repair *repair, const struct duty *duty)
{
    const struct season *season = repair->season;

    for (int i = 0; i < season->n_incidents && duty->tags & TAG_EXAM; i++) {
        const struct incident *row = &season->incidents[i];
        if (row->what == INCIDENT_CLOSE && row->recorded_at > duty->slots[0].starts_at &&
            row->recorded_at <= repair->world.now_at && row->room != duty->slots[0].room)
            return true;
    }
    return false;
}

/* Who had it was through before now.  Candidates between papers are never left alone: nobody was
 * to be with them before something happened, and from now on somebody is to be.  A part of what was
 * cut before that nobody has is not cut again. */
static bool is_left(const struct repair *repair, const struct duty *duty)
{
    const struct season *season = repair->season;
    bool had = strcmp(duty->kind->name, "clash") == 0 || is_moved_in(repair, duty);

    if (cut_part(duty->key) > 0)
        return false;
    for (int i = 0; i < season->n_published; i++) {
        if (strcmp(season->published[i].key, duty->key) != 0)
            continue;
        if (season->published[i].ends_at > repair->world.now_at)
            return false;
        had = true;
    }
    return had;
}

/* Candidates are with whoever has it who were not when it began: may they go on?  What the officer
 * locked stays, and who is away is ladder_cut()'s. */
static bool is_barred(const struct beginning *beginning, int number)
{
    const struct season *season = beginning->repair->season;
    const struct duty *duty = &beginning->repair->world.duties[number];
    int64_t now_at = beginning->repair->world.now_at;
    struct verdict answer;

    for (int i = 0; beginning->bench && duty->tags & TAG_EXAM && i < season->n_published; i++) {
        const struct assignment *row = &season->published[i];
        if (row->staff < 0 || row->starts_at >= now_at || row->ends_at <= now_at || row->locked ||
            strcmp(row->key, duty->key) != 0 ||
            season_away(season, row->staff, row->starts_at, row->ends_at))
            continue;
        verdict(beginning->bench, number, 0, row->staff, &answer);
        if (verdict_is_company(&answer))
            return true;
    }
    return false;
}

static bool anybody_moved(const struct season *season, int64_t now_at)
{
    for (int i = 0; i < season->n_incidents; i++) {
        const struct incident *row = &season->incidents[i];
        bool moves = row->what == INCIDENT_CLOSE || row->what == INCIDENT_MOVE ||
                     row->what == INCIDENT_ARRANGE || row->what == INCIDENT_DELAY ||
                     row->what == INCIDENT_LATE;
        if (moves && day_of(row->recorded_at) == day_of(now_at) && row->recorded_at <= now_at)
            return true;
    }
    return false;
}

static bool bench_of(const struct office *office, const struct world *world, struct bench **bench,
                     struct fault *fault)
{
    struct policy *policy = arena_new(office->arena, struct policy, 1);
    struct crew *crew = arena_new(office->arena, struct crew, 1);

    if (!policy_make(world, policy, fault))
        return false;
    *bench = arena_new(office->arena, struct bench, 1);
    crew_make(world, policy, office->arena, crew);
    bench_make(world, policy, crew, office->arena, *bench);
    return true;
}

/* The key of a part is its place in the chain of the whole's. */
static void cut_now(struct beginning *beginning, const char *key)
{
    struct arena *arena = beginning->office->arena;
    size_t length = cut_base(key);
    int part = 1, unit = 0, own = cut_part(key);

    for (int i = 0; i < beginning->n_cuts; i++) {
        const struct duty_cut *cut = &beginning->cuts[i];
        if (strlen(cut->key) != length || strncmp(cut->key, key, length) != 0)
            continue;
        part = cut->part >= part ? cut->part + 1 : part;
        unit = cut->part == own ? cut->unit : unit;
    }
    *LIST_ADD(arena, beginning->cuts, beginning->n_cuts, beginning->room) =
        (struct duty_cut){.key = arena_copy_part(arena, key, length),
                          .part = part,
                          .unit = unit,
                          .at = beginning->repair->world.now_at};
}

bool repair_begun(struct office *office, struct office_range range, struct repair *repair,
                  struct fault *fault)
{
    struct beginning beginning = {.office = office, .repair = repair};
    struct season *season = repair->season;

    if (anybody_moved(season, repair->world.now_at) &&
        !bench_of(office, &repair->world, &beginning.bench, fault))
        return false;
    for (int i = 0; i < season->n_duty_cuts; i++)
        *LIST_ADD(office->arena, beginning.cuts, beginning.n_cuts, beginning.room) =
            season->duty_cuts[i];
    for (int d = 0; d < repair->world.n_duties; d++) {
        const struct duty *duty = &repair->world.duties[d];
        if (goes_on(repair, duty) && (is_left(repair, duty) || is_barred(&beginning, d)))
            cut_now(&beginning, duty->key);
    }
    if (beginning.n_cuts == season->n_duty_cuts)
        return true;
    season->duty_cuts = beginning.cuts;
    season->n_duty_cuts = beginning.n_cuts;
    repair->cut.any = true;
    office_world(office, season, range, &repair->world);
    return true;
}
