/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the school's duties ask beyond their own row (domain 6.4, 6.5): adults of a trip by its
 * pupils, pairs on home visits, a first-aider, somebody who drives.
 *
 * A skill is only asked where the school records who has it: a list that nobody keeps
 * would leave every trip without adults. */
#include <string.h>

#include "scheduler/duty/derive.h"
#include "scheduler/rules/derived.h"

static const struct {
    const char *kind;
    const char *skills; /* one of the adults has it; ';' list */
} asked[] = {
    {"trip", "trip_leader;first_aid"}, {"home_visit", "driver"}, {"work_experience", "driver"},
    {"transport", "driver"},           {"on_call", "restraint"}, {NULL, NULL},
};

/* "1 first_aid" speaks about first_aid. */
static const char *skill_in(const char *word)
{
    return word + strspn(word, "0123456789 ");
}

static bool is_recorded(const struct season *season, const char *skill, size_t length)
{
    for (int i = 0; i < season->n_skills; i++)
        if (strlen(season->skills[i].skill) == length &&
            memcmp(season->skills[i].skill, skill, length) == 0)
            return true;
    return false;
}

/* Does the row ask for the skill itself, of all or of some? */
static bool is_told(const char *list, const char *skill, size_t length)
{
    while (*list) {
        list += strspn(list, "; ");
        const char *word = skill_in(list);
        size_t size = strcspn(word, ";");
        while (size && word[size - 1] == ' ')
            size--;
        if (size == length && memcmp(word, skill, length) == 0)
            return true;
        list += strcspn(list, ";");
    }
    return false;
}

/* One of several has it; who goes alone has it all. */
static const char *skills_of(const struct derivation *derivation, const struct school_duty *row,
                             const char *usual, int people)
{
    const char *list = row->skills;

    for (const char *at = usual; *at; at += strspn(at, ";")) {
        size_t size = strcspn(at, ";");
        if (is_recorded(derivation->season, at, size) && !is_told(list, at, size))
            list = arena_text(derivation->arena, "%s%s%s%.*s", list, *list ? ";" : "",
                              people > 1 ? "1 " : "", (int)size, at);
        at += size;
    }
    return list;
}

int derive_duty_people(const struct derivation *derivation, int duty)
{
    const struct season *season = derivation->season;
    int n_pupils = 0;

    for (int i = 0; i < season->n_duty_pupils; i++)
        n_pupils += season->duty_pupils[i].duty == duty;
    return rules_duty_people(derivation->rules, &season->school_duties[duty], n_pupils);
}

struct outing derive_outing(const struct derivation *derivation, const struct school_duty *row,
                            int n_pupils)
{
    struct outing outing = {rules_duty_people(derivation->rules, row, n_pupils), row->skills, ""};

    for (int i = 0; asked[i].kind; i++)
        if (strcmp(asked[i].kind, row->kind) == 0)
            outing.skills = skills_of(derivation, row, asked[i].skills, outing.people);
    if (outing.people > row->people && strcmp(row->kind, "trip") == 0)
        outing.because = derive_figure_text(derivation, FIGURE_TRIP_RATIO);
    else if (outing.people > 1 && row->people <= 0 && strcmp(row->kind, "home_visit") == 0)
        outing.because = derive_figure_text(derivation, FIGURE_HOME_VISIT);
    return outing;
}
