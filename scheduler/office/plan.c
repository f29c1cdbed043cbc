/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/office/certify.h"
#include "scheduler/office/drafts.h"
#include "scheduler/office/repair.h"
#include "scheduler/plan/facts.h"

void office_world(const struct office *office, const struct season *season,
                  struct office_range range, struct world *world)
{
    struct duties duties = {.arena = office->arena};

    duties_derive(season, &office->rules, range.from, range.until, &duties);
    *world = (struct world){.season = season,
                            .rules = &office->rules,
                            .duties = duties.list,
                            .n_duties = duties.count,
                            .from = range.from,
                            .until = range.until,
                            .now_at = office->now_at,
                            .no_reasons = office->no_reasons};
}

static void world_make(struct office *office, struct office_range range, struct world *world)
{
    office_world(office, &office->season, range, world);
}

static bool inside(struct office_range range, int64_t day)
{
    return day >= range.from && day <= range.until;
}

void draft_replace(const struct office *office, struct office_range range, const struct plan *plan,
                   int milliseconds, struct season *after)
{
    const struct season season = *after, *before = &season;
    struct arena *arena = office->arena;
    struct assignment *draft =
        arena_new(arena, struct assignment, before->n_draft + plan->n_assignments + 1);
    struct draft *runs = arena_new(arena, struct draft, before->n_plan_runs + 1);
    struct plan_level *levels = arena_new(arena, struct plan_level, LEVELS);
    int n_draft = 0, n_runs = 0;

    for (int i = 0; i < before->n_draft; i++)
        if (!inside(range, day_of(before->draft[i].starts_at)))
            draft[n_draft++] = before->draft[i];
    for (int i = 0; i < plan->n_assignments; i++)
        draft[n_draft++] = plan->assignments[i];
    for (int i = 0; i < before->n_plan_runs; i++) { /* runs that the new one covers are gone */
        const struct draft *run = &before->plan_runs[i];
        if (run->from < range.from || run->until > range.until)
            runs[n_runs++] = *run;
    }
    runs[n_runs++] = (struct draft){
        .from = range.from,
        .until = range.until,
        .made_utc = office->now_utc,
        .status = plan->status == SOLVE_OPTIMAL ? "optimal" : "feasible",
        .stopped = stopped_names[plan->stopped],
        .hash = plan->hash,
        .milliseconds = milliseconds,
        .facts = "",
        .made = plan->hash,
        .rules = office->rules.year,
        .program = EXAMROTA_VERSION,
    };
    for (int k = 0; k < LEVELS; k++) {
        levels[k] = (struct plan_level){.level = k,
                                        .name = plan->level_names[k],
                                        .unit = plan->level_units[k],
                                        .proof = proof_names[plan->levels[k].proof],
                                        .value = plan->levels[k].value,
                                        .bound = plan->levels[k].bound,
                                        .slack = plan->levels[k].slack};
    }
    after->draft = draft;
    after->n_draft = n_draft;
    after->plan_runs = runs;
    after->n_plan_runs = n_runs;
    after->plan_levels = levels;
    after->n_plan_levels = LEVELS;
}

/* What the plan was made from, so that replay can make it again. */
static void remember(const struct office *office, const struct plan_ask *ask, struct season *after)
{
    struct draft *runs =
        arena_dup(office->arena, after->plan_runs, (size_t)after->n_plan_runs, sizeof *runs);

    for (int i = 0; i < after->n_plan_runs; i++) {
        if (runs[i].from != ask->range.from || runs[i].until != ask->range.until)
            continue;
        runs[i].facts = facts_of(&office->season, &office->rules, ask->range.from, ask->range.until,
                                 office->arena);
        if (ask->certificate)
            runs[i].facts = facts_with_proofs(runs[i].facts, office->arena);
        runs[i].work = ask->effort.work;
        runs[i].seconds = (int)ask->effort.seconds;
        runs[i].afresh = ask->afresh;
    }
    after->plan_runs = runs;
}

bool office_plan(struct office *office, const struct plan_ask *ask, struct world *world,
                 struct plan *plan, struct fault *fault)
{
    static const char *const saved[] = {"draft", "plan_run", "plan_level", NULL};
    struct season after = office->season;

    world_make(office, ask->range, world);
    world->afresh = ask->afresh;
    struct proof_sink proof = {.file = ask->certificate, .left = CERTIFICATE_MAX};
    struct effort effort = ask->effort;

    if (ask->certificate) {
        certificate_begin(ask->certificate, world);
        effort.proof = &proof;
    }
    if (!plan_make(world, &effort, office->arena, plan, fault) ||
        (ask->certificate && !certificate_end(ask->certificate, plan->hash, fault)))
        return false;
    if (ask->cancelled && *ask->cancelled)
        return fault_set(fault, FAULT_SYSTEM, "interrupted; nothing was stored");
    draft_replace(office, ask->range, plan, ask->milliseconds ? ask->milliseconds(ask->clock) : 0,
                  &after);
    remember(office, ask, &after);
    struct change_note note =
        office_note(office, arena_text(office->arena, "planned: %d of %d seats filled",
                                       plan->filled, plan->seats));
    return store_save_season(office->store, &office->season, &after, saved, &note, fault);
}

/* Work that may be done on any day of its week is short on some of them only when it is open in
 * the whole week: what is planned on the others is not missing here. */
static void drop_planned_elsewhere(const struct assignment *list, int n_list,
                                   struct office_range range, const struct world *world,
                                   struct arena *arena, struct plan *plan)
{
    struct open_seat *open = arena_new(arena, struct open_seat, plan->n_open + 1);
    int n = 0;

    for (int i = 0; i < plan->n_open; i++) {
        const struct duty *duty = &world->duties[plan->open[i].duty];
        int before = plan->open[i].missing, elsewhere = 0;
        for (int k = 0; k < n_list; k++)
            elsewhere +=
                !inside(range, day_of(list[k].starts_at)) && strcmp(list[k].key, duty->key) == 0;
        open[n] = plan->open[i];
        open[n].missing -= elsewhere < before ? elsewhere : before;
        plan->seats -= before - open[n].missing;
        n += open[n].missing > 0;
    }
    plan->open = open;
    plan->n_open = n;
}

bool office_judge(struct office *office, struct office_range range, bool published,
                  struct world *world, struct plan *plan, struct fault *fault)
{
    const struct season *season = &office->season;
    const struct assignment *list = published ? season->published : season->draft;
    int n_list = published ? season->n_published : season->n_draft, count = 0;
    struct assignment *inner = arena_new(office->arena, struct assignment, n_list + 1);

    for (int i = 0; i < n_list; i++)
        if (inside(range, day_of(list[i].starts_at)))
            inner[count++] = list[i];
    world_make(office, range, world);
    if (!plan_judge(world, inner, count, office->arena, plan, fault))
        return false;
    drop_planned_elsewhere(list, n_list, range, world, office->arena, plan);
    if (published) { /* people go by what they were told, whatever derives today */
        plan->assignments = inner;
        plan->n_assignments = count;
        plan->hash = plan_hash(season, inner, count, office->arena);
    }
    return true;
}

bool office_plan_range(const struct office *office, struct office_range *range)
{
    const struct season *season = &office->season;

    *range = (struct office_range){-1, -1};
    for (int i = 0; i < season->n_plan_runs; i++) {
        const struct draft *run = &season->plan_runs[i];
        if (range->from < 0 || run->from < range->from)
            range->from = run->from;
        if (run->until > range->until)
            range->until = run->until;
    }
    return range->from >= 0;
}
