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

/* Kinds the boards approve online, and extra time that comes with a dictionary. */
static bool wants_approval(const struct auditor *auditor, const struct arrangement *row)
{
    for (int i = 0; i < auditor->rules->n_arrangements; i++) {
        const struct arrangement_rule *rule = &auditor->rules->arrangements[i];
        if (fact_same(rule->kind, row->kind))
            return fact_same(rule->route, "AAO") || (rule->amount_is_pct && row->amount > 0);
    }
    return false;
}

/* Months between two days, the last one begun counting as a whole. */
static int months_begun(int64_t from, int64_t day)
{
    enum { YEAR = 12 };
    int year, month, of_month, to_year, to_month, to_day;

    day_split(from, &year, &month, &of_month);
    day_split(day, &to_year, &to_month, &to_day);
    return (to_year - year) * YEAR + to_month - month + (to_day > of_month);
}

/* What is wrong with an arrangement's approval on a day; NULL: nothing. */
static const char *approval_trouble(const struct auditor *auditor, const struct arrangement *row,
                                    int64_t day)
{
    int most = fact_figure(auditor, FIGURE_APPROVAL_MONTHS)->value;

    if (row->approved_until >= 0 && row->approved_until < day)
        return "has an approval that ends before an exam";
    if (row->route == ROUTE_PENDING)
        return "is not approved yet";
    if (!wants_approval(auditor, row) || row->approved_until >= 0)
        return NULL;
    if (row->route == ROUTE_UNKNOWN)
        return "needs an approval and it is not told whether there is one";
    if (row->route == ROUTE_APPROVED && row->from >= 0 && months_begun(row->from, day) > most)
        return "has an approval that is older than approvals last";
    return NULL;
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
    if (row->route == ROUTE_APPROVED && row->from >= 0 && row->approved_until < 0)
        look_rests(auditor, "approval", FIGURE_APPROVAL_MONTHS);
}

static void check_approvals(struct auditor *auditor)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_arrangements; i++) {
        const struct arrangement *row = &season->arrangements[i];
        bool told = false; /* once for all sittings it is about */
        for (int s = auditor->pupil_first[row->pupil];
             row->wanted && s < auditor->pupil_first[row->pupil + 1]; s++) {
            const struct seat_fact *seat = &auditor->seats[auditor->pupil_seats[s]];
            if (!concerns(auditor, row, seat))
                continue;
            look_at(auditor, row, seat);
            const char *trouble = approval_trouble(auditor, row, day_of(seat->starts_at));
            if (!trouble)
                continue;
            const char *why = arena_text(auditor->arena, "candidate %s: %s %s",
                                         fact_pupil(auditor, row->pupil), row->kind, trouble);
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
