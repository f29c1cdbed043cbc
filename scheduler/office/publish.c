/* SPDX-License-Identifier: GPL-3.0-or-later
 * Publishing: the draft of the planned days becomes what people are told, as
 * a dated version with the differences per person; feeds follow (retell.c). */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/office/feeds.h"
#include "scheduler/office/office.h"

static bool planned(const struct season *season, int64_t day)
{
    for (int i = 0; i < season->n_plan_runs; i++)
        if (day >= season->plan_runs[i].from && day <= season->plan_runs[i].until)
            return true;
    return false;
}

/* Published days that were not planned again stay as they were told. */
static void publish_draft(const struct season *before, struct season *after, struct arena *arena)
{
    struct assignment *list =
        arena_new(arena, struct assignment, before->n_draft + before->n_published + 1);
    int count = 0;

    for (int i = 0; i < before->n_published; i++)
        if (!planned(before, day_of(before->published[i].starts_at)))
            list[count++] = before->published[i];
    for (int i = 0; i < before->n_draft; i++)
        if (planned(before, day_of(before->draft[i].starts_at)))
            list[count++] = before->draft[i];
    for (int i = 0; i < count; i++)
        list[i].id = 0;
    after->published = list;
    after->n_published = count;
}

static bool refuse_illegal(struct office *office, int *n_open, struct fault *fault)
{
    struct audit audit;

    if (!office_verify(office, false, &audit, fault))
        return false;
    *n_open = 0;
    for (int i = 0; i < audit.n_findings; i++) {
        if (audit.findings[i].severity == AUDIT_HARD) {
            return fault_set(
                fault, FAULT_CONFLICT,
                "the plan is not legal and was not published: %s (see examrota verify)",
                audit.findings[i].text);
        }
        *n_open += audit.findings[i].severity == AUDIT_OPEN;
    }
    return true;
}

bool office_publish(struct office *office, const char *note, struct publish_result *result,
                    struct fault *fault)
{
    struct season after = office->season;
    struct office_range range;

    *result = (struct publish_result){0};
    if (!office_plan_range(office, &range))
        return fault_set(fault, FAULT_MISSING,
                         "there is no plan to publish; run examrota plan first");
    if (!refuse_illegal(office, &result->n_open, fault))
        return false;
    publish_draft(&office->season, &after, office->arena);
    struct version version = {.made_utc = office->now_utc,
                              .who = office->who,
                              .note = note ? note : "",
                              .from = range.from,
                              .until = range.until,
                              .hash =
                                  office->season.plan_runs[office->season.n_plan_runs - 1].hash};
    struct told told = {office->season.published, office->season.n_published};
    return feeds_save_version(office, &told, &after, &version, result, fault);
}
