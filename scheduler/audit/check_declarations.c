/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who works at exams has signed the year's declaration of conflicts (domain 1.3).  What it says is
 * nobody's business here. */
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

/* A school that keeps no declarations here keeps them elsewhere. */
void audit_declarations(struct auditor *auditor)
{
    int last = -1;

    for (int i = 0; auditor->season->n_declarations > 0 && i < auditor->n_duties; i++) {
        const struct duty_fact *duty = &auditor->duties[i];
        if (!duty->exam || duty->row->staff == last)
            continue;
        last = duty->row->staff; /* by staff */
        const char *year = day_academic_name(auditor->arena, day_of(duty->row->starts_at));
        const struct declaration *declaration = signed_by(auditor, last, year);
        if (!declaration) {
            audit_tell(auditor, "declaration", AUDIT_CANNOT_TELL, spot_of(duty->row), source,
                       "%s works at exams and has signed no declaration for %s",
                       fact_code(auditor, last), year);
        } else if (declaration->sanctions) {
            audit_tell(auditor, "declaration", AUDIT_CANNOT_TELL, spot_of(duty->row), source,
                       "%s works at exams and declared sanctions for %s: the head decides",
                       fact_code(auditor, last), year);
        }
    }
}
