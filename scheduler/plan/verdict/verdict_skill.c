/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/verdict/verdict_skill.c - obstacles of training and skill. */
#include "scheduler/plan/verdict/verdict_part.h"

#include <string.h>

/* Some work needs no skill of those whose job it is (settings mentor_roles, cover_roles). */
static bool by_job(const struct question *question, const char *role)
{
    const struct policy *policy = question->bench->policy;
    const char *job = question->bench->world->season->people[question->person].role;

    if (strcmp(role, "mentor") == 0)
        return words_have(policy->mentor_roles, job);
    return strcmp(role, "cover") == 0 && words_have(policy->cover_roles, job);
}

/* The roles are asked once for training, then again for skill, so that
 * "not trained" is told before "skill missing" whatever the order of roles. */
static const char *first_unqualified(const struct question *question, bool training)
{
    const struct duty_roles *roles = &question->bench->roles;

    for (int i = 0; i < roles->n; i++) {
        const char *reason =
            crew_qualified(question->bench->crew, question->person, roles->list[i], question->day);
        if (reason && rules_is_training(reason) == training &&
            !by_job(question, roles->list[i]->role))
            return reason;
    }
    return NULL;
}

const char *skill_not_trained(const struct question *question)
{
    if (question->duty->anyone)
        return NULL;
    return first_unqualified(question, true) ? "not trained" : NULL;
}

/* "reader": every adult; "1 first_aid": somebody among them, which is no obstacle. */
static bool has_skill(void *context, const char *word, int length)
{
    const struct question *question = context;
    char skill[64];

    if (word[0] >= '0' && word[0] <= '9')
        return true;
    if (length >= (int)sizeof skill)
        return false;
    memcpy(skill, word, (size_t)length);
    skill[length] = '\0';
    return crew_skilled(question->bench->crew, question->person, skill, question->day);
}

const char *skill_missing(const struct question *question)
{
    struct question copy = *question;

    if (question->duty->anyone)
        return NULL;
    if (first_unqualified(question, false))
        return "skill missing";
    return words_each(question->duty->skills, has_skill, &copy) ? NULL : "skill missing";
}
