/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who must not, whatever they can: teachers of the subject, and adults who
 * supported a candidate in it.  A figure of 2 makes it a warning, 0 nothing. */
#include <string.h>

#include "scheduler/audit/auditor.h"

enum { OFF, HARD, WARNING };

static bool delivers(const struct auditor *auditor, int person, const char *subject)
{
    for (int i = auditor->teaches.first[person]; i < auditor->teaches.first[person + 1]; i++) {
        const struct teaches *row = &auditor->season->teaches[auditor->teaches.rows[i]];
        if (row->delivers && fact_same(row->subject, subject))
            return true;
    }
    return false;
}

static bool in_class(const struct auditor *auditor, const char *class_name, int pupil)
{
    int low = 0, high = auditor->n_members;

    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = strcmp(auditor->members[middle].class_name, class_name);
        if (order < 0 || (order == 0 && auditor->members[middle].pupil < pupil))
            low = middle + 1;
        else
            high = middle;
    }
    return low < auditor->n_members && auditor->members[low].pupil == pupil &&
           strcmp(auditor->members[low].class_name, class_name) == 0;
}

/* Supported the candidate in the subject: told so, or in the lessons beside the teacher. */
static bool supported(const struct auditor *auditor, int person, int pupil, const char *subject)
{
    const struct season *season = auditor->season;

    for (int i = auditor->supports.first[person]; i < auditor->supports.first[person + 1]; i++) {
        const struct support *row = &season->support[auditor->supports.rows[i]];
        if (row->pupil == pupil && fact_same(row->subject, subject))
            return true;
    }
    for (int i = auditor->lessons_of.first[person]; i < auditor->lessons_of.first[person + 1];
         i++) {
        const struct lesson_staff *row = &season->lesson_staff[auditor->lessons_of.rows[i]];
        const struct lesson *lesson = &season->lessons[row->lesson];
        if (row->position > 0 && fact_same(lesson->subject, subject) &&
            in_class(auditor, lesson->class_name, pupil))
            return true;
    }
    return false;
}

/* The role's own word, softened by the school's figure. */
static int strictness(const struct helper_rule *role, int figure)
{
    if (figure == OFF || !role || strcmp(role->subject_bar, "none") == 0 || !*role->subject_bar)
        return OFF;
    return figure == WARNING || strcmp(role->subject_bar, "warning") == 0 ? WARNING : HARD;
}

struct bars { /* how strict each is for one duty */
    int subject, own_subject, supported;
    bool told_subject, told_supported, told_came;
};

static void tell(struct auditor *auditor, const struct duty_fact *duty, const char *rule,
                 int strict, enum figure_id id, const char *why)
{
    audit_tell(auditor, rule, strict == HARD ? AUDIT_HARD : AUDIT_SOFT, spot_of(duty->row),
               fact_figure(auditor, id)->source, "%s, %s %s: %s",
               fact_code(auditor, duty->row->staff), duty->row->kind,
               fact_span(auditor, duty->row->starts_at, duty->row->ends_at), why);
}

static void check_seat(struct auditor *auditor, const struct duty_fact *duty,
                       const struct seat_fact *seat, struct bars *bars)
{
    const char *taught = auditor->season->papers[seat->paper].subject;
    int person = duty->row->staff;

    if (!*taught ||
        !fact_meets(seat->starts_at, seat->leaves_at, duty->row->starts_at, duty->row->ends_at))
        return;
    if (fact_came_after(auditor, duty->row, seat)) {
        bool bar = ((bars->subject || bars->own_subject) && delivers(auditor, person, taught)) ||
                   (bars->supported && supported(auditor, person, seat->pupil, taught));
        if (bar && !bars->told_came)
            fact_tell_came(auditor, duty, "subject",
                           fact_figure(auditor, FIGURE_SUBJECT_EXCLUDED)->source);
        bars->told_came = bars->told_came || bar;
        return;
    }
    if (!bars->told_subject && (bars->subject || bars->own_subject) &&
        delivers(auditor, person, taught)) {
        bars->told_subject = true;
        bool own = bars->own_subject == HARD || bars->subject == OFF;
        tell(auditor, duty, "subject",
             bars->subject == HARD || bars->own_subject == HARD ? HARD : WARNING,
             own ? FIGURE_HELPER_SUBJECT_EXCLUDED : FIGURE_SUBJECT_EXCLUDED, "teaches the subject");
    }
    if (!bars->told_supported && bars->supported &&
        supported(auditor, person, seat->pupil, taught)) {
        bars->told_supported = true;
        tell(auditor, duty, "supported", bars->supported, FIGURE_SUPPORTED_EXCLUDED,
             "supported a candidate in the subject");
    }
}

/* The strictest of the roles beside the candidates that a helper may have. */
static int helper_strictness(const struct auditor *auditor, const struct duty_fact *duty)
{
    int figure = fact_figure(auditor, FIGURE_HELPER_SUBJECT_EXCLUDED)->value, strictest = OFF;
    int first, end;

    if (!duty->helps)
        return OFF;
    if (!duty->combined)
        return duty->role >= 0 ? strictness(&auditor->rules->helpers[duty->role], figure) : OFF;
    fact_seats(auditor, duty->row->room, duty->row->starts_at, duty->row->ends_at, &first, &end);
    for (int i = first; i < end; i++) {
        for (int role = 0; role < auditor->rules->n_helpers; role++) {
            if (!(auditor->seats[i].roles >> role & 1))
                continue;
            int now = strictness(&auditor->rules->helpers[role], figure);
            strictest = now == HARD || strictest == OFF ? now : strictest;
        }
    }
    return strictest;
}

/* Seats of the rooms a rover or rest-break supervisor calls at, when they are the only one. */
static void check_rooms(struct auditor *auditor, const struct duty_fact *duty, struct bars *bars)
{
    const struct assignment *row = duty->row;

    for (int r = 0; r < auditor->n_runs; r++) {
        const struct run *run = &auditor->runs[r];
        if (auditor->season->rooms[run->room].site != row->site ||
            !fact_meets(run->from_at, run->until_at, row->starts_at, row->ends_at) ||
            !post_serves(auditor, run, strcmp(row->kind, "rover") == 0))
            continue;
        for (int i = run->first; i < run->end; i++)
            check_seat(auditor, duty, &auditor->seats[i], bars);
    }
}

/* What the person teaches, for the report. */
static void say_bars(struct auditor *auditor, const struct duty_fact *duty, const struct bars *bars)
{
    const char *code = fact_code(auditor, duty->row->staff), *taught = "";
    int person = duty->row->staff;

    for (int i = auditor->teaches.first[person]; i < auditor->teaches.first[person + 1]; i++) {
        const struct teaches *row = &auditor->season->teaches[auditor->teaches.rows[i]];
        if (row->delivers)
            taught = arena_text(auditor->arena, "%s%s%s", taught, *taught ? ", " : " teaches ",
                                row->subject);
    }
    if (bars->subject || bars->own_subject) {
        look_duty(auditor, "subject", duty->row);
        look_fact(auditor, "subject", "%s%s", code, taught);
        if (bars->subject)
            look_rests(auditor, "subject", FIGURE_SUBJECT_EXCLUDED);
        if (bars->own_subject)
            look_rests(auditor, "subject", FIGURE_HELPER_SUBJECT_EXCLUDED);
    }
    if (bars->supported) {
        look_duty(auditor, "supported", duty->row);
        look_fact(auditor, "supported", "%s", code);
    }
}

void bars_check(struct auditor *auditor, const struct duty_fact *duty)
{
    const struct assignment *row = duty->row;
    bool rover = strcmp(row->kind, "rover") == 0;
    struct bars bars = {.own_subject = row->room >= 0 ? helper_strictness(auditor, duty) : OFF};
    int first, end;

    if (duty->role >= 0 && (duty->invigilates || rover)) {
        const struct helper_rule *role = &auditor->rules->helpers[duty->role];
        bars.subject = strictness(role, fact_figure(auditor, FIGURE_SUBJECT_EXCLUDED)->value);
        bars.supported = strictness(role, fact_figure(auditor, FIGURE_SUPPORTED_EXCLUDED)->value);
    }
    if (!bars.subject && !bars.own_subject && !bars.supported)
        return;
    say_bars(auditor, duty, &bars);
    if (row->room < 0) {
        if (!posts_shared(auditor, row))
            check_rooms(auditor, duty, &bars);
        return;
    }
    fact_seats(auditor, row->room, row->starts_at, row->ends_at, &first, &end);
    for (int i = first; i < end; i++)
        check_seat(auditor, duty, &auditor->seats[i], &bars);
}
