/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a school comes to want, and nobody in the plan does. */
#include <string.h>

#include "scheduler/audit/audit.h"
#include "scheduler/base/day.h"
#include "tests/support/mutants/mutants.h"

static bool wants(struct mutant *mutant, const char *setting, const char *value)
{
    mutant_set(mutant, setting, value);
    return mutant->season.n_seating > 0;
}

static bool reserve(struct mutant *mutant)
{
    return wants(mutant, "reserve_per_session", "1");
}

static bool late_desk(struct mutant *mutant)
{
    return wants(mutant, "late_desk", "yes");
}

static bool late_room(struct mutant *mutant)
{
    int i = mutant_sitting(mutant);

    return i >= 0 &&
           wants(mutant, "late_room", mutant->season.rooms[mutant->season.seating[i].room].room);
}

static bool second_check(struct mutant *mutant)
{
    return wants(mutant, "second_check", "yes");
}

static bool records(struct mutant *mutant)
{
    return wants(mutant, "records_per_week", "120");
}

static bool granted(struct mutant *mutant, const char *kind)
{
    int i = mutant_sitting(mutant);

    if (i >= 0)
        (void)mutant_grant(mutant, i, kind);
    return i >= 0;
}

static bool technician(struct mutant *mutant)
{
    return granted(mutant, "word_processor") && wants(mutant, "word_processor_technician", "yes");
}

static bool opened_early(struct mutant *mutant)
{
    return granted(mutant, "coloured_paper") && wants(mutant, "open_early", "yes");
}

static bool computers_checked(struct mutant *mutant)
{
    return granted(mutant, "word_processor") && wants(mutant, "it_check", "yes");
}

/* All candidates and no adult of one gender. */
static bool of_their_gender(struct mutant *mutant)
{
    struct pupil *rows = OWN(mutant, pupil, pupils);
    struct person *people = OWN(mutant, person, people);

    for (int i = 0; i < mutant->season.n_pupils; i++)
        rows[i].gender = GENDER_FEMALE;
    for (int i = 0; i < mutant->season.n_people; i++)
        people[i].gender = GENDER_OTHER;
    return wants(mutant, "escort_gender", "same");
}

static bool transcript(struct mutant *mutant)
{
    return granted(mutant, "transcript");
}

static bool invigilates(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"invigilator", "combined", NULL};

    return mutant_is(row, kinds) && mutant_beside(mutant, row) >= 0;
}

/* Somebody is with the candidate, and not as many as a visit wants. */
static bool visit(struct mutant *mutant)
{
    int i = mutant_draft(mutant, invigilates);

    if (i < 0)
        return false;
    (void)mutant_grant(mutant, mutant_beside(mutant, &mutant->season.draft[i]), "alternative_site");
    return wants(mutant, "off_site_adults", "9");
}

/* A paper waits for the next morning, and nobody was told. */
static bool deferred(struct mutant *mutant)
{
    int i = mutant_sitting(mutant);
    const struct season *season = &mutant->season;

    if (i < 0)
        return false;
    int64_t day = day_of(season->seating[i].starts_at);
    struct paper *paper =
        &OWN(mutant, paper, papers)[season->entries[season->seating[i].entry].paper];
    if (paper->date != day || !mutant_sits_once(mutant, i))
        return false;
    mutant_shift(&OWN(mutant, sitting, seating)[i],
                 (day + 1) * DAY_MIN + 540 - season->seating[i].starts_at);
    return true;
}

static bool not_taken_home(struct mutant *mutant)
{
    return deferred(mutant) && wants(mutant, "overnight", "staff");
}

/* A lesson of the plan with some of its class in it; -1. */
static int lesson_held(struct mutant *mutant)
{
    const struct season *season = &mutant->season;
    int n = season->n_draft, from = n ? random_below(&mutant->random, n) : 0;

    for (int k = 0; k < n; k++) {
        const struct assignment *row = &season->draft[(from + k) % n];
        for (int i = 0; i < season->n_lessons; i++)
            if (mutant_names(row, season->lessons[i].lesson) &&
                mutant_class_there(mutant, i, day_of(row->starts_at)))
                return i;
    }
    return -1;
}

static bool more_adults(struct mutant *mutant)
{
    int lesson = lesson_held(mutant);

    if (lesson >= 0)
        OWN(mutant, lesson, lessons)[lesson].adults = 9;
    return lesson >= 0;
}

static bool own_hours(struct mutant *mutant)
{
    const struct season *season = &mutant->season;
    int lesson = lesson_held(mutant);

    for (int i = 0; lesson >= 0 && i < season->n_classes; i++) {
        if (strcmp(season->classes[i].class_name, season->lessons[lesson].class_name) != 0)
            continue;
        ADD(mutant, support, support, .pupil = season->classes[i].pupil,
            .subject = season->lessons[lesson].subject, .class_name = "", .minutes_per_week = 40,
            .staff = -1, .hard = true, .from = -1, .until = -1);
        return true;
    }
    return false;
}

static bool jugglers_on_site(struct mutant *mutant)
{
    ADD(mutant, minimum, minima, .site = 0, .skill = "juggling", .count = 1, .weekday = -1,
        .start = 600, .end = 660);
    return mutant->season.n_draft > 0;
}

const struct mutation wanted_mutations[] = {
    {"nobody in reserve", "reserve", AUDIT_OPEN, reserve},
    {"nobody at the late desk", "late_desk", AUDIT_OPEN, late_desk},
    {"nobody in the late room", "late_room", AUDIT_OPEN, late_room},
    {"nobody checks packets", "second_check", AUDIT_OPEN, second_check},
    {"no time for records", "records", AUDIT_OPEN, records},
    {"no technician", "technician", AUDIT_OPEN, technician},
    {"nobody opens papers early", "open_early", AUDIT_OPEN, opened_early},
    {"nobody checks computers", "it_check", AUDIT_OPEN, computers_checked},
    {"nobody of their gender", "escort_gender", AUDIT_OPEN, of_their_gender},
    {"nobody writes a script out", "after_paper", AUDIT_OPEN, transcript},
    {"too few adults off site", "off_site_adults", AUDIT_OPEN, visit},
    {"nobody with a deferred candidate", "overnight", AUDIT_OPEN, deferred},
    {"nobody takes a candidate home", "escort", AUDIT_OPEN, not_taken_home},
    {"too few beside the teacher", "support", AUDIT_OPEN, more_adults},
    {"no help for a pupil's plan", "pupil_support", AUDIT_OPEN, own_hours},
    {"no juggler on the site", "minimum", AUDIT_OPEN, jugglers_on_site},
    {NULL, NULL, 0, NULL},
};
