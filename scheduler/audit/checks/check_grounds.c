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

enum { ROUTES = ROUTE_PENDING + 1 };

struct routes { /* arrangements of one room session, by how they were granted */
    int counts[ROUTES];
    bool dated; /* an approval that holds for so many months from a day on */
};

static void say_routes(struct auditor *auditor, const struct run *run, const struct routes *routes)
{
    static const char *const words[ROUTES] = {[ROUTE_UNKNOWN] = "not told how granted",
                                              [ROUTE_APPROVED] = "approved",
                                              [ROUTE_DELEGATED] = "the centre's own decision",
                                              [ROUTE_PENDING] = "pending"};

    for (int i = 0; i < ROUTES; i++) {
        if (routes->counts[i] == 0)
            continue;
        look_run(auditor, "approval", run);
        look_fact(auditor, "approval", "%d %s", routes->counts[i], words[i]);
        if (routes->dated && i == ROUTE_APPROVED)
            look_rests(auditor, "approval", FIGURE_APPROVAL_MONTHS);
    }
}

static void count_routes(struct auditor *auditor)
{
    const struct season *season = auditor->season;
    struct routes *routes = arena_new(auditor->arena, struct routes, auditor->n_runs + 1);

    for (int i = 0; i < season->n_arrangements; i++) {
        const struct arrangement *row = &season->arrangements[i];
        for (int s = auditor->pupil_first[row->pupil];
             row->wanted && s < auditor->pupil_first[row->pupil + 1]; s++) {
            const struct seat_fact *seat = &auditor->seats[auditor->pupil_seats[s]];
            if (!concerns(auditor, row, seat))
                continue;
            routes[seat->run].counts[row->route]++;
            routes[seat->run].dated =
                routes[seat->run].dated ||
                (row->route == ROUTE_APPROVED && row->from >= 0 && row->approved_until < 0);
        }
    }
    for (int r = 0; r < auditor->n_runs; r++)
        say_routes(auditor, &auditor->runs[r], &routes[r]);
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
            look_run(auditor, "approval", &auditor->runs[seat->run]);
            int64_t day = day_of(seat->starts_at);
            const char *trouble = approval_trouble(auditor, row, day);
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
    count_routes(auditor);
    check_approvals(auditor);
}
