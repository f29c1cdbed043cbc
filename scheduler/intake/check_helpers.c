/* SPDX-License-Identifier: GPL-3.0-or-later
 * People who are named for work: can they do it? */
#include <string.h>

#include "scheduler/intake/check.h"
#include "scheduler/intake/fill.h"

static bool live_speaker(const char *skill, const char *wanted)
{
    size_t length = strlen(wanted);

    return strncmp(skill, wanted, length) == 0 && skill[length] == ':';
}

static bool has_skill(const struct check *check, const struct chains *skills, int person,
                      const char *wanted)
{
    const struct season *season = check->season;
    int64_t today = day_of(check->now_at);

    for (int at = skills->first[person]; at; at = skills->next[at - 1]) {
        const struct skill *skill = &season->skills[at - 1];
        bool over = skill->until >= 0 && skill->until < today;
        if (!over && (text_same_case(skill->skill, wanted) || live_speaker(skill->skill, wanted)))
            return true;
    }
    return false;
}

static void facilitators(const struct check *check, const struct chains *skills)
{
    const struct season *season = check->season;

    for (int i = 0; i < season->n_facilitators; i++) {
        const struct facilitator *wish = &season->facilitators[i];
        if (wish->staff < 0 || !*wish->kind || wish->wish == WISH_AVOID ||
            has_skill(check, skills, wish->staff, wish->kind))
            continue;
        CHECK_WARN(check, "facilitators", i, "staff",
                   "'%s' is named as %s but does not have that skill; add it to skills",
                   season->people[wish->staff].staff, wish->kind);
    }
}

static bool role_listed(const char *roles, const char *role)
{
    char one[80];

    while (list_next(&roles, one, sizeof one)) {
        if (strcmp(one, role) == 0)
            return true;
    }
    return false;
}

static void mentors(const struct check *check, const struct chains *skills)
{
    const struct season *season = check->season;
    const char *roles = season_setting(season, "mentor_roles");

    for (int i = 0; i < season->n_caseload; i++) {
        int mentor = season->caseload[i].mentor;
        if (mentor < 0 || role_listed(roles, season->people[mentor].role) ||
            has_skill(check, skills, mentor, "mentor"))
            continue;
        CHECK_WARN(check, "caseload", i, "mentor",
                   "'%s' is named as mentor but is none by role or skill; add the skill mentor",
                   season->people[mentor].staff);
    }
}

/* "reader" is for every adult; "1 first_aid" for one of them, told only when all are named. */
static void named_for_duty(const struct check *check, const struct chains *skills, int row)
{
    const struct season *season = check->season;
    const struct duty_staff *named = &season->duty_staff[row];
    const char *at = season->school_duties[named->duty].skills;
    char wanted[100];

    while (list_next(&at, wanted, sizeof wanted)) {
        if (strchr("0123456789", wanted[0]) || has_skill(check, skills, named->staff, wanted))
            continue;
        CHECK_WARN(check, "duties", named->duty, "staff",
                   "'%s' is named for duty '%s' but does not have the skill %s; add it to skills",
                   season->people[named->staff].staff, season->school_duties[named->duty].duty,
                   wanted);
    }
}

void check_helpers(const struct check *check)
{
    const struct season *season = check->season;
    struct chains skills = check_chains(check, "skills", "staff", season->n_people);

    facilitators(check, &skills);
    mentors(check, &skills);
    for (int i = 0; i < season->n_duty_staff; i++)
        named_for_duty(check, &skills, i);
    for (int i = 0; i < season->n_support; i++) {
        if (!*season->support[i].subject && !*season->support[i].class_name &&
            !check_bad(check, "support", i))
            CHECK_ERROR(check, "support", i, "subject",
                        "this does not say in which lessons; fill subject or class");
    }
}
