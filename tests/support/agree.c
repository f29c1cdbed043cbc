/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/agree.h"

#include <stdio.h>
#include <string.h>

#include "scheduler/base/day.h"

static const struct {
    const char *kind;
    const char *rules[3]; /* the judge's names for a shortage of that kind */
} pairs[] = {
    {"invigilator", {"ratio"}},
    {"combined", {"ratio", "helper"}},
    {"reader", {"helper"}},
    {"scribe", {"helper"}},
    {"prompter", {"helper"}},
    {"practical_assistant", {"helper"}},
    {"language_modifier", {"helper"}},
    {"communication_professional", {"helper"}},
    {"live_speaker", {"helper"}},
    {"helper", {"helper"}},
    {"rover", {"rover"}},
    {"floater", {"floater"}},
    {"rest_breaks", {"rest_breaks"}},
    {"clash", {"clash"}},
    {"late_desk", {"late_desk"}},
    {"reserve", {"reserve"}},
    {"cover", {"cover"}},
    {"lesson", {"cover"}},
    {"overnight", {"overnight"}},
    {"escort", {"escort"}},
    {"technician", {"technician"}},
    {"second_check", {"second_check"}},
    {"minimum", {"minimum"}},
    {"pupil_support", {"pupil_support"}},
    {"support", {"support"}},
    {"mentoring", {"caseload"}},
};

static bool names_kind(const char *rule, const char *kind)
{
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
        if (strcmp(pairs[k].kind, kind) != 0)
            continue;
        for (int i = 0; i < 3 && pairs[k].rules[i]; i++)
            if (strcmp(pairs[k].rules[i], rule) == 0)
                return true;
        return false;
    }
    return strcmp(rule, "school_duty") == 0;
}

/* Movable work is short somewhere in its week. */
static bool same_time(const struct audit_finding *finding, const struct duty *duty,
                      const struct open_seat *open)
{
    if (duty->n_slots > 1)
        return day_week_start(day_of(finding->starts_at)) ==
               day_week_start(day_of(open->starts_at));
    return finding->starts_at < open->ends_at && open->starts_at < finding->ends_at;
}

static bool says_the_same(const struct audit_finding *finding, const struct duty *duty,
                          const struct open_seat *open)
{
    return finding->severity == AUDIT_OPEN && names_kind(finding->rule, duty->kind->name) &&
           same_time(finding, duty, open);
}

int planned_differences(const struct planned *planned, const struct plan *plan,
                        const struct audit *audit)
{
    int count = 0;

    for (int i = 0; i < plan->n_open; i++) {
        const struct duty *duty = &planned->world.duties[plan->open[i].duty];
        bool found = false;
        for (int k = 0; k < audit->n_findings; k++)
            found = found || says_the_same(&audit->findings[k], duty, &plan->open[i]);
        if (!found)
            printf("seed %d: the judge does not see %s\n", planned->seed, duty->key);
        count += !found;
    }
    for (int k = 0; k < audit->n_findings; k++) {
        const struct audit_finding *finding = &audit->findings[k];
        bool found = finding->severity != AUDIT_OPEN || strcmp(finding->rule, "unseated") == 0;
        for (int i = 0; i < plan->n_open && !found; i++)
            found =
                says_the_same(finding, &planned->world.duties[plan->open[i].duty], &plan->open[i]);
        if (!found)
            printf("seed %d: the planner has no shortage for: %s: %s\n", planned->seed,
                   finding->rule, finding->text);
        count += !found;
    }
    return count;
}
