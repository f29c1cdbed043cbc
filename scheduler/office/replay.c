/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/replay.h"

#include <stdio.h>
#include <string.h>

#include "export/zone.h"
#include "scheduler/office/certify.h"
#include "scheduler/plan/facts.h"
#include "solver/proof.h"

const struct draft *office_newest_run(const struct season *season, struct office_range range)
{
    const struct draft *newest = NULL;

    for (int i = 0; i < season->n_plan_runs; i++) {
        const struct draft *run = &season->plan_runs[i];
        if ((range.from >= 0 && run->until < range.from) ||
            (range.until >= 0 && run->from > range.until))
            continue;
        if (!newest || run->made_utc >= newest->made_utc)
            newest = run;
    }
    return newest;
}

static int version_of(const struct season *season, const struct draft *run)
{
    for (int i = season->n_versions - 1; i >= 0; i--) {
        const struct version *row = &season->versions[i];
        if (row->from == run->from && row->until == run->until && strcmp(row->hash, run->made) == 0)
            return row->version;
    }
    return 0;
}

/* The history has the step that made it, as long as it can be undone. */
static bool tell_repair(struct office *office, const struct draft *run, struct replay *replay,
                        struct fault *fault)
{
    struct history_line *lines;
    int count, steps = 0;

    replay->is_repair = true;
    replay->by_hand = strcmp(run->hash, run->made) != 0;
    replay->version = version_of(&office->season, run);
    if (!store_history(office->store, office->arena, &lines, &count, fault))
        return false;
    for (int i = count - 1; i >= 0 && replay->steps == 0; i--) {
        steps += lines[i].can_undo && !lines[i].undone;
        if (!lines[i].undone && lines[i].at_utc == run->made_utc &&
            lines[i].published == replay->version) {
            replay->steps = lines[i].can_undo ? steps : -1;
            replay->step = lines[i].summary;
        }
    }
    return true;
}

/* Proofs are kept where they were then, and thrown away. */
static bool make_again(const struct world *world, const struct draft *run,
                       const struct effort *effort, struct plan *plan, struct arena *arena,
                       struct fault *fault)
{
    struct proof_sink proof = {.left = CERTIFICATE_MAX};
    struct effort same = *effort;

    if (!facts_kept_proofs(run->facts))
        return plan_make(world, effort, arena, plan, fault);
    proof.file = tmpfile();
    if (!proof.file)
        return fault_set(fault, FAULT_SYSTEM, "no file can be made for the proofs");
    same.proof = &proof;
    bool done = plan_make(world, &same, arena, plan, fault);
    (void)fclose(proof.file);
    return done;
}

bool office_replay(struct office *office, struct office_range range, const struct effort *effort,
                   struct replay *replay, struct fault *fault)
{
    const struct season *season = &office->season;
    const struct draft *run = office_newest_run(season, range);
    struct duties duties = {.arena = office->arena};
    struct effort same = *effort;
    struct plan plan = {.hash = ""};

    if (!run)
        return fault_set(fault, FAULT_MISSING, "there is no plan to make again; run examrota plan");
    *replay = (struct replay){.run = run, .hash = "", .changed = "", .program = EXAMROTA_VERSION};
    if (facts_repaired(run->facts, &replay->repaired))
        return tell_repair(office, run, replay, fault);
    if (!*run->facts)
        return fault_set(fault, FAULT_MISSING,
                         "that plan does not say what it was made from: an older examrota made it");
    duties_derive(season, &office->rules, run->from, run->until, &duties);
    const struct world world = {.season = season,
                                .rules = &office->rules,
                                .duties = duties.list,
                                .n_duties = duties.count,
                                .from = run->from,
                                .until = run->until,
                                .now_at = zone_wall_at(run->made_utc),
                                .afresh = run->afresh};
    same.work = run->work;
    same.seconds = run->seconds;
    if (!make_again(&world, run, &same, &plan, office->arena, fault))
        return false;
    const char *now = facts_of(season, &office->rules, run->from, run->until, office->arena);
    *replay = (struct replay){
        .run = run,
        .hash = plan.hash,
        .same = strcmp(plan.hash, run->made) == 0,
        .by_hand = strcmp(run->hash, run->made) != 0,
        .broken_off = strcmp(run->stopped, stopped_names[STOPPED_TIME]) == 0 ||
                      plan.stopped == STOPPED_TIME || plan.stopped == STOPPED_USER,
        .changed = facts_changed(run->facts, now, office->arena),
        .program = EXAMROTA_VERSION,
    };
    return true;
}
