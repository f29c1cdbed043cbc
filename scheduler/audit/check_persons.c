/* SPDX-License-Identifier: GPL-3.0-or-later
 * May this person do this duty?  Read afresh from the rows. */
#include <string.h>

#include "scheduler/audit/auditor.h"

static void tell_person(struct auditor *auditor, const struct duty_fact *duty, const char *rule,
                        const char *source, const char *why)
{
    audit_tell(auditor, rule, AUDIT_HARD, spot_of(duty->row), source, "%s, %s %s: %s",
               fact_code(auditor, duty->row->staff), duty->row->kind,
               fact_span(auditor, duty->row->starts_at, duty->row->ends_at), why);
}

/* Absence, a conflict and a "no" read alike: nobody can tell which it is. */
static bool is_absent(const struct season *season, const struct assignment *row)
{
    for (int i = 0; i < season->n_absences; i++) {
        const struct absence *absence = &season->absences[i];
        if (absence->staff == row->staff && !absence->tentative &&
            fact_meets(absence->start, absence->end, row->starts_at, row->ends_at))
            return true;
    }
    return false;
}

/* AM ends and PM begins at noon. */
static bool answer_meets(const struct availability *row, int from_min, int until_min)
{
    switch (row->session) {
    case SESSION_AM:
        return from_min < 12 * 60;
    case SESSION_PM:
        return until_min > 13 * 60;
    case SESSION_DAY:
        return true;
    default:
        return row->start < until_min && from_min < row->end;
    }
}

static bool said_no(const struct season *season, const struct assignment *row)
{
    int64_t day = day_of(row->starts_at);
    int from_min = (int)(row->starts_at - day * DAY_MIN),
        until_min = (int)(row->ends_at - day * DAY_MIN);

    for (int i = 0; i < season->n_availability; i++) {
        const struct availability *told = &season->availability[i];
        if (told->staff == row->staff && told->date == day && told->answer == ANSWER_NO &&
            answer_meets(told, from_min, until_min))
            return true;
    }
    return false;
}

static bool said_yes(const struct season *season, const struct assignment *row)
{
    int64_t day = day_of(row->starts_at);
    int from_min = (int)(row->starts_at - day * DAY_MIN),
        until_min = (int)(row->ends_at - day * DAY_MIN);

    for (int i = 0; i < season->n_availability; i++) {
        const struct availability *told = &season->availability[i];
        if (told->staff == row->staff && told->date == day && told->answer != ANSWER_NO &&
            answer_meets(told, from_min, until_min))
            return true;
    }
    return false;
}

static bool conflicted(const struct auditor *auditor, const struct duty_fact *duty)
{
    const struct season *season = auditor->season;
    int first, end;

    if (!duty->exam || duty->row->room < 0)
        return false;
    fact_room_seats(auditor, duty->row->room, &first, &end);
    for (int i = 0; i < season->n_conflicts; i++) {
        const struct conflict *conflict = &season->conflicts[i];
        if (conflict->staff != duty->row->staff)
            continue;
        for (int s = first; s < end; s++) {
            const struct seat_fact *seat = &auditor->seats[s];
            if (fact_meets(seat->sitting->starts_at, seat->sitting->release_at,
                           duty->row->starts_at, duty->row->ends_at) &&
                (conflict->pupil == seat->pupil || conflict->paper == seat->paper ||
                 (conflict->pupil < 0 && conflict->paper < 0 &&
                  strcmp(conflict->subject, season->papers[seat->paper].subject) == 0)))
                return true;
        }
    }
    return false;
}

static void check_available(struct auditor *auditor, const struct duty_fact *duty)
{
    const struct person *person = &auditor->season->people[duty->row->staff];
    int64_t day = day_of(duty->row->starts_at);

    if (is_absent(auditor->season, duty->row) || said_no(auditor->season, duty->row) ||
        conflicted(auditor, duty) || (person->from >= 0 && day < person->from) ||
        (person->until >= 0 && day > person->until) ||
        (person->offers == OFFERS_ASKED && !said_yes(auditor->season, duty->row)))
        tell_person(auditor, duty, "available", "who is there", "not available");
}

static bool holds_any(const struct auditor *auditor, int person, const char *list, int64_t day)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_skills; i++) {
        const struct skill *skill = &season->skills[i];
        if (skill->staff == person && (skill->from < 0 || skill->from <= day) &&
            (skill->until < 0 || skill->until >= day) && fact_has_word(list, skill->skill))
            return true;
    }
    return false;
}

/* Trained since the first of September before the day; a school without training rows relies
 * on the dates of its skills. */
static bool trained_any(const struct auditor *auditor, int person, const char *list, int64_t day)
{
    const struct season *season = auditor->season;
    int64_t since = day_academic_year(day);

    if (season->n_training == 0)
        return true;
    for (int i = 0; i < season->n_training; i++) {
        const struct training *row = &season->training[i];
        bool yearly = true;
        for (int k = 0; k < auditor->rules->n_trainings; k++)
            if (strcmp(auditor->rules->trainings[k].kind, row->kind) == 0)
                yearly = auditor->rules->trainings[k].yearly;
        if (row->staff == person && row->date <= day && (!yearly || row->date >= since) &&
            fact_has_word(list, row->kind))
            return true;
    }
    return false;
}

static void check_qualified(struct auditor *auditor, const struct duty_fact *duty)
{
    int64_t day = day_of(duty->row->starts_at);
    const struct helper_rule *role = duty->role >= 0 ? &auditor->rules->helpers[duty->role] : NULL;
    const char *skill = role ? role->skill : "", *training = role ? role->training : "";

    if (strcmp(duty->row->kind, "combined") == 0) {
        skill = "invigilator;lead_invigilator";
        training = "invigilator";
    }
    if (*skill && !duty->row->standing && !holds_any(auditor, duty->row->staff, skill, day))
        tell_person(auditor, duty, "skill", role ? role->source : "who may invigilate",
                    "has not the skill");
    if (*training && !trained_any(auditor, duty->row->staff, training, day))
        tell_person(auditor, duty, "training", role ? role->source : "training every year",
                    "no valid training on that day");
}

static bool delivers(const struct season *season, int person, const char *subject)
{
    for (int i = 0; i < season->n_teaches; i++)
        if (season->teaches[i].staff == person && season->teaches[i].delivers &&
            strcmp(season->teaches[i].subject, subject) == 0)
            return true;
    return false;
}

/* Supported the candidate in the subject: told so, or in the lessons beside the teacher. */
static bool supported(const struct season *season, int person, int pupil, const char *subject)
{
    for (int i = 0; i < season->n_support; i++)
        if (season->support[i].staff == person && season->support[i].pupil == pupil &&
            strcmp(season->support[i].subject, subject) == 0)
            return true;
    for (int i = 0; i < season->n_lesson_staff; i++) {
        const struct lesson_staff *row = &season->lesson_staff[i];
        const struct lesson *lesson = &season->lessons[row->lesson];
        if (row->staff != person || row->position == 0 || strcmp(lesson->subject, subject) != 0)
            continue;
        for (int k = 0; k < season->n_classes; k++)
            if (season->classes[k].pupil == pupil &&
                strcmp(season->classes[k].class_name, lesson->class_name) == 0)
                return true;
    }
    return false;
}

static void check_bars(struct auditor *auditor, const struct duty_fact *duty)
{
    const struct season *season = auditor->season;
    const struct figure *subject = fact_figure(auditor, FIGURE_SUBJECT_EXCLUDED);
    const struct figure *support = fact_figure(auditor, FIGURE_SUPPORTED_EXCLUDED);
    int first, end;

    if (!duty->invigilates || duty->row->room < 0)
        return;
    fact_room_seats(auditor, duty->row->room, &first, &end);
    for (int i = first; i < end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        const char *taught = season->papers[seat->paper].subject;
        if (!*taught || !fact_meets(seat->sitting->starts_at, seat->sitting->release_at,
                                    duty->row->starts_at, duty->row->ends_at))
            continue;
        if (subject->value == 1 && delivers(season, duty->row->staff, taught)) {
            tell_person(auditor, duty, "subject", subject->source, "teaches the subject");
            return;
        }
        if (support->value == 1 && supported(season, duty->row->staff, seat->pupil, taught)) {
            tell_person(auditor, duty, "supported", support->source,
                        "supported a candidate in the subject");
            return;
        }
    }
}

static void check_seated(struct auditor *auditor, const struct duty_fact *duty)
{
    if (auditor->season->people[duty->row->staff].seated &&
        (strcmp(duty->row->kind, "rover") == 0 || strcmp(duty->row->kind, "floater") == 0))
        tell_person(auditor, duty, "seated", "the staff list", "cannot walk between rooms");
}

void audit_persons(struct auditor *auditor)
{
    for (int i = 0; i < auditor->n_duties; i++) {
        const struct duty_fact *duty = &auditor->duties[i];
        check_available(auditor, duty);
        check_qualified(auditor, duty);
        check_bars(auditor, duty);
        check_seated(auditor, duty);
    }
}
