/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/verdict/verdict_bar.c - who must not, whatever they can. */
#include "scheduler/plan/verdict/verdict_part.h"

#include <string.h>
#include <strings.h>

/* A conflict counts unless every role of the duty is one the register does not bar. */
static bool conflicts_count(const struct duty_roles *roles)
{
    for (int i = 0; i < roles->n; i++) {
        if (roles->list[i]->conflict_bar)
            return true;
    }
    return roles->n == 0;
}

static bool conflict_concerns(const struct question *question, const struct conflict *row)
{
    const struct duty *duty = question->duty;

    if (row->pupil >= 0 && question->bench->pupil_marked[row->pupil])
        return true;
    for (int i = 0; i < duty->n_papers; i++) {
        if (row->paper >= 0 && duty->papers[i] == row->paper)
            return true;
        const char *subject = question->bench->world->season->papers[duty->papers[i]].subject;
        if (*row->subject && strcasecmp(row->subject, subject) == 0)
            return true;
    }
    return false;
}

static bool sat_meets(const struct question *question, const struct sitting *sitting)
{
    const struct duty_slot *slot = question->slot;

    return sitting->room == slot->room && sitting->starts_at < slot->ends_at &&
           slot->starts_at < sitting->release_at;
}

/* In an exam room everybody who sits there meanwhile counts, whomever the duty is for. */
static bool room_concerns(const struct question *question, const struct conflict *row)
{
    const struct crew *crew = question->bench->crew;
    const struct season *season = crew->season;
    bool by_pupil = row->pupil >= 0;
    const struct slices *sat = by_pupil ? &crew->sat_by_pupil : &crew->sat_in_room;
    int owner = by_pupil ? row->pupil : question->slot->room;

    if (!(question->duty->tags & TAG_EXAM) || question->slot->room < 0)
        return false;
    for (int i = sat->first[owner]; i < sat->first[owner + 1]; i++) {
        const struct sitting *sitting = &season->seating[sat->items[i]];
        int paper = season->entries[sitting->entry].paper;
        bool meant =
            by_pupil || paper == row->paper ||
            (*row->subject && strcasecmp(row->subject, season->papers[paper].subject) == 0);
        if (meant && sat_meets(question, sitting))
            return true;
    }
    return false;
}

/* Away, employed at another time, declined, or private: one answer for all of
 * them.  Whoever works only when asked and was not asked is here too, or the
 * rest would stand out among them. */
const char *bar_unavailable(const struct question *question)
{
    const struct clock *clock = question->clock;
    const struct duty_slot *slot = question->slot;
    const struct crew *crew = question->bench->crew;
    const struct person *who = &crew->season->people[question->person];

    if (!clock->employed || spans_meet(&clock->barred, slot->starts_at, slot->ends_at))
        return "unavailable";
    if (who->offers == OFFERS_ASKED && clock->work.n == 0)
        return "unavailable";
    if (duty_owned_by(question->duty, question->person) ||
        !conflicts_count(&question->bench->roles))
        return NULL;
    for (int i = crew->conflicts.first[question->person];
         i < crew->conflicts.first[question->person + 1]; i++) {
        const struct conflict *row = &crew->season->conflicts[crew->conflicts.items[i]];
        if (conflict_concerns(question, row) || room_concerns(question, row))
            return "unavailable";
    }
    return NULL;
}

static bool teaches_any(const struct question *question)
{
    const struct crew *crew = question->bench->crew;

    for (int i = 0; i < question->duty->n_papers; i++) {
        int subject = crew->paper_subject[question->duty->papers[i]];
        if (subject >= 0 && crew->teaches[question->person * crew->n_subjects + subject])
            return true;
    }
    return false;
}

/* Roles an invigilator's training is enough for are invigilation; the others help candidates. */
bool role_invigilates(const struct helper_rule *role)
{
    return strncmp(role->training, "invigilator", strlen("invigilator")) == 0;
}

/* The strictest word of the duty's roles of one sort: 0 none, 1 hard, 2 warning. */
static int role_bar(const struct question *question, bool invigilating)
{
    const struct duty_roles *roles = &question->bench->roles;
    int strictest = 0;

    for (int i = 0; i < roles->n; i++) {
        const struct helper_rule *role = roles->list[i];
        if (role_invigilates(role) != invigilating)
            continue;
        if (strcmp(role->subject_bar, "hard") == 0)
            strictest = 1;
        else if (strcmp(role->subject_bar, "warning") == 0 && !strictest)
            strictest = 2;
    }
    return strictest;
}

/* The school's figure (0 off, 1 hard, 2 warning) may soften what the role's row says. */
static int bar_of(const struct question *question, enum figure_id id, bool invigilating)
{
    int role = role_bar(question, invigilating);
    int figure = rules_figure(question->bench->world->rules, id);

    if (figure == 0 || role == 0)
        return 0;
    return figure == 2 ? 2 : role;
}

/* Domain 1.3: a teacher of the subject does not invigilate it. */
const char *bar_teaches(const struct question *question)
{
    if (bar_of(question, FIGURE_SUBJECT_EXCLUDED, true) != 1)
        return NULL;
    return teaches_any(question) ? "teaches the subject" : NULL;
}

/* Domain 2.5: normally not the candidate's own subject teacher. */
const char *bar_own_subject(const struct question *question)
{
    if (bar_of(question, FIGURE_HELPER_SUBJECT_EXCLUDED, false) != 1)
        return NULL;
    return teaches_any(question) ? "own subject" : NULL;
}

/* Does the pupil sit one of the duty's papers in the subject? */
static bool sits_subject(const struct question *question, int pupil, int subject)
{
    const struct crew *crew = question->bench->crew;
    const struct duty *duty = question->duty;

    for (int i = crew->entries.first[pupil]; i < crew->entries.first[pupil + 1]; i++) {
        int paper = crew->season->entries[crew->entries.items[i]].paper;
        if (crew->paper_subject[paper] != subject)
            continue;
        for (int k = 0; k < duty->n_papers; k++) {
            if (duty->papers[k] == paper)
                return true;
        }
    }
    return false;
}

static bool supported_in(const struct question *question, int subject)
{
    const struct crew *crew = question->bench->crew;

    for (int i = crew_supported_from(crew, question->person, subject); i < crew->n_supported; i++) {
        const struct supported *row = &crew->supported[i];
        if (row->person != question->person || row->subject != subject)
            return false;
        if (question->bench->pupil_marked[row->pupil] &&
            sits_subject(question, row->pupil, subject))
            return true;
    }
    return false;
}

static bool supported_any(const struct question *question)
{
    const struct crew *crew = question->bench->crew;
    const struct duty *duty = question->duty;

    for (int i = 0; i < duty->n_papers; i++) {
        int subject = crew->paper_subject[duty->papers[i]];
        if (subject >= 0 && supported_in(question, subject))
            return true;
    }
    return false;
}

/* Domain 1.3: who supported a candidate in the subject may help them, not invigilate them. */
const char *bar_supported(const struct question *question)
{
    if (bar_of(question, FIGURE_SUPPORTED_EXCLUDED, true) != 1)
        return NULL;
    return supported_any(question) ? "supported a candidate" : NULL;
}

int64_t bar_warnings(const struct question *question)
{
    int points = 0;

    if (bar_of(question, FIGURE_SUBJECT_EXCLUDED, true) == 2 && teaches_any(question))
        points++;
    if (bar_of(question, FIGURE_HELPER_SUBJECT_EXCLUDED, false) == 2 && teaches_any(question))
        points++;
    if (bar_of(question, FIGURE_SUPPORTED_EXCLUDED, true) == 2 && supported_any(question))
        points++;
    return (int64_t)points * question->bench->policy->warned;
}

const char *bar_seated(const struct question *question)
{
    bool seated = question->bench->world->season->people[question->person].seated;

    return question->duty->walks && seated ? "seated" : NULL;
}

/* Whoever told of no gender is not of the one asked for. */
const char *bar_gender(const struct question *question)
{
    int asked = question->duty->gender;

    return asked != GENDER_NONE &&
                   question->bench->world->season->people[question->person].gender != asked
               ? "other gender"
               : NULL;
}

/* Teachers cover rarely, or never where the school decided so (domain 4.1). */
const char *bar_cover(const struct question *question)
{
    const struct person *who = &question->bench->world->season->people[question->person];
    bool teacher = strcmp(who->role, "teacher") == 0;

    return duty_is_cover(question->duty) && teacher &&
                   question->bench->policy->teacher_cover == TEACHERS_NEVER_COVER
               ? "does not cover"
               : NULL;
}

bool wish_applies(const struct question *question, const struct facilitator *wish)
{
    const struct duty_roles *roles = &question->bench->roles;

    for (int i = 0; i < roles->n; i++) {
        bool helps = !role_invigilates(roles->list[i]);
        if (*wish->kind ? strcmp(wish->kind, roles->list[i]->role) == 0 : helps)
            return true;
    }
    return false;
}

/* Meant for someone else alone: by the duty, or by the candidate's normal way of working. */
const char *bar_named_other(const struct question *question)
{
    const struct duty *duty = question->duty;
    const struct crew *crew = question->bench->crew;
    bool others = false;

    if (duty->only_named) {
        for (int i = 0; i < duty->n_named; i++) {
            if (duty->named[i] == question->person)
                return NULL;
        }
        return "named other";
    }
    for (int i = duty->pupil >= 0 ? crew->facilitators.first[duty->pupil] : 0;
         duty->pupil >= 0 && i < crew->facilitators.first[duty->pupil + 1]; i++) {
        const struct facilitator *wish = &crew->season->facilitators[crew->facilitators.items[i]];
        if (wish->wish != WISH_ONLY || !wish_applies(question, wish))
            continue;
        if (wish->staff == question->person)
            return NULL;
        others = true;
    }
    return others ? "named other" : NULL;
}
