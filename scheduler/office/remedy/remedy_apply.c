/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/remedy/remedy_apply.c - the season in which a remedy is done. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/office/remedies.h"

/* A copy of an array of the season with room for more; *count stays. */
#define COPY(arena, after, array, more)                                                          \
    memcpy(                                                                                      \
        arena_alloc((arena), (size_t)((after)->n_##array + (more)) + 1, sizeof *(after)->array), \
        (after)->n_##array ? (const void *)(after)->array : (const void *)"",                    \
        (size_t)(after)->n_##array * sizeof *(after)->array)

/* The day's desks are given out again; nobody may lose theirs. */
static bool seat_again(struct season *after, const struct rules *rules, int64_t day,
                       struct arena *arena, struct fault *fault)
{
    struct seating seating;
    int n = 0, before = 0;

    for (int i = 0; i < after->n_unseated; i++)
        before += after->papers[after->entries[after->unseated[i].entry].paper].date == day;
    if (!seat_make(after, rules, day, day, arena, &seating, fault))
        return false;
    if (seating.n_unseated > before)
        return fault_set(fault, FAULT_CONFLICT, "somebody would have no desk");
    struct sitting *list =
        arena_new(arena, struct sitting, after->n_seating + seating.n_sittings + 1);
    for (int i = 0; i < after->n_seating; i++) {
        if (day_of(after->seating[i].starts_at) != day)
            list[n++] = after->seating[i];
    }
    for (int i = 0; i < seating.n_sittings; i++)
        list[n++] = seating.sittings[i];
    after->seating = list;
    after->n_seating = n;
    return true;
}

static bool merge(const struct rules *rules, const struct remedy *remedy, struct arena *arena,
                  struct season *after, struct fault *fault)
{
    struct hand hand = {
        .what = HAND_MERGE,
        .room = remedy->room,
        .to = remedy->to,
        .pupil = -1,
        .day = remedy->day,
        .session = remedy->from_at - remedy->day * DAY_MIN < DAY_MIN / 2 ? SESSION_AM : SESSION_PM,
        .from = remedy->day,
        .until = remedy->day,
        .now_at = INT64_MIN};
    struct hand_result result;

    if (!hand_make(after, rules, &hand, arena, &result, fault))
        return false;
    after->seating = result.sittings;
    after->n_seating = result.n_sittings;
    after->fixed_sittings = result.fixed;
    after->n_fixed_sittings = result.n_fixed;
    return true;
}

/* The sittings that begin then, later or earlier: legal where no candidate sits elsewhere then. */
static bool is_in_the_way(const struct season *season, const struct sitting *moved,
                          const struct sitting *other)
{
    return day_of(moved->starts_at) == day_of(other->starts_at) &&
           season->entries[moved->entry].pupil == season->entries[other->entry].pupil &&
           moved->starts_at < other->release_at && other->starts_at < moved->release_at;
}

static bool move_start(const struct rules *rules, const struct remedy *remedy, struct arena *arena,
                       struct season *after, struct fault *fault)
{
    const struct season before = *after;
    struct paper *papers = COPY(arena, after, papers, 0);
    struct sitting *list = COPY(arena, after, seating, 0);
    int64_t by = remedy->until_at - remedy->from_at;

    for (int i = 0; i < after->n_seating; i++) {
        struct sitting *row = &list[i];
        struct paper *paper = &papers[after->entries[row->entry].paper];
        if (row->starts_at != remedy->from_at)
            continue;
        if (row->fixed)
            return fault_set(fault, FAULT_CONFLICT, "a seat of that time is fixed");
        paper->start = (int)(remedy->until_at - remedy->day * DAY_MIN);
        row->starts_at += by;
        row->ends_at += by;
        row->release_at = rules_release_at(rules, paper, remedy->day, paper->minutes,
                                           row->starts_at, row->ends_at);
        for (int k = 0; k < before.n_seating; k++) {
            if (before.seating[k].starts_at != remedy->from_at &&
                is_in_the_way(after, row, &before.seating[k]))
                return fault_set(fault, FAULT_CONFLICT, "somebody sits another paper then");
        }
    }
    after->papers = papers;
    after->seating = list;
    return true;
}

/* Another room may be wanted then, or two may be one: the day is seated again, from where everybody
 * sits. */
static bool start_elsewhere(const struct rules *rules, const struct remedy *remedy,
                            struct arena *arena, struct season *after, struct fault *fault)
{
    return move_start(rules, remedy, arena, after, fault) &&
           seat_again(after, rules, remedy->day, arena, fault);
}

static bool give_device(const struct rules *rules, const struct remedy *remedy, struct arena *arena,
                        struct season *after, struct fault *fault)
{
    struct arrangement *rows = COPY(arena, after, arrangements, 0);

    rows[remedy->arrangement].kind = remedy->word;
    rows[remedy->arrangement].with = "";
    after->arrangements = rows;
    return seat_again(after, rules, remedy->day, arena, fault);
}

static void add_overtime(const struct remedy *remedy, struct arena *arena, struct season *after)
{
    struct person *people = COPY(arena, after, people, 0);

    people[remedy->person].overtime_minutes_per_week += remedy->minutes;
    after->people = people;
}

/* The lesson ends before the day and goes on after it. */
static void release(const struct remedy *remedy, struct arena *arena, struct season *after)
{
    struct lesson *lessons = COPY(arena, after, lessons, 1);
    struct lesson_staff *staff = COPY(arena, after, lesson_staff, after->n_lesson_staff);
    int n = after->n_lesson_staff;

    lessons[after->n_lessons] = lessons[remedy->lesson];
    lessons[after->n_lessons].from = remedy->day + 1;
    lessons[remedy->lesson].until = remedy->day - 1;
    for (int i = 0; i < after->n_lesson_staff; i++) {
        if (staff[i].lesson != remedy->lesson)
            continue;
        staff[n] = staff[i];
        staff[n++].lesson = after->n_lessons;
    }
    after->lessons = lessons;
    after->n_lessons++;
    after->lesson_staff = staff;
    after->n_lesson_staff = n;
}

struct wanted {
    struct season *after;
    struct skill *skills;
    struct training *trainings;
    int n_skills, n_trainings;
    int person;
    int64_t day;
    struct arena *arena;
};

enum { WANTED_MAX = 24 };

static void add_skill(struct wanted *wanted, const char *word, size_t length)
{
    if (length && wanted->n_skills < wanted->after->n_skills + WANTED_MAX) {
        wanted->skills[wanted->n_skills++] =
            (struct skill){.staff = wanted->person,
                           .skill = arena_copy_part(wanted->arena, word, length),
                           .from = -1,
                           .until = -1};
    }
}

static void add_training(struct wanted *wanted, const char *list)
{
    size_t length = strcspn(list, ";");

    /* A school that tells no training is asked for none; one row would bar everybody else. */
    if (length && wanted->after->n_training &&
        wanted->n_trainings < wanted->after->n_training + WANTED_MAX) {
        wanted->trainings[wanted->n_trainings++] =
            (struct training){.staff = wanted->person,
                              .kind = arena_copy_part(wanted->arena, list, length),
                              .date = wanted->day,
                              .content = "",
                              .result = ""};
    }
}

/* "reader;scribe" asks for each, "1 first_aid" for nobody in particular. */
static void add_skills(struct wanted *wanted, const char *list)
{
    for (; *list; list += strcspn(list, ";"), list += *list == ';') {
        list += strspn(list, " ");
        if (*list && (*list < '0' || *list > '9'))
            add_skill(wanted, list, strcspn(list, ";"));
    }
}

static void add_person(const struct rules *rules, const struct remedy *remedy, struct arena *arena,
                       struct season *after)
{
    struct person *people = COPY(arena, after, people, 1);
    struct availability *answers = COPY(arena, after, availability, 1);
    struct wanted wanted = {.after = after,
                            .skills = COPY(arena, after, skills, WANTED_MAX),
                            .trainings = COPY(arena, after, training, WANTED_MAX),
                            .n_skills = after->n_skills,
                            .n_trainings = after->n_training,
                            .person = after->n_people,
                            .day = remedy->day,
                            .arena = arena};

    people[after->n_people] = season_newcomer("~", "somebody more", "invigilator", remedy->site);
    people[after->n_people].offers = OFFERS_ASKED;
    answers[after->n_availability] =
        (struct availability){.staff = after->n_people,
                              .date = remedy->day,
                              .start = (int)(remedy->from_at - remedy->day * DAY_MIN),
                              .end = (int)(remedy->until_at - remedy->day * DAY_MIN),
                              .answer = ANSWER_YES,
                              .max_per_week = -1};
    for (int i = 0; i < rules->n_helpers; i++) {
        const struct helper_rule *role = &rules->helpers[i];
        if (!words_have(remedy->roles, role->role))
            continue;
        add_skill(&wanted, role->skill, strcspn(role->skill, ";"));
        add_training(&wanted, role->training);
    }
    add_skills(&wanted, remedy->skills);
    after->people = people;
    after->n_people++;
    after->availability = answers;
    after->n_availability++;
    after->skills = wanted.skills;
    after->n_skills = wanted.n_skills;
    after->training = wanted.trainings;
    after->n_training = wanted.n_trainings;
}

bool remedy_apply(const struct season *season, const struct rules *rules,
                  const struct remedy *remedy, struct arena *arena, struct season *after,
                  struct fault *fault)
{
    *after = *season;
    switch (remedy->kind) {
    case REMEDY_UNLOCK:
        remedy_unlock(remedy, arena, after);
        return true;
    case REMEDY_MERGE:
        return merge(rules, remedy, arena, after, fault);
    case REMEDY_START:
        return start_elsewhere(rules, remedy, arena, after, fault);
    case REMEDY_DEVICE:
        return give_device(rules, remedy, arena, after, fault);
    case REMEDY_OVERTIME:
        add_overtime(remedy, arena, after);
        return true;
    case REMEDY_RELEASE:
        release(remedy, arena, after);
        return true;
    default:
        add_person(rules, remedy, arena, after);
        return true;
    }
}
