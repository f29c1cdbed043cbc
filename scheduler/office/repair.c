/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/repair.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/office/drafts.h"
#include "scheduler/office/feeds.h"
#include "scheduler/office/repair_locks.h"

enum { DAYS_OF_A_WEEK = 7, KINDS_MAX = 24, QUICK_WORK = 1 };

static bool told_on(const struct season *season, int64_t day)
{
    for (int i = 0; i < season->n_versions; i++)
        if (season->versions[i].from <= day && day <= season->versions[i].until)
            return true;
    return false;
}

/* The weeks around the days, as far as they were published.  False: the days were not. */
static bool told_range(const struct season *season, struct office_range days,
                       struct office_range *range)
{
    bool any = false;

    for (int64_t day = days.from; day <= days.until; day++)
        any = any || told_on(season, day);
    *range = (struct office_range){day_week_start(days.from),
                                   day_week_start(days.until) + DAYS_OF_A_WEEK - 1};
    while (range->from < days.from && !told_on(season, range->from))
        range->from++;
    while (range->until > days.until && !told_on(season, range->until))
        range->until--;
    return any;
}

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
    struct change_note note = {office->who, office->command, ask->summary, office->now_utc};

    return store_save_season(office->store, &office->season, after, stored, &note, fault) &&
           store_load(office->store, office->arena, &office->season, fault);
}

/* What people know: not that something goes on longer. */
static struct told told_before(const struct office *office, const struct season *season)
{
    struct assignment *list = arena_new(office->arena, struct assignment, season->n_published + 1);
    int n = 0;

    for (int i = 0; i < season->n_published; i++)
        if (season->published[i].id != TOLD_LONGER)
            list[n++] = season->published[i];
    return (struct told){list, n};
}

static bool store_rung(struct office *office, const struct repair_ask *ask, struct repair *repair,
                       struct season *after, const char *const *stored, struct fault *fault)
{
    struct office_range range = {repair->world.from, repair->world.until};
    struct told told = told_before(office, repair->season);
    struct version version = {.made_utc = office->now_utc,
                              .who = office->who,
                              .note = ask->note ? ask->note : ask->summary,
                              .from = range.from,
                              .until = range.until,
                              .hash = repair->taken->plan.hash};

    publish_rung(office, repair, repair->taken, after);
    draft_replace(office, range, &repair->taken->plan, 0, after);
    if (!refuse_illegal(office, repair, after, false, fault))
        return false;
    return feeds_save_with(office, &told, after, &version,
                           (struct feeds_besides){stored, ask->summary}, &repair->published, fault);
}

static bool store_all(struct office *office, const struct repair_ask *ask, struct repair *repair,
                      struct fault *fault)
{
    static const char *const locks[] = {"locks", "held", "draft", NULL};
    static const char *const cuts[] = {"duty_cut", NULL};
    static const char *const drafts[] = {"draft", "plan_run", "plan_level", NULL};
    const char *stored[KINDS_MAX + 1] = {0};
    struct season after = *repair->season;

    if (ask->trial)
        return true;
    kinds_add(stored, ask->record);
    if (repair->n_lost)
        kinds_add(stored, locks);
    bool done;
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

/* Duties that somebody left while they went on, in the repair's season and world. */
static void cut_duties(struct office *office, struct office_range range, bool stretched,
                       struct repair *repair)
{
    struct told_cut cut;

    if (ladder_cut(&repair->world, repair->season, stretched, office->arena, &cut))
        office_world(office, repair->season, range, &repair->world);
    ladder_cut_rows(&repair->world, repair->season, office->arena, &cut);
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

static bool is_legal(const struct office *office, const struct repair *repair,
                     const struct rung *rung)
{
    struct season after = *repair->season;
    struct fault fault = {0};

    publish_rung(office, repair, rung, &after);
    return refuse_illegal(office, repair, &after, true, &fault);
}

/* Where what goes on longer than it was told leaves somebody no lunch, others may take over. */
static bool make_ladder(struct office *office, const struct repair_ask *ask,
                        struct office_range range, struct repair *repair, struct fault *fault)
{
    struct ladder_ask ladder = {.world = &repair->world,
                                .from = ask->days.from,
                                .until = ask->days.until,
                                .uncounted = ask->uncounted,
                                .besides = ask->besides,
                                .wide = ask->wide,
                                .most = ask->most,
                                .work = ask->quick ? QUICK_WORK : 0,
                                .stop = ask->stop};
    struct fault first = {0};

    bool fine = ladder_make(&ladder, office->arena, &repair->ladder, &first);
    if (fine && (repair->ladder.n_rungs == 0 || !goes_on_longer(repair) ||
                 is_legal(office, repair, &repair->ladder.rungs[0])))
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

    *repair = (struct repair){.season = arena_new(office->arena, struct season, 1)};
    *repair->season = *ask->after;
    repair->told = told_range(&office->season, ask->days, &range);
    office_world(office, repair->season, range, &repair->world);
    ladder_rename(&repair->world, repair->season, office->arena);
    cut_duties(office, range, false, repair);
    repair_locks(office, ask, repair);
    return (!repair->told || make_ladder(office, ask, range, repair, fault)) &&
           (ask->quick || repair_supply(office, ask, repair, fault)) &&
           find_rung(office, ask, repair, fault) && store_all(office, ask, repair, fault);
}
