/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was agreed with people and candidates, and is not kept. */
#include <string.h>

#include "scheduler/audit/audit.h"
#include "scheduler/base/day.h"
#include "tests/support/mutants/mutants.h"

/* The candidate whose own helper the assignment is: "S27:reader:8700/1:0042"; -1. */
static int helped(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"reader", "scribe", "prompter", "combined", NULL};
    const char *last = strrchr(row->key, ':');

    for (int i = 0; mutant_is(row, kinds) && last && i < mutant->season.n_seating; i++) {
        const struct sitting *sitting = &mutant->season.seating[i];
        int pupil = mutant_pupil(mutant, i);
        if (sitting->room == row->room && sitting->starts_at < row->ends_at &&
            row->starts_at < sitting->ends_at &&
            strcmp(last + 1, mutant->season.pupils[pupil].pupil) == 0)
            return pupil;
    }
    return -1;
}

static bool is_own_helper(const struct mutant *mutant, const struct assignment *row)
{
    return mutant->season.n_people > 1 && helped(mutant, row) >= 0;
}

static bool another_helper_only(struct mutant *mutant)
{
    int i = mutant_draft(mutant, is_own_helper);
    const struct season *season = &mutant->season;

    if (i < 0)
        return false;
    int pupil = helped(mutant, &season->draft[i]);
    struct facilitator *rows = OWN(mutant, facilitator, facilitators);
    for (int k = 0; k < season->n_facilitators; k++)
        rows[k].pupil = rows[k].pupil == pupil ? -1 : rows[k].pupil;
    ADD(mutant, facilitator, facilitators, .pupil = pupil,
        .staff = (season->draft[i].staff + 1) % season->n_people, .kind = "", .wish = WISH_ONLY);
    return true;
}

static bool is_personal(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"records", NULL};

    return mutant_is(row, kinds) && mutant->season.n_people > 1;
}

/* A person swapped on work that names another. */
static bool records_of_another(struct mutant *mutant)
{
    int i = mutant_draft(mutant, is_personal);

    if (i < 0)
        return false;
    struct assignment *row = &OWN(mutant, assignment, draft)[i];
    row->staff = (row->staff + 1) % mutant->season.n_people;
    return true;
}

static bool is_exam_work(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"invigilator", "combined", "reader",  "scribe",
                                        "prompter",    "rover",    "floater", NULL};

    (void)mutant;
    return mutant_is(row, kinds);
}

static bool agreed_to_none(struct mutant *mutant)
{
    int i = mutant_draft(mutant, is_exam_work);

    if (i < 0)
        return false;
    const struct assignment *row = &mutant->season.draft[i];
    ADD(mutant, availability, availability, .staff = row->staff, .date = day_of(row->starts_at),
        .session = SESSION_DAY, .start = -1, .end = -1, .answer = ANSWER_YES, .max_per_week = 0);
    return true;
}

/* The duty of the school, without pupils and at a set time, that the assignment does; -1. */
static int plain_duty(const struct mutant *mutant, const struct assignment *row)
{
    const struct season *season = &mutant->season;
    int found = -1;

    for (int i = 0; i < season->n_school_duties; i++)
        if (season->school_duties[i].start >= 0 && mutant_names(row, season->school_duties[i].duty))
            found = i;
    for (int i = 0; i < season->n_duty_pupils; i++)
        if (season->duty_pupils[i].duty == found)
            return -1;
    return found;
}

/* Somebody who sits a paper while it is done; -1. */
static int sits_then(const struct mutant *mutant, const struct assignment *row)
{
    for (int i = 0; i < mutant->season.n_seating; i++) {
        const struct sitting *sitting = &mutant->season.seating[i];
        if (sitting->starts_at < row->ends_at && row->starts_at < sitting->ends_at)
            return mutant_pupil(mutant, i);
    }
    return -1;
}

static bool meets_an_exam(const struct mutant *mutant, const struct assignment *row)
{
    return plain_duty(mutant, row) >= 0 && sits_then(mutant, row) >= 0;
}

static bool candidate_named(struct mutant *mutant)
{
    int i = mutant_draft(mutant, meets_an_exam);

    if (i < 0)
        return false;
    const struct assignment *row = &mutant->season.draft[i];
    int number = plain_duty(mutant, row), pupil = sits_then(mutant, row);
    ADD(mutant, duty_pupil, duty_pupils, .duty = number, .pupil = pupil);
    return true;
}

const struct mutation agreed_mutations[] = {
    {"a duty with a pupil who sits an exam", "named_pupil", AUDIT_HARD, candidate_named},
    {"works with another helper only", "only", AUDIT_HARD, another_helper_only},
    {"records of another mentor", "only", AUDIT_HARD, records_of_another},
    {"more sessions a week than agreed", "sessions", AUDIT_HARD, agreed_to_none},
    {NULL, NULL, 0, NULL},
};
