/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who works at exams has signed the year's declaration of conflicts (domain 1.3).  What it says is
 * nobody's business here: whether there are any is told nowhere. */
#include <string.h>

#include "scheduler/audit/auditor.h"

static const char source[] = "conflict of interest: staff declare each year, before the series";

static const struct declaration *signed_by(const struct auditor *auditor, int person,
                                           const char *year)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_declarations; i++)
        if (season->declarations[i].staff == person &&
            strcmp(season->declarations[i].year, year) == 0)
            return &season->declarations[i];
    return NULL;
}

/* again: the person's other duties, of which the finding was told already. */
static void check_duty(struct auditor *auditor, const struct assignment *row, bool again)
{
    const char *code = fact_code(auditor, row->staff);
    const char *year = day_academic_name(auditor->arena, day_of(row->starts_at)), *why = NULL;
    const struct declaration *declaration = signed_by(auditor, row->staff, year);

    look_duty(auditor, "declaration", row);
    if (!declaration)
        why = arena_text(auditor->arena, "%s works at exams and has signed no declaration for %s",
                         code, year);
    else if (declaration->sanctions)
        why = arena_text(auditor->arena,
                         "%s works at exams and declared sanctions for %s: the head decides", code,
                         year);
    if (declaration && declaration->signed_on >= 0)
        look_fact(auditor, "declaration", "%s signed %s", code,
                  day_text(auditor->arena, declaration->signed_on));
    else
        look_fact(auditor, "declaration", "%s", code);
    if (why && again)
        look_turn(auditor, "declaration", AUDIT_CANNOT_TELL, why);
    else if (why)
        audit_tell(auditor, "declaration", AUDIT_CANNOT_TELL, spot_of(row), source, "%s", why);
}

/* A school that keeps no declarations here keeps them elsewhere: the report says so. */
void audit_declarations(struct auditor *auditor)
{
    bool kept = auditor->season->n_declarations > 0, any = false;
    int last = -1;

    for (int i = 0; i < auditor->n_duties; i++) {
        const struct duty_fact *duty = &auditor->duties[i];
        if (!duty->exam)
            continue;
        any = true;
        if (kept)
            check_duty(auditor, duty->row, duty->row->staff == last);
        last = duty->row->staff; /* by staff */
    }
    if (kept || !any)
        return;
    look_plan(auditor, "declaration");
    look_fact(auditor, "declaration", "none told");
    look_turn(auditor, "declaration", AUDIT_CANNOT_TELL,
              "the school keeps its declarations of interest elsewhere");
}
