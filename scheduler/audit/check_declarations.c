/* SPDX-License-Identifier: GPL-3.0-or-later
 * Everybody on an exam has declared their interests this year.  Whether there are any is told
 * nowhere: only that the declaration was signed. */
#include <string.h>

#include "scheduler/audit/auditor.h"

/* The day on which the person signed for the academic year; -1: never. */
static int64_t signed_on(const struct auditor *auditor, int person, const char *year)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_declarations; i++) {
        const struct declaration *row = &season->declarations[i];
        if (row->staff == person && row->signed_on >= 0 && strcmp(row->year, year) == 0)
            return row->signed_on;
    }
    return -1;
}

static void check_duty(struct auditor *auditor, const struct assignment *row)
{
    const char *code = fact_code(auditor, row->staff);
    int64_t day = day_of(row->starts_at);
    const char *year = day_academic_name(auditor->arena, day);
    int64_t on = signed_on(auditor, row->staff, year);

    look_duty(auditor, "declaration", row);
    if (on < 0 || on > day) {
        look_fact(auditor, "declaration", "%s", code);
        look_turn(auditor, "declaration", AUDIT_CANNOT_TELL,
                  arena_text(auditor->arena, "%s has signed no declaration for %s", code, year));
        return;
    }
    look_fact(auditor, "declaration", "%s signed %s", code, day_text(auditor->arena, on));
}

void audit_declarations(struct auditor *auditor)
{
    bool kept = auditor->season->n_declarations > 0, any = false;

    for (int i = 0; i < auditor->n_duties; i++) {
        any = any || auditor->duties[i].exam;
        if (kept && auditor->duties[i].exam)
            check_duty(auditor, auditor->duties[i].row);
    }
    if (kept || !any)
        return;
    look_plan(auditor, "declaration");
    look_fact(auditor, "declaration", "none told");
    look_turn(auditor, "declaration", AUDIT_CANNOT_TELL,
              "the school has told of no declarations of interest");
}
