/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the verdict rests on: unconfirmed rules and approvals are named, never passed over. */
#include <string.h>

#include "scheduler/audit/auditor.h"

static void tell_unconfirmed(struct auditor *auditor, enum figure_id id)
{
    const struct figure *figure = fact_figure(auditor, id);

    if (figure->confidence == CONFIRMED)
        return;
    audit_tell(auditor, "unconfirmed", AUDIT_CANNOT_TELL, NO_SPOT, figure->source,
               "the plan rests on an unconfirmed rule: %s (%d)", figure->title, figure->value);
}

/* Is the arrangement about this sitting, and not approved on its day? */
static bool unapproved(const struct auditor *auditor, const struct arrangement *row,
                       const struct seat_fact *seat)
{
    const struct paper *paper = &auditor->season->papers[seat->paper];
    int64_t day = day_of(seat->starts_at);

    if ((row->paper >= 0 && row->paper != seat->paper) ||
        (row->paper < 0 && *row->subject && !fact_same(row->subject, paper->subject)) ||
        (row->from >= 0 && day < row->from) || (row->until >= 0 && day > row->until))
        return false;
    return row->route == ROUTE_PENDING || (row->approved_until >= 0 && row->approved_until < day);
}

static void check_approvals(struct auditor *auditor)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_arrangements; i++) {
        const struct arrangement *row = &season->arrangements[i];
        bool sits = false;
        if (!row->wanted)
            continue;
        for (int s = auditor->pupil_first[row->pupil];
             s < auditor->pupil_first[row->pupil + 1] && !sits; s++)
            sits = unapproved(auditor, row, &auditor->seats[auditor->pupil_seats[s]]);
        if (sits) {
            audit_tell(auditor, "approval", AUDIT_CANNOT_TELL, NO_SPOT,
                       "access arrangements need approval on the day", "candidate %s: %s %s",
                       fact_pupil(auditor, row->pupil), row->kind,
                       row->route == ROUTE_PENDING ? "is not approved yet"
                                                   : "has an approval that ends before an exam");
        }
    }
}

void audit_grounds(struct auditor *auditor)
{
    static const enum figure_id relied[] = {FIGURE_SUPPORTED_EXCLUDED, FIGURE_SUBJECT_EXCLUDED,
                                            FIGURE_HELPER_SUBJECT_EXCLUDED};
    bool onscreen = false;

    if (auditor->n_seats == 0)
        return;
    for (size_t i = 0; i < sizeof relied / sizeof *relied; i++)
        tell_unconfirmed(auditor, relied[i]);
    for (int i = 0; i < auditor->n_seats; i++)
        onscreen =
            onscreen || auditor->season->papers[auditor->seats[i].paper].kind == PAPER_ONSCREEN;
    if (onscreen)
        tell_unconfirmed(auditor, FIGURE_RATIO_ONSCREEN);
    check_approvals(auditor);
}
