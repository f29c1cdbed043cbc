/* SPDX-License-Identifier: GPL-3.0-or-later
 * Publishing: the draft of the planned days becomes what people are told, as
 * a dated version with the differences per person; feeds follow (retell.c). */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/office/feeds.h"
#include "scheduler/office/office.h"

/* Published days that were not planned again stay as they were told. */
static void publish_draft(const struct season *before, struct season *after, struct arena *arena)
{
    struct assignment *list =
        arena_new(arena, struct assignment, before->n_draft + before->n_published + 1);
    int count = 0;

    for (int i = 0; i < before->n_published; i++)
        if (!season_planned(before, day_of(before->published[i].starts_at)))
            list[count++] = before->published[i];
    for (int i = 0; i < before->n_draft; i++)
        if (season_planned(before, day_of(before->draft[i].starts_at)))
            list[count++] = before->draft[i];
    for (int i = 0; i < count; i++)
        list[i].id = 0;
    after->published = list;
    after->n_published = count;
}

/* Nobody can mend it any more. */
static bool is_past(const struct office *office, const struct audit_finding *finding)
{
    return finding->ends_at != INT64_MIN && finding->ends_at <= office->now_at;
}

/* People were told that, and nothing else was planned since: no repair of what happened was taken.
 * The same is said whatever happened. */
static bool is_told(const struct season *season, const struct audit_finding *finding)
{
    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *row = &season->published[i];
        if (row->staff == finding->staff && strcmp(row->key, finding->duty) == 0 &&
            row->starts_at == finding->starts_at && row->ends_at == finding->ends_at)
            return true;
    }
    return false;
}

static bool refuse_one(const struct season *season, const struct audit_finding *finding,
                       struct publish_result *result, struct fault *fault)
{
    bool told = is_told(season, finding);

    if (told)
        result->unrepaired = day_of(finding->starts_at);
    return fault_set(fault, FAULT_CONFLICT, "the plan is not legal and was not published: %s%s",
                     finding->text,
                     told ? "; that was told before, and no repair of it was taken" : "");
}

static bool refuse_illegal(struct office *office, struct publish_result *result,
                           struct fault *fault)
{
    struct audit audit;

    if (!office_verify(office, false, &audit, fault))
        return false;
    for (int i = 0; i < audit.n_findings; i++) {
        const struct audit_finding *finding = &audit.findings[i];
        bool hard = finding->severity == AUDIT_HARD;
        if (hard && !is_past(office, finding))
            return refuse_one(&office->season, finding, result, fault);
        result->n_past += hard;
        result->n_open += finding->severity == AUDIT_OPEN;
    }
    return true;
}

/* Approvals that are wanting on a day nobody may be told of (domain 2.2). */
static bool refuse_wanting(const struct office *office, const char *override,
                           struct publish_result *result, struct fault *fault)
{
    struct office_range range;

    (void)!office_plan_range(office, &range);
    for (int64_t day = range.from; day <= range.until; day++) {
        struct grounds_count count = {0};
        if (season_planned(&office->season, day))
            count = rules_grounds(&office->rules, &office->season, day, day, office->arena);
        result->grounds.seats += count.seats;
        result->grounds.pending += count.pending;
        result->grounds.missing += count.missing;
        result->grounds.over += count.over;
    }
    const struct grounds_count *all = &result->grounds;
    if (all->seats == 0 || (override && *override))
        return true;
    return fault_set(fault, FAULT_CONFLICT,
                     "%d seats rest on approvals the school does not have on the day (%d pending, "
                     "%d not told, %d over by then) and nothing was published",
                     all->seats, all->pending, all->missing, all->over);
}

static const char *note_of(const struct office *office, const struct publish_ask *ask,
                           const struct publish_result *result)
{
    const char *note = ask->note ? ask->note : "";

    if (result->grounds.seats == 0)
        return note;
    return arena_text(office->arena, "%s%s%d seats without approval, because: %s", note,
                      *note ? "; " : "", result->grounds.seats, ask->override);
}

/* Every planned day was told in some version. */
static bool all_told(const struct season *season)
{
    for (int r = 0; r < season->n_plan_runs; r++) {
        for (int64_t day = season->plan_runs[r].from; day <= season->plan_runs[r].until; day++) {
            bool told = false;
            for (int v = 0; v < season->n_versions && !told; v++)
                told = season->versions[v].from <= day && day <= season->versions[v].until;
            if (!told)
                return false;
        }
    }
    return season->n_versions > 0;
}

/* The answer, where nothing is stored. */
static bool only_told(const struct office *office, const struct told *told,
                      const struct season *after, struct publish_result *result)
{
    const struct season *season = &office->season;

    feeds_differences(office, told, after, result);
    result->nothing_new = all_told(season) && feeds_stay(office, told, after);
    if (result->nothing_new)
        result->version = season->versions[season->n_versions - 1].version;
    return result->nothing_new;
}

bool office_publish(struct office *office, const struct publish_ask *ask,
                    struct publish_result *result, struct fault *fault)
{
    struct season after = office->season;
    struct office_range range;

    *result = (struct publish_result){.unrepaired = DAY_NONE};
    if (!office_plan_range(office, &range))
        return fault_set(fault, FAULT_MISSING,
                         "there is no plan to publish; run examrota plan first");
    const char *override = ask->rehearse ? "a rehearsal" : ask->override;
    if (!refuse_illegal(office, result, fault) || !refuse_wanting(office, override, result, fault))
        return false;
    publish_draft(&office->season, &after, office->arena);
    struct version version = {.made_utc = office->now_utc,
                              .who = office->who,
                              .note = note_of(office, ask, result),
                              .from = range.from,
                              .until = range.until,
                              .hash =
                                  office->season.plan_runs[office->season.n_plan_runs - 1].hash};
    struct told told = {office->season.published, office->season.n_published};
    if (only_told(office, &told, &after, result) || ask->rehearse)
        return true;
    return feeds_save_version(office, &told, &after, &version, result, fault);
}
