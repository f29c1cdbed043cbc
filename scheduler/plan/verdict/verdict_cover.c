/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/verdict/verdict_cover.c - what the school agreed about cover, and whom it would
 * rather ask: who may be alone with a class, how much notice, subject and class, gained time. */
#include "scheduler/plan/lore.h"
#include "scheduler/plan/verdict/verdict_part.h"

#include <string.h>

static const struct lesson *lesson_of(const struct question *question)
{
    int lesson = question->duty->lesson;

    return lesson >= 0 ? &question->bench->world->season->lessons[lesson] : NULL;
}

/* Is this a class to be taken alone, without its teacher? */
static bool takes_class(const struct question *question)
{
    return question->duty->lesson >= 0 && strcmp(question->duty->role, "cover") == 0;
}

static bool covers_by_job(const struct question *question)
{
    const struct person *who = &question->bench->world->season->people[question->person];

    return words_have(question->bench->policy->cover_roles, who->role);
}

static bool is_teacher(const struct question *question)
{
    const struct person *who = &question->bench->world->season->people[question->person];

    return strcmp(who->role, "teacher") == 0;
}

struct holder {
    const struct question *question;
    bool holds;
};

static bool holds_word(void *context, const char *word, int length)
{
    struct holder *holder = context;
    const struct question *question = holder->question;
    char skill[64];

    if (length >= (int)sizeof skill)
        return true;
    memcpy(skill, word, (size_t)length);
    skill[length] = '\0';
    holder->holds =
        strcmp(question->bench->world->season->people[question->person].role, skill) == 0 ||
        crew_skilled(question->bench->crew, question->person, skill, question->day);
    return !holder->holds;
}

/* Settings alone_core, alone_vocational; beside other adults nobody is alone. */
const char *bar_alone(const struct question *question)
{
    const struct policy *policy = question->bench->policy;
    const struct lesson *lesson = lesson_of(question);
    struct holder holder = {question, false};

    if (!lesson || !takes_class(question) || lesson->adults > 0 || lesson->kind == LESSON_PLAIN)
        return NULL;
    const char *list = lesson->kind == LESSON_CORE ? policy->alone_core : policy->alone_vocational;
    if (!*list)
        return NULL;
    (void)words_each(list, holds_word, &holder);
    return holder.holds ? NULL : "not alone with this class";
}

static bool is_told(const struct assignment *list, int count, const struct question *question)
{
    for (int i = 0; i < count; i++)
        if (list[i].staff == question->person && strcmp(list[i].key, question->duty->key) == 0)
            return true;
    return false;
}

/* Asked too late, unless cover is their job or they have it already. */
const char *bar_notice(const struct question *question)
{
    const struct world *world = question->bench->world;
    int notice = question->bench->policy->cover_notice_min;

    if (notice <= 0 || !takes_class(question) || world->now_at == INT64_MIN ||
        question->slot->starts_at - world->now_at >= notice || covers_by_job(question) ||
        is_told(world->season->published, world->season->n_published, question) ||
        is_told(world->season->draft, world->season->n_draft, question))
        return NULL;
    return "too short notice";
}

/* A teacher of that subject first, then whoever knows the class. */
static int class_points(const struct question *question)
{
    const struct crew *crew = question->bench->crew;
    const struct policy *policy = question->bench->policy;
    const struct lesson *lesson = &crew->season->lessons[question->duty->lesson];
    int subject = crew_subject(crew, lesson->subject), points = 0;

    if (subject >= 0 && !crew->teaches[question->person * crew->n_subjects + subject])
        points += policy->not_subject;
    if (!lore_knows(crew->lore, question->person, question->duty->lesson))
        points += policy->not_class;
    return points;
}

/* Gained time is used before anybody's free period. */
static int gained_points(const struct question *question)
{
    const struct lore *lore = question->bench->crew->lore;
    const struct duty_slot *slot = question->slot;

    if (!lore->teaches_any[question->person] ||
        lore_gained(lore, question->person, slot->starts_at, slot->ends_at) ||
        !lore_anyone_gained(lore, slot->starts_at, slot->ends_at))
        return 0;
    return question->bench->policy->gained;
}

static void cost_class(const struct question *question, struct verdict *verdict)
{
    const struct season *season = question->bench->world->season;
    const struct policy *policy = question->bench->policy;
    const char *role = season->people[question->person].role;

    /* Supervised it is safe, taught it is what the lesson asks for. */
    if (question->duty->taught && !words_have(policy->teach_roles, role))
        verdict->cost[LEVEL_COVER] += 1;
    verdict->cost[LEVEL_PREFERENCE] += class_points(question);
    if (!covers_by_job(question) &&
        lore_same_hour(question->bench->crew->lore, question->person, question->slot->starts_at))
        verdict->cost[LEVEL_PREFERENCE] += policy->same_hour;
    /* Shared evenly among those who cover; teachers are no part of that while others can. */
    if (is_teacher(question) && policy->teacher_cover == TEACHERS_RARELY_COVER)
        verdict->cost[LEVEL_FAIRNESS] += policy->teacher_covers;
}

/* In-class support: the key worker of a pupil in the class first, then who knows the class;
 * teachers when nobody else can. */
static void cost_support(const struct question *question, struct verdict *verdict)
{
    const struct lore *lore = question->bench->crew->lore;
    int lesson = question->duty->lesson;

    verdict->cost[LEVEL_PREFERENCE] += class_points(question);
    if (!lore_key_worker(lore, question->person, lesson))
        verdict->cost[LEVEL_PREFERENCE] += question->bench->policy->familiar;
    if (is_teacher(question))
        verdict->cost[LEVEL_PREFERENCE] += question->bench->policy->teacher_support;
}

void cost_cover(const struct question *question, struct verdict *verdict)
{
    if (takes_class(question))
        cost_class(question, verdict);
    else if (question->duty->lesson >= 0)
        cost_support(question, verdict);
    if (takes_class(question) || (question->duty->tags & TAG_EXAM))
        verdict->cost[LEVEL_PREFERENCE] += gained_points(question);
}
