/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/day.h"
#include "scheduler/office/edit/edit_part.h"
#include "scheduler/office/repair.h"
#include "scheduler/office/why.h"

#include <string.h>

/* The planned days with the duty that is meant: those of one run of the planner. */
static bool range_of(struct editing *editing, struct fault *fault)
{
    struct office *office = editing->office;
    const struct season *season = &office->season;
    struct duty_search search = {.season = season};
    struct world world;
    int64_t day = editing->ask->day;

    if (!office_plan_range(office, &editing->range))
        return fault_set(fault, FAULT_MISSING,
                         "there is no plan to change; run examrota plan first");
    if (season->n_plan_runs == 1)
        return true;
    if (editing->ask->n_duties > 0) {
        struct duty_found found;
        struct fault unclear = {0};
        office_world(office, season, editing->range, &world);
        search.duties = world.duties;
        search.n_duties = world.n_duties;
        /* several may fit that the person does not have: found again, among theirs */
        if (duty_find(&search, editing->duties[0], office->arena, &found, &unclear))
            day = day_of(world.duties[found.duties[0]].slots[0].starts_at);
    }
    for (int i = 0; day >= 0 && i < season->n_plan_runs; i++) {
        const struct draft *run = &season->plan_runs[i];
        if (day >= run->from && day <= run->until)
            editing->range = (struct office_range){run->from, run->until};
    }
    return true;
}

bool office_edit_means(struct office *office, const struct hand_ask *ask)
{
    const struct season *season = &office->season;
    struct office_range range;
    struct world world;
    struct duty_found found;
    struct fault unclear = {0};

    if (!office_plan_range(office, &range))
        return false;
    office_world(office, season, range, &world);
    const struct duty_search search = {
        .season = season, .duties = world.duties, .n_duties = world.n_duties};
    return duty_find(&search, ask->duties[0], office->arena, &found, &unclear) || found.several;
}

/* What is put in by hand may be a number of report shortage; on others nobody is. */
static bool read_numbers(struct editing *editing, struct fault *fault)
{
    const struct hand_ask *ask = editing->ask;

    editing->duties = arena_new(editing->office->arena, const char *, ask->n_duties + 1);
    for (int i = 0; i < ask->n_duties; i++) {
        editing->duties[i] = ask->duties[i];
        if (ask->what == EDIT_ASSIGN &&
            !office_why_number(editing->office, ask->duties[i], &editing->duties[i], fault))
            return false;
    }
    return true;
}

static void rows_of(struct editing *editing)
{
    editing->rows = season_draft(&editing->office->season, editing->range.from,
                                 editing->range.until, editing->office->arena, &editing->n_rows);
}

/* Judges, and sets aside what may be as long as that is what is in the way. */
static bool judge(struct editing *editing, struct fault *fault)
{
    struct hand_done *done = editing->done;
    struct office *office = editing->office;
    const char **aside = arena_new(office->arena, const char *, office->rules.n_obstacles + 1);

    done->set_aside = aside;
    for (;;) {
        struct world world = done->world;
        world.season = &editing->after;
        const struct edit_ask ask = {.world = &world,
                                     .rows = editing->rows,
                                     .n_rows = editing->n_rows,
                                     .moves = done->moves,
                                     .n_moves = done->n_moves,
                                     .minute = editing->ask->minute,
                                     .hold = true};
        if (!edit_judge(&ask, office->arena, &done->judged, fault))
            return false;
        const struct obstacle_rule *rule = rules_obstacle(&office->rules, done->judged.obstacle);
        done->may_force = !done->judged.allowed && rule && rule->school;
        if (!done->may_force || !editing->ask->force ||
            done->n_set_aside > office->rules.n_obstacles)
            return true;
        const struct edit_move *move = &done->moves[done->judged.move];
        aside[done->n_set_aside++] = rule->obstacle;
        edit_set_aside(editing, move->duty, move->in, rule->obstacle);
    }
}

/* Who was put in stays. */
static void hold_moved(struct editing *editing)
{
    const struct hand_done *done = editing->done;
    const struct plan *plan = &done->judged.plan;

    for (int i = 0; i < done->n_moves; i++) {
        const struct edit_move *move = &done->moves[i];
        for (int k = 0; move->in >= 0 && k < plan->n_assignments; k++) {
            const struct assignment *row = &plan->assignments[k];
            if (row->staff == move->in && strcmp(row->key, done->world.duties[move->duty].key) == 0)
                edit_hold(editing, move->duty, move->in, row->starts_at);
        }
    }
}

static bool was_told(const struct editing *editing)
{
    const struct season *season = &editing->office->season;

    for (int i = 0; i < season->n_published; i++) {
        int64_t day = day_of(season->published[i].starts_at);
        if (day >= editing->range.from && day <= editing->range.until)
            return true;
    }
    return false;
}

bool office_edit(struct office *office, const struct hand_ask *ask, struct hand_done *done,
                 struct fault *fault)
{
    static const char *const saved[] = {"draft",    "plan_run", "plan_level", "held",
                                        "override", "locks",    NULL};
    struct editing editing = {.office = office, .ask = ask, .done = done, .after = office->season};

    *done = (struct hand_done){.summary = ""};
    if (!read_numbers(&editing, fault) || !range_of(&editing, fault))
        return false;
    office_world(office, &office->season, editing.range, &done->world);
    rows_of(&editing);
    int most = 2 * (done->world.n_duties + editing.n_rows) + 1;
    done->moves = arena_new(office->arena, struct edit_move, most);
    editing.locked = arena_new(office->arena, int, most);
    editing.locked_to = arena_new(office->arena, int, most);
    editing.as_before = arena_new(office->arena, bool, most);
    if (!edit_plan_moves(&editing, fault) || !judge(&editing, fault))
        return false;
    done->locked = editing.locked;
    done->locked_to = editing.locked_to;
    done->as_before = editing.as_before;
    if (!done->judged.allowed)
        return true;
    hold_moved(&editing);
    edit_take(&editing);
    done->told = was_told(&editing);
    done->summary = edit_summary(&editing);
    if (ask->only_try)
        return true;
    struct change_note note = office_note(office, done->summary);
    return store_save_season(office->store, &office->season, &editing.after, saved, &note, fault);
}
