/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/audit/audit.h"

#include <string.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/sort.h"

const char *const audit_verdict_words[] = {[VERDICT_PASS] = "PASS",
                                           [VERDICT_FAIL] = "FAIL",
                                           [VERDICT_OPEN] = "OPEN",
                                           [VERDICT_CANNOT_TELL] = "CANNOT TELL",
                                           NULL};
const char *const audit_words[] = {[AUDIT_HARD] = "hard",
                                   [AUDIT_OPEN] = "open",
                                   [AUDIT_CANNOT_TELL] = "cannot_tell",
                                   [AUDIT_SOFT] = "soft",
                                   NULL};

static void (*const checks[])(struct auditor *) = {
    audit_times,        audit_rooms,        audit_equipment,  audit_ratio,     audit_combined,
    audit_helpers,      audit_posts,        audit_session,    audit_clashes,   audit_overnight,
    audit_persons,      audit_skills,       audit_days,       audit_hours,     audit_weeks,
    audit_cover,        audit_merges,       audit_covering,   audit_open_work, audit_caseload,
    audit_outings,      audit_limits,       audit_plans,      audit_minima,    audit_grounds,
    audit_sittings,     audit_lesson_rooms, audit_turnaround, audit_seating,   audit_after,
    audit_declarations, audit_escorts,      audit_ready,      audit_radios,    audit_named,
    audit_extra,
};

static int by_weight(const void *left, const void *right, const void *context)
{
    const struct audit_finding *a = left, *b = right;

    (void)context;
    if (a->severity != b->severity)
        return a->severity - b->severity;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    int order = strcmp(a->rule, b->rule);
    return order ? order : a->staff - b->staff;
}

/* NOLINTNEXTLINE(readability-function-size) */
void audit_make(const struct season *season, const struct rules *rules,
                const struct assignment *assignments, int n_assignments, int64_t from,
                int64_t until, struct arena *arena, struct audit *audit)
{
    struct auditor auditor = {
        .season = season, .rules = rules, .arena = arena, .from = from, .until = until};

    facts_read(&auditor, assignments, n_assignments);
    lines_open(&auditor);
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        checks[i](&auditor);
    sort_rows(auditor.findings, (size_t)auditor.n_findings, sizeof *auditor.findings, by_weight,
              NULL);
    *audit = (struct audit){.findings = auditor.findings,
                            .n_findings = auditor.n_findings,
                            .legal = true,
                            .complete = true};
    lines_close(&auditor, audit);
    for (int i = 0; i < auditor.n_findings; i++) {
        audit->legal = audit->legal && auditor.findings[i].severity != AUDIT_HARD;
        audit->complete = audit->complete && auditor.findings[i].severity != AUDIT_OPEN;
    }
}
