/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the verdict rests on: unconfirmed rules are named, never passed over. */
#include "scheduler/audit/auditor.h"

static void tell_unconfirmed(struct auditor *auditor, enum figure_id id)
{
    const struct figure *figure = fact_figure(auditor, id);

    if (figure->confidence == CONFIRMED)
        return;
    audit_tell(auditor, "unconfirmed", AUDIT_CANNOT_TELL, NO_SPOT, figure->source,
               "the plan rests on an unconfirmed rule: %s (%d)", figure->title, figure->value);
}

static void check_approvals(struct auditor *auditor)
{
    const struct season *season = auditor->season;
    int64_t today = auditor->until;

    for (int i = 0; i < season->n_arrangements; i++) {
        const struct arrangement *row = &season->arrangements[i];
        bool sits = false;
        if (!row->wanted || (row->route != ROUTE_PENDING &&
                             !(row->approved_until >= 0 && row->approved_until < today)))
            continue;
        for (int s = 0; s < auditor->n_seats && !sits; s++) {
            int64_t day = day_of(auditor->seats[s].sitting->starts_at);
            sits = auditor->seats[s].pupil == row->pupil &&
                   (row->paper < 0 || row->paper == auditor->seats[s].paper) &&
                   (row->route == ROUTE_PENDING || row->approved_until < day);
        }
        if (sits)
            audit_tell(auditor, "approval", AUDIT_CANNOT_TELL, NO_SPOT,
                       "access arrangements need approval on the day", "candidate %s: %s %s",
                       season->pupils[row->pupil].pupil, row->kind,
                       row->route == ROUTE_PENDING ? "is not approved yet"
                                                   : "has an approval that ends before an exam");
    }
}

void audit_grounds(struct auditor *auditor)
{
    static const enum figure_id relied[] = {FIGURE_SUPPORTED_EXCLUDED, FIGURE_SUBJECT_EXCLUDED,
                                            FIGURE_HELPER_SUBJECT_EXCLUDED, FIGURE_RATIO_ONSCREEN};

    if (auditor->n_seats == 0)
        return;
    for (size_t i = 0; i < sizeof relied / sizeof *relied; i++)
        tell_unconfirmed(auditor, relied[i]);
    check_approvals(auditor);
}
