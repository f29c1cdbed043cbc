/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rung that is taken: judged, published, stored with what happened. */
#include "scheduler/office/repair/repair_take.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/model/kind.h"
#include "scheduler/office/drafts.h"
#include "scheduler/office/feeds.h"
#include "scheduler/plan/facts.h"

enum { KINDS_MAX = 24 };

/* Published rows of other days stay. */
static void publish_rung(const struct office *office, const struct repair *repair,
                         const struct rung *rung, struct season *after)
{
    const struct plan *plan = &rung->plan;
    const struct world *world = &repair->world;
    const struct season *before = repair->season;
    struct assignment *list =
        arena_new(office->arena, struct assignment, before->n_published + plan->n_assignments + 1);
    int n = 0;

    for (int i = 0; i < before->n_published; i++) {
        int64_t day = day_of(before->published[i].starts_at);
        if (day < world->from || day > world->until)
            list[n++] = before->published[i];
    }
    for (int i = 0; i < plan->n_assignments; i++)
        list[n++] = plan->assignments[i];
    for (int i = 0; i < n; i++)
        list[i].id = 0;
    after->published = list;
    after->n_published = n;
}

/* The audit, which shares no code with planning, has the last word.  running: on what goes on, too.
 */
static bool refuse_illegal(const struct office *office, const struct repair *repair,
                           const struct season *after, bool running, struct fault *fault)
{
    struct office copy = *office;
    struct office_range range = {repair->world.from, repair->world.until};
    struct audit audit;

    copy.season = *after;
    office_audit(&copy, range, true, &audit);
    for (int i = 0; i < audit.n_findings; i++) {
        if (audit.findings[i].severity == AUDIT_HARD &&
            (running ? audit.findings[i].ends_at > office->now_at
                     : audit.findings[i].starts_at >= office->now_at))
            return fault_set(fault, FAULT_CONFLICT,
                             "this repair is not legal and was not published: %s",
                             audit.findings[i].text);
    }
    return true;
}

static const char *rungs_text(const struct repair *repair, struct arena *arena)
{
    const char *text = "";

    for (int i = 0; i < repair->ladder.n_rungs; i++) {
        bool last = i == repair->ladder.n_rungs - 1;
        text = arena_text(arena, "%s%s%d", text,
                          i == 0 ? ""
                          : last ? " and "
                                 : ", ",
                          repair->ladder.rungs[i].n);
    }
    return text;
}

static bool find_rung(struct office *office, const struct repair_ask *ask, struct repair *repair,
                      struct fault *fault)
{
    if (ask->take == REPAIR_LOOK)
        return true;
    if (!repair->told)
        return fault_set(fault, FAULT_MISSING,
                         "nothing is published for these days, so there is no repair to take; "
                         "examrota plan plans them");
    repair->taken = ladder_rung(&repair->ladder, ask->take);
    if (repair->taken)
        return true;
    if (repair->ladder.n_rungs == 0)
        return fault_set(fault, FAULT_MISSING, "there is no repair to take");
    return fault_set(fault, FAULT_MISSING,
                     "there is no repair for %d %s to tell that is better than with fewer; "
                     "--take %s can be taken",
                     ask->take, ask->take == 1 ? "person" : "people",
                     rungs_text(repair, office->arena));
}

static void kinds_add(const char **stored, const char *const *more)
{
    int n = 0;

    while (stored[n])
        n++;
    for (int i = 0; more && more[i] && n < KINDS_MAX; i++)
        stored[n++] = more[i];
}

static bool store_record(struct office *office, const struct repair_ask *ask,
                         const struct season *after, const char *const *stored, struct fault *fault)
{
    struct change_note note = office_note(office, ask->summary);

    return store_save_season(office->store, &office->season, after, stored, &note, fault) &&
           store_load_again(office->store, office->arena, stored, &office->season, fault);
}

static bool is_kept(const struct plan *plan, const struct assignment *row)
{
    for (int i = 0; i < plan->n_assignments; i++)
        if (plan->assignments[i].staff == row->staff &&
            strcmp(plan->assignments[i].key, row->key) == 0)
            return true;
    return false;
}

/* What people know: not that something goes on longer.  What is over without them is no news. */
static struct told told_before(const struct office *office, const struct season *season,
                               const struct plan *plan)
{
    struct assignment *list = arena_new(office->arena, struct assignment, season->n_published + 1);
    int n = 0;

    for (int i = 0; i < season->n_published; i++)
        if (season->published[i].id != TOLD_LONGER &&
            (season->published[i].ends_at > office->now_at || is_kept(plan, &season->published[i])))
            list[n++] = season->published[i];
    return (struct told){list, n};
}

/* Rows that were added stand last until the file has put them into their order. */
static void order_rows(const struct repair_ask *ask, struct arena *arena, struct season *season)
{
    for (int i = 0; ask->record && ask->record[i]; i++) {
        const struct kind *kind = kind_find(ask->record[i]);
        int count = 0;
        const void *rows = kind ? kind_rows(kind, season, &count) : NULL;
        if (count == 0)
            continue;
        void *copy = arena_dup(arena, rows, (size_t)count, kind->size);
        kind_sort(kind, season, copy, count);
        kind_set_rows(kind, season, copy, count);
    }
}

/* What the repair is of, and the facts it leaves. */
static void remember(const struct office *office, const struct repair_ask *ask,
                     const struct repair *repair, struct season *after)
{
    struct season left = *after;
    const struct season *before = repair->season;
    struct draft *runs =
        arena_dup(office->arena, after->plan_runs, (size_t)after->n_plan_runs, sizeof *runs);
    struct repaired repaired = {.told = repair->taken->n};
    struct draft *its = &runs[after->n_plan_runs - 1]; /* draft_replace put it last */

    for (int i = 0; i < before->n_versions; i++) {
        const struct version *row = &before->versions[i];
        if (row->from <= its->until && row->until >= its->from && row->version > repaired.version)
            repaired.version = row->version;
    }
    order_rows(ask, office->arena, &left);
    its->facts = facts_of_repair(
        repaired, facts_of(&left, &office->rules, its->from, its->until, office->arena),
        office->arena);
    after->plan_runs = runs;
}

static bool store_rung(struct office *office, const struct repair_ask *ask, struct repair *repair,
                       struct season *after, const char *const *stored, struct fault *fault)
{
    struct office_range range = {repair->world.from, repair->world.until};
    struct told told = told_before(office, repair->season, &repair->taken->plan);
    struct version version = {.made_utc = office->now_utc,
                              .who = office->who,
                              .note = ask->note ? ask->note : ask->summary,
                              .from = range.from,
                              .until = range.until,
                              .hash = repair->taken->plan.hash};

    publish_rung(office, repair, repair->taken, after);
    draft_replace(office, range, &repair->taken->plan, 0, after);
    remember(office, ask, repair, after);
    if (!refuse_illegal(office, repair, after, false, fault))
        return false;
    return feeds_save_with(office, &told, after, &version,
                           (struct feeds_besides){stored, ask->summary}, &repair->published, fault);
}

/* The ladder asks about what may change alone; what is stored of the levels it does not compare is
 * of everything. */
static bool judge_taken(const struct office *office, struct repair *repair, struct fault *fault)
{
    struct rung *rung = arena_new(office->arena, struct rung, 1);
    bool compared[LEVELS] = {false};
    struct plan judged;

    if (!repair->taken)
        return true;
    *rung = *repair->taken;
    repair->taken = rung;
    if (!plan_judge(&repair->world, rung->plan.assignments, rung->plan.n_assignments, office->arena,
                    &judged, fault))
        return false;
    for (int i = 0; i < repair->ladder.n_compared; i++)
        compared[repair->ladder.compared[i]] = true;
    for (int k = 0; k < LEVELS; k++)
        if (!compared[k])
            rung->plan.levels[k].value = judged.levels[k].value;
    return true;
}

bool repair_store(struct office *office, const struct repair_ask *ask, struct repair *repair,
                  struct fault *fault)
{
    static const char *const locks[] = {"locks", "held", "draft", NULL};
    static const char *const cuts[] = {"duty_cut", NULL};
    static const char *const drafts[] = {"draft", "plan_run", "plan_level", NULL};
    const char *stored[KINDS_MAX + 1] = {0};
    struct season after = *repair->season;
    bool done;

    if (!find_rung(office, ask, repair, fault) || !judge_taken(office, repair, fault))
        return false;
    if (ask->trial)
        return true;
    kinds_add(stored, ask->record);
    if (repair->n_lost)
        kinds_add(stored, locks);
    if (repair->taken) {
        kinds_add(stored, ask->with_take);
        kinds_add(stored, repair->cut.any ? cuts : NULL);
        kinds_add(stored, repair->n_lost ? drafts + 1 : drafts);
        done = store_rung(office, ask, repair, &after, stored, fault);
    } else {
        done = store_record(office, ask, &after, stored, fault);
    }
    repair->stored = done;
    return done;
}

bool repair_is_legal(const struct office *office, const struct repair *repair,
                     const struct rung *rung)
{
    struct season after = *repair->season;
    struct fault fault = {0};

    publish_rung(office, repair, rung, &after);
    return refuse_illegal(office, repair, &after, true, &fault);
}
