/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be wrong with who does what. */
#include <string.h>

#include "scheduler/audit/audit.h"
#include "scheduler/base/day.h"
#include "tests/support/mutants/mutants.h"

static bool invigilates(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"invigilator", "combined", NULL};

    return mutant_is(row, kinds) && mutant_beside(mutant, row) >= 0;
}

static bool exam_role(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"invigilator", "combined", "reader",  "scribe",
                                        "prompter",    "rover",    "floater", NULL};

    (void)mutant;
    return mutant_is(row, kinds);
}

static bool walks(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"rover", "floater", "rest_breaks", NULL};

    (void)mutant;
    return mutant_is(row, kinds);
}

static bool any(const struct mutant *mutant, const struct assignment *row)
{
    (void)mutant;
    (void)row;
    return true;
}

static bool absent(struct mutant *mutant)
{
    int i = mutant_draft(mutant, any);

    if (i < 0)
        return false;
    const struct assignment *row = &mutant->season.draft[i];
    ADD(mutant, absence, absences, .staff = row->staff, .start = row->ends_at - 5,
        .end = row->ends_at + 60);
    return true;
}

static bool declined(struct mutant *mutant)
{
    int i = mutant_draft(mutant, any);

    if (i < 0)
        return false;
    const struct assignment *row = &mutant->season.draft[i];
    ADD(mutant, availability, availability, .staff = row->staff, .date = day_of(row->starts_at),
        .session = SESSION_DAY, .start = -1, .end = -1, .answer = ANSWER_NO, .max_per_week = -1);
    return true;
}

static bool left_the_school(struct mutant *mutant)
{
    int i = mutant_draft(mutant, any);

    if (i < 0)
        return false;
    const struct assignment *row = &mutant->season.draft[i];
    OWN(mutant, person, people)[row->staff].until = day_of(row->starts_at) - 1;
    return true;
}

static bool untrained(struct mutant *mutant)
{
    int i = mutant_draft(mutant, exam_role);
    struct training *rows = OWN(mutant, training, training);

    for (int k = 0; i >= 0 && k < mutant->season.n_training; k++)
        if (rows[k].staff == mutant->season.draft[i].staff)
            rows[k].date = day_parse("2026-08-31");
    return i >= 0 && mutant->season.n_training > 0;
}

static bool unskilled(struct mutant *mutant)
{
    int i = mutant_draft(mutant, exam_role);
    struct skill *rows = OWN(mutant, skill, skills);

    for (int k = 0; i >= 0 && k < mutant->season.n_skills; k++)
        if (rows[k].staff == mutant->season.draft[i].staff)
            rows[k].skill = "juggling";
    return i >= 0;
}

static bool conflict(struct mutant *mutant)
{
    int i = mutant_draft(mutant, invigilates);

    if (i < 0)
        return false;
    const struct assignment *row = &mutant->season.draft[i];
    int beside = mutant_beside(mutant, row), how = random_below(&mutant->random, 3);
    int paper = mutant->season.entries[mutant->season.seating[beside].entry].paper;
    ADD(mutant, conflict, conflicts, .staff = row->staff,
        .pupil = how == 0 ? mutant_pupil(mutant, beside) : -1, .paper = how == 1 ? paper : -1,
        .subject = how == 2 ? mutant->season.papers[paper].subject : "");
    return how < 2 || *mutant->season.papers[paper].subject;
}

static bool teacher(struct mutant *mutant)
{
    int i = mutant_draft(mutant, invigilates);

    if (i < 0)
        return false;
    const struct assignment *row = &mutant->season.draft[i];
    int entry = mutant->season.seating[mutant_beside(mutant, row)].entry;
    const char *subject = mutant->season.papers[mutant->season.entries[entry].paper].subject;
    ADD(mutant, teaches, teaches, .staff = row->staff, .subject = subject, .delivers = true);
    return *subject;
}

static bool supporter(struct mutant *mutant)
{
    int i = mutant_draft(mutant, invigilates);

    if (i < 0)
        return false;
    const struct assignment *row = &mutant->season.draft[i];
    int beside = mutant_beside(mutant, row);
    int paper = mutant->season.entries[mutant->season.seating[beside].entry].paper;
    const char *subject = mutant->season.papers[paper].subject;
    ADD(mutant, support, support, .staff = row->staff, .pupil = mutant_pupil(mutant, beside),
        .subject = subject, .class_name = "", .from = -1, .until = -1);
    return *subject;
}

static bool double_booked(struct mutant *mutant)
{
    int i = mutant_draft(mutant, mutant_extra);
    const struct season *season = &mutant->season;

    for (int k = 0; i >= 0 && k < season->n_draft; k++) {
        if (season->draft[k].staff != season->draft[i].staff &&
            season->draft[k].starts_at < season->draft[i].ends_at &&
            season->draft[i].starts_at < season->draft[k].ends_at) {
            OWN(mutant, assignment, draft)[i].staff = season->draft[k].staff;
            return true;
        }
    }
    return false;
}

static bool not_in(struct mutant *mutant)
{
    int i = mutant_draft(mutant, mutant_extra);
    struct pattern *rows = OWN(mutant, pattern, patterns);
    bool some = false;

    for (int k = 0; i >= 0 && k < mutant->season.n_patterns; k++) {
        if (rows[k].staff == mutant->season.draft[i].staff && rows[k].kind == PATTERN_WORK) {
            rows[k].start = 23 * 60;
            rows[k].end = 23 * 60 + 30;
            some = true;
        }
    }
    return some;
}

static bool in_protected_time(struct mutant *mutant)
{
    int i = mutant_draft(mutant, mutant_extra);

    if (i < 0)
        return false;
    const struct assignment *row = &mutant->season.draft[i];
    int64_t day = day_of(row->starts_at);
    for (int k = 0; k < mutant->season.n_patterns; k++)
        if (mutant->season.patterns[k].staff == row->staff &&
            mutant->season.patterns[k].date == day)
            return false;
    ADD(mutant, pattern, patterns, .staff = row->staff, .weekday = day_weekday(day), .date = -1,
        .start = (int)(row->starts_at - day * DAY_MIN), .kind = PATTERN_PROTECTED,
        .end = (int)(row->starts_at - day * DAY_MIN) + 1, .minutes = -1);
    return true;
}

static bool seated_person(struct mutant *mutant)
{
    int i = mutant_draft(mutant, walks);

    if (i >= 0)
        OWN(mutant, person, people)[mutant->season.draft[i].staff].seated = true;
    return i >= 0;
}

static bool far_away(struct mutant *mutant)
{
    int i = mutant_draft(mutant, mutant_extra);
    const struct season *season = &mutant->season;

    if (i < 0 || season->n_sites < 2 || season->draft[i].site < 0)
        return false;
    int person = season->draft[i].staff, site = season->draft[i].site;
    struct staff_site *rows = OWN(mutant, staff_site, staff_sites);
    for (int k = 0; k < season->n_staff_sites; k++)
        if (rows[k].staff == person)
            rows[k].site = 1 - site;
    OWN(mutant, person, people)[person].site = 1 - site;
    return true;
}

const struct mutation people_mutations[] = {
    {"absent", "available", AUDIT_HARD, absent},
    {"said no", "available", AUDIT_HARD, declined},
    {"left the school", "available", AUDIT_HARD, left_the_school},
    {"training before 1 September", "training", AUDIT_HARD, untrained},
    {"no skill", "skill", AUDIT_HARD, unskilled},
    {"conflict", "available", AUDIT_HARD, conflict},
    {"teaches the subject", "subject", AUDIT_HARD, teacher},
    {"supported the candidate", "supported", AUDIT_HARD, supporter},
    {"double-booked", "overlap", AUDIT_HARD, double_booked},
    {"outside the pattern", "pattern", AUDIT_HARD, not_in},
    {"in protected time", "protected", AUDIT_HARD, in_protected_time},
    {"cannot walk", "seated", AUDIT_HARD, seated_person},
    {"works at another site", "site", AUDIT_HARD, far_away},
    {NULL, NULL, 0, NULL},
};
