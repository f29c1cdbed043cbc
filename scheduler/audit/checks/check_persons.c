/* SPDX-License-Identifier: GPL-3.0-or-later
 * Is this person there for this duty?  Absence, a conflict and a "no" read
 * alike: nobody can tell which it is. */
#include <string.h>

#include "scheduler/audit/auditor.h"

static void tell_person(struct auditor *auditor, const struct duty_fact *duty, const char *rule,
                        const char *source, const char *why)
{
    audit_tell(auditor, rule, AUDIT_HARD, spot_of(duty->row), source, "%s, %s %s: %s",
               fact_code(auditor, duty->row->staff), duty->row->kind,
               fact_span(auditor, duty->row->starts_at, duty->row->ends_at), why);
}

void fact_tell_came(struct auditor *auditor, const struct duty_fact *duty, const char *rule,
                    const char *source)
{
    audit_tell(auditor, rule, AUDIT_CANNOT_TELL, spot_of(duty->row), source,
               "whether %s might be %s %s is not known any more: rooms changed since it began",
               fact_code(auditor, duty->row->staff), duty->row->kind,
               fact_span(auditor, duty->row->starts_at, duty->row->ends_at));
}

/* A morning lasts until the afternoon papers start; an afternoon begins an hour before them. */
static bool answer_meets(const struct auditor *auditor, const struct availability *row,
                         int from_min, int until_min)
{
    int afternoon = season_setting_int(auditor->season, "pm_start");

    switch (row->session) {
    case SESSION_AM:
        return from_min < afternoon;
    case SESSION_PM:
        return until_min > afternoon - 60;
    case SESSION_DAY:
        return true;
    default:
        return (row->start < 0 || row->start < until_min) && (row->end < 0 || from_min < row->end);
    }
}

/* Has the person given such an answer (no, or not no) for part of the span? */
static bool answered(const struct auditor *auditor, const struct assignment *row, bool no)
{
    int64_t day = day_of(row->starts_at);
    int from_min = (int)(row->starts_at - day * DAY_MIN),
        until_min = (int)(row->ends_at - day * DAY_MIN);

    for (int i = auditor->answers.first[row->staff]; i < auditor->answers.first[row->staff + 1];
         i++) {
        const struct availability *told = &auditor->season->availability[auditor->answers.rows[i]];
        if (told->date == day && (told->answer == ANSWER_NO) == no &&
            answer_meets(auditor, told, from_min, until_min))
            return true;
    }
    return false;
}

bool fact_declined(const struct auditor *auditor, int person, int64_t from_at, int64_t until_at)
{
    struct assignment span = {.staff = person, .starts_at = from_at, .ends_at = until_at};

    return answered(auditor, &span, true);
}

static bool concerns(const struct auditor *auditor, const struct conflict *conflict,
                     const struct seat_fact *seat)
{
    if (conflict->pupil >= 0 && conflict->pupil == seat->pupil)
        return true;
    if (conflict->paper >= 0 && conflict->paper == seat->paper)
        return true;
    return *conflict->subject &&
           fact_same(conflict->subject, auditor->season->papers[seat->paper].subject);
}

/* Is somebody they must not be with there during the duty?  MAYBE: by the log they came when it was
 * over, or may have. */
enum found { NO, MAYBE, YES };

static enum found more(enum found a, enum found b)
{
    return a > b ? a : b;
}

/* Among seats [first, end): any of them for whoever invigilates, those served for a helper. */
static enum found conflict_among(const struct auditor *auditor, const struct duty_fact *duty,
                                 int first, int end)
{
    const struct assignment *row = duty->row;
    bool helper = duty->helps && !duty->invigilates;
    enum found found = NO;

    for (int i = auditor->conflicts.first[row->staff]; i < auditor->conflicts.first[row->staff + 1];
         i++) {
        const struct conflict *conflict = &auditor->season->conflicts[auditor->conflicts.rows[i]];
        for (int s = first; s < end; s++) {
            const struct seat_fact *seat = &auditor->seats[s];
            if (fact_meets(seat->starts_at, seat->leaves_at, row->starts_at, row->ends_at) &&
                concerns(auditor, conflict, seat) && (!helper || fact_serves(auditor, duty, seat)))
                found = more(found, fact_came_after(auditor, row, seat) ? MAYBE : YES);
        }
    }
    return found;
}

/* Who walks between rooms meets all candidates of the site's rooms they are meant for. */
static enum found conflict_on_site(const struct auditor *auditor, const struct duty_fact *duty)
{
    const struct assignment *row = duty->row;
    bool rover = strcmp(row->kind, "rover") == 0;
    enum found found = NO;

    for (int r = 0; r < auditor->n_runs; r++) {
        const struct run *run = &auditor->runs[r];
        if (auditor->season->rooms[run->room].site != row->site ||
            !fact_meets(run->from_at, run->until_at, row->starts_at, row->ends_at) ||
            !post_serves(auditor, run, rover))
            continue;
        found = more(found, conflict_among(auditor, duty, run->first, run->end));
    }
    return found;
}

static enum found conflicted(const struct auditor *auditor, const struct duty_fact *duty)
{
    const struct assignment *row = duty->row;
    int first, end;

    if (!duty->exam ||
        auditor->conflicts.first[row->staff] == auditor->conflicts.first[row->staff + 1])
        return NO;
    if (duty->role >= 0 && !auditor->rules->helpers[duty->role].conflict_bar && !duty->combined)
        return NO;
    if (row->room < 0) {
        bool roves = strcmp(row->kind, "rover") == 0 || strcmp(row->kind, "rest_breaks") == 0;

        return roves && !posts_shared(auditor, row) ? conflict_on_site(auditor, duty) : NO;
    }
    fact_seats(auditor, row->room, row->starts_at, row->ends_at, &first, &end);
    return conflict_among(auditor, duty, first, end);
}

static void check_available(struct auditor *auditor, const struct duty_fact *duty)
{
    const struct assignment *row = duty->row;
    const struct person *person = &auditor->season->people[row->staff];

    if (duty->exam) {
        look_duty(auditor, "available", row);
        look_fact(auditor, "available", "declared interests: checked");
        look_fact(auditor, "available", "%s", fact_code(auditor, row->staff));
    } else {
        look_plan(auditor, "available");
    }
    enum found found = conflicted(auditor, duty);
    if (fact_absent(auditor, row->staff, row->starts_at, row->ends_at) ||
        answered(auditor, row, true) || found == YES || fact_bad_company(auditor, duty) ||
        (person->offers == OFFERS_ASKED && !answered(auditor, row, false))) {
        tell_person(auditor, duty, "available", "who is there", "not available");
    } else if (found == MAYBE) {
        fact_tell_came(auditor, duty, "available", "who is there");
    }
}

/* Who is told a base or sites works at these only; not told: anywhere. */
static void check_site(struct auditor *auditor, const struct duty_fact *duty)
{
    int person = duty->row->staff, site = fact_site(auditor, duty->row);
    int base = auditor->season->people[person].site;
    int first = auditor->sites_of.first[person], end = auditor->sites_of.first[person + 1];

    look_plan(auditor, "site");
    if (site < 0 || site == base || (base < 0 && first == end) || duty->row->standing)
        return;
    for (int i = first; i < end; i++)
        if (auditor->season->staff_sites[auditor->sites_of.rows[i]].site == site)
            return;
    tell_person(auditor, duty, "site", "the staff list", "does not work at that site");
}

static void check_seated(struct auditor *auditor, const struct duty_fact *duty)
{
    static const char *const walking[] = {"rover",     "floater",    "rest_breaks",
                                          "late_desk", "technician", "reserve"};

    look_plan(auditor, "seated");
    for (size_t i = 0; i < sizeof walking / sizeof *walking; i++)
        if (auditor->season->people[duty->row->staff].seated &&
            strcmp(duty->row->kind, walking[i]) == 0)
            tell_person(auditor, duty, "seated", "the staff list", "cannot walk between rooms");
}

void audit_persons(struct auditor *auditor)
{
    for (int i = 0; i < auditor->n_duties; i++) {
        check_available(auditor, &auditor->duties[i]);
        check_site(auditor, &auditor->duties[i]);
        check_seated(auditor, &auditor->duties[i]);
    }
}
