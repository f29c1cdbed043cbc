/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/edit/edit_rows.c - rows of locks, rules set aside, draft and levels after an
 * edit. */
#include "scheduler/base/day.h"
#include "scheduler/office/edit/edit_part.h"
#include "scheduler/plan/lock.h"

#include <string.h>

bool edit_is_held(const struct season *season, const char *key, int person)
{
    for (int i = 0; i < season->n_held; i++) {
        if (season->held[i].staff == person && strcmp(season->held[i].key, key) == 0)
            return true;
    }
    return false;
}

static void locked_add(struct editing *editing, int duty, int person, bool as_before)
{
    editing->locked[editing->done->n_locked] = duty;
    editing->as_before[editing->done->n_locked] = as_before;
    editing->done->n_as_before += as_before;
    editing->locked_to[editing->done->n_locked++] = person;
}

void edit_hold(struct editing *editing, int duty, int person, int64_t starts_at)
{
    struct season *after = &editing->after;
    const char *key = editing->done->world.duties[duty].key;
    struct hand_lock *list = arena_new(editing->office->arena, struct hand_lock, after->n_held + 1);

    bool held = edit_is_held(after, key, person);
    locked_add(editing, duty, person, held);
    if (held)
        return;
    for (int i = 0; i < after->n_held; i++)
        list[i] = after->held[i];
    list[after->n_held++] = (struct hand_lock){.key = key, .staff = person, .starts_at = starts_at};
    after->held = list;
}

/* Rows of locks.csv that mean the duty and the person. */
static void release_imported(struct editing *editing, int duty, int person)
{
    struct season *after = &editing->after;
    const struct world *world = &editing->done->world;
    const struct lock_scene scene = {world->duties, world->n_duties,
                                     season_setting_int(after, "pm_start")};
    struct lock *list = arena_new(editing->office->arena, struct lock, after->n_locks + 1);
    int n = 0;

    for (int i = 0; i < after->n_locks; i++) {
        const struct lock *row = &after->locks[i];
        bool meant = *row->duty ? strcmp(row->duty, world->duties[duty].key) == 0
                                : lock_slot(&scene, row, &world->duties[duty]) >= 0;
        if (row->staff != person || !meant)
            list[n++] = *row;
    }
    editing->freed = editing->freed || n < after->n_locks;
    after->locks = list;
    after->n_locks = n;
}

void edit_release(struct editing *editing, int duty, int person)
{
    struct season *after = &editing->after;
    const char *key = editing->done->world.duties[duty].key;
    struct hand_lock *held = arena_new(editing->office->arena, struct hand_lock, after->n_held + 1);
    struct override *aside =
        arena_new(editing->office->arena, struct override, after->n_overrides + 1);
    int n_held = 0, n_aside = 0, n_before = after->n_held + after->n_locks;

    for (int i = 0; i < after->n_held; i++) {
        if (after->held[i].staff != person || strcmp(after->held[i].key, key) != 0)
            held[n_held++] = after->held[i];
    }
    editing->freed = editing->freed || n_held < after->n_held;
    for (int i = 0; editing->ask->what != EDIT_UNLOCK && i < after->n_overrides; i++) {
        if (after->overrides[i].staff != person || strcmp(after->overrides[i].key, key) != 0)
            aside[n_aside++] = after->overrides[i];
    }
    after->held = held;
    after->n_held = n_held;
    if (editing->ask->what != EDIT_UNLOCK) { /* unlocked, they still do it: the reason stands */
        after->overrides = aside;
        after->n_overrides = n_aside;
    }
    release_imported(editing, duty, person);
    locked_add(editing, duty, person, after->n_held + after->n_locks == n_before);
}

void edit_set_aside(struct editing *editing, int duty, int person, const char *obstacle)
{
    struct season *after = &editing->after;
    struct office *office = editing->office;
    struct override *list = arena_new(office->arena, struct override, after->n_overrides + 1);

    for (int i = 0; i < after->n_overrides; i++)
        list[i] = after->overrides[i];
    list[after->n_overrides++] = (struct override){.key = editing->done->world.duties[duty].key,
                                                   .staff = person,
                                                   .obstacle = obstacle,
                                                   .reason = editing->ask->force,
                                                   .by = office->who,
                                                   .made_utc = office->now_utc};
    after->overrides = list;
    editing->freed = true;
}

static void take_draft(struct editing *editing)
{
    const struct season *before = &editing->office->season;
    const struct plan *plan = &editing->done->judged.plan;
    struct assignment *draft = arena_new(editing->office->arena, struct assignment,
                                         before->n_draft + plan->n_assignments + 1);
    int n = 0;

    for (int i = 0; i < before->n_draft; i++) {
        int64_t day = day_of(before->draft[i].starts_at);
        if (day < editing->range.from || day > editing->range.until)
            draft[n++] = before->draft[i];
    }
    for (int i = 0; i < plan->n_assignments; i++)
        draft[n++] = plan->assignments[i];
    editing->after.draft = draft;
    editing->after.n_draft = n;
}

/* The run of these days, and whether what is stored of the levels is of it. */
static bool take_run(struct editing *editing)
{
    const struct season *before = &editing->office->season;
    struct draft *runs = arena_dup(editing->office->arena, before->plan_runs,
                                   (size_t)before->n_plan_runs, sizeof *runs);
    struct draft *its = NULL;
    bool newest = true;

    for (int i = 0; i < before->n_plan_runs; i++) {
        if (runs[i].from == editing->range.from && runs[i].until == editing->range.until)
            its = &runs[i];
    }
    for (int i = 0; its && i < before->n_plan_runs; i++)
        newest = newest && runs[i].made_utc <= its->made_utc;
    if (its) {
        its->hash = editing->done->judged.plan.hash;
        its->status = "feasible";
        /* that the clock ended it stays known: replay may come out otherwise */
        if (strcmp(its->stopped, stopped_names[STOPPED_TIME]) != 0)
            its->stopped = stopped_names[STOPPED_USER];
    }
    editing->after.plan_runs = runs;
    return newest;
}

/* A bound speaks of plans that are no worse at the levels before: it falls with them, and with a
 * lock that goes or a rule that is set aside. */
static void take_levels(struct editing *editing)
{
    const struct season *before = &editing->office->season;
    const struct plan *plan = &editing->done->judged.plan;
    int n = before->n_plan_levels;
    struct plan_level *levels =
        arena_dup(editing->office->arena, before->plan_levels, (size_t)n, sizeof *levels);
    bool holds = !editing->freed;

    for (int k = 0; k < n && k < LEVELS; k++) {
        holds = holds && strcmp(levels[k].name, plan->level_names[k]) == 0;
        bool worse = plan->levels[k].value > levels[k].value;
        levels[k].value = plan->levels[k].value;
        levels[k].name = plan->level_names[k]; /* published since: in another order */
        levels[k].unit = plan->level_units[k];
        if (!holds) {
            levels[k].bound = 0;
            levels[k].proof = proof_names[PROOF_NONE];
        }
        holds = holds && !worse;
    }
    editing->after.plan_levels = levels;
}

void edit_take(struct editing *editing)
{
    take_draft(editing);
    if (take_run(editing))
        take_levels(editing);
}

const char *edit_name(const struct editing *editing, int person)
{
    const struct person *row = &editing->office->season.people[person];

    return *row->name ? arena_text(editing->office->arena, "%s (%s)", row->name, row->staff)
                      : row->staff;
}

const char *edit_summary(const struct editing *editing)
{
    static const char *const verbs[] = {[EDIT_ASSIGN] = "assigned",
                                        [EDIT_UNASSIGN] = "unassigned",
                                        [EDIT_SWAP] = "swapped",
                                        [EDIT_LOCK] = "locked",
                                        [EDIT_UNLOCK] = "unlocked"};
    const struct hand_done *done = editing->done;
    int n = done->n_moves ? done->n_moves : done->n_locked;
    int duty = done->n_moves ? done->moves[0].duty : n ? editing->locked[0] : -1;
    const char *what = duty < 0 ? "nothing"
                                : duty_told(&editing->office->season, &done->world.duties[duty],
                                            editing->office->arena);
    int person = editing->ask->person;

    if (person < 0 && done->n_locked)
        person = editing->locked_to[0];
    const char *who = person < 0 ? "" : editing->office->season.people[person].staff;
    const char *more = n > 1 ? arena_text(editing->office->arena, " and %d more", n - 1) : "";
    const char *other = editing->ask->other < 0
                            ? ""
                            : arena_text(editing->office->arena, " and %s",
                                         editing->office->season.people[editing->ask->other].staff);
    return arena_text(editing->office->arena, "%s by hand: %s%s, %s%s%s%s",
                      verbs[editing->ask->what], who, other, what, more,
                      done->n_set_aside ? ", against a rule of the school because: " : "",
                      done->n_set_aside ? editing->ask->force : "");
}
