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

static bool concerns(const struct auditor *auditor, const struct arrangement *row,
                     const struct seat_fact *seat)
{
    const struct paper *paper = &auditor->season->papers[seat->paper];
    int64_t day = day_of(seat->starts_at);

    return (row->paper < 0 || row->paper == seat->paper) &&
           (row->paper >= 0 || !*row->subject || fact_same(row->subject, paper->subject)) &&
           (row->from < 0 || day >= row->from) && (row->until < 0 || day <= row->until);
}

/* Not approved on the day of the sitting? */
static bool unapproved(const struct arrangement *row, const struct seat_fact *seat)
{
    return row->route == ROUTE_PENDING ||
           (row->approved_until >= 0 && row->approved_until < day_of(seat->starts_at));
}

/* The centre decides some kinds itself; of the others somebody must have told. */
static bool wants_approval(const struct auditor *auditor, const struct arrangement *row)
{
    for (int i = 0; i < auditor->rules->n_arrangements; i++)
        if (fact_same(auditor->rules->arrangements[i].kind, row->kind))
            return strcmp(auditor->rules->arrangements[i].route, "delegated") != 0;
    return true;
}

static void look_at(struct auditor *auditor, const struct arrangement *row,
                    const struct seat_fact *seat)
{
    static const char *const routes[] = {[ROUTE_UNKNOWN] = "told of no route",
                                         [ROUTE_APPROVED] = "approved",
                                         [ROUTE_DELEGATED] = "the centre's own decision",
                                         [ROUTE_PENDING] = "pending"};
    const char *pupil = fact_pupil(auditor, row->pupil);

    look_run(auditor, "approval", &auditor->runs[seat->run]);
    look_fact(auditor, "approval", "%s %s: %s", pupil, row->kind, routes[row->route]);
    if (row->route == ROUTE_UNKNOWN && wants_approval(auditor, row))
        look_turn(auditor, "approval", AUDIT_CANNOT_TELL,
                  arena_text(auditor->arena, "nobody told whether %s of %s is approved", row->kind,
                             pupil));
}

static void check_approvals(struct auditor *auditor)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_arrangements; i++) {
        const struct arrangement *row = &season->arrangements[i];
        const char *why = arena_text(
            auditor->arena, "candidate %s: %s %s", fact_pupil(auditor, row->pupil), row->kind,
            row->route == ROUTE_PENDING ? "is not approved yet"
                                        : "has an approval that ends before an exam");
        bool told = false; /* once for all sittings it is about */
        for (int s = auditor->pupil_first[row->pupil];
             row->wanted && s < auditor->pupil_first[row->pupil + 1]; s++) {
            const struct seat_fact *seat = &auditor->seats[auditor->pupil_seats[s]];
            if (!concerns(auditor, row, seat))
                continue;
            look_at(auditor, row, seat);
            if (!unapproved(row, seat))
                continue;
            if (told)
                look_turn(auditor, "approval", AUDIT_CANNOT_TELL, why);
            else
                audit_tell(auditor, "approval", AUDIT_CANNOT_TELL, NO_SPOT,
                           "access arrangements need approval on the day", "%s", why);
            told = true;
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
