/* SPDX-License-Identifier: GPL-3.0-or-later
 * Classes given to people, and to one another, against what was agreed. */
#include <string.h>

#include "scheduler/audit/audit.h"
#include "scheduler/base/day.h"
#include "tests/support/mutants/mutants.h"

static bool is_class(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"lesson", "cover", NULL};

    (void)mutant;
    return mutant_is(row, kinds);
}

/* Of the rows of lessons, the one the assignment is about; -1. */
static int lesson_of(const struct mutant *mutant, const struct assignment *row)
{
    for (int i = 0; i < mutant->season.n_lessons; i++)
        if (mutant_names(row, mutant->season.lessons[i].lesson))
            return i;
    return -1;
}

/* A teacher, or somebody without lessons of their own; -1. */
static int somebody(struct mutant *mutant, bool teacher)
{
    const struct season *season = &mutant->season;
    int from = random_below(&mutant->random, season->n_people);

    for (int i = 0; i < season->n_people; i++) {
        int person = (from + i) % season->n_people;
        if ((strcmp(season->people[person].role, "teacher") == 0) == teacher)
            return person;
    }
    return -1;
}

/* The class is taken by that person, who is not its teacher. */
static void take(struct mutant *mutant, struct assignment *row, int person)
{
    int lesson = lesson_of(mutant, row);

    row->key = arena_text(mutant->arena, "cover:%s:%s", mutant->season.lessons[lesson].lesson,
                          day_text(mutant->arena, day_of(row->starts_at)));
    row->kind = "cover";
    row->staff = person;
    row->standing = false;
}

static int taken(struct mutant *mutant, bool teacher)
{
    int i = mutant_draft(mutant, is_class), person = somebody(mutant, teacher);

    if (i < 0 || person < 0)
        return -1;
    take(mutant, &OWN(mutant, assignment, draft)[i], person);
    return i;
}

static bool by_a_teacher(struct mutant *mutant)
{
    mutant_set(mutant, "teacher_cover", "never");
    return taken(mutant, true) >= 0;
}

static bool alone(struct mutant *mutant)
{
    int i = taken(mutant, false);

    if (i < 0)
        return false;
    struct lesson *row = &OWN(mutant, lesson, lessons)[lesson_of(mutant, &mutant->season.draft[i])];
    bool core = random_below(&mutant->random, 2);
    row->kind = core ? LESSON_CORE : LESSON_VOCATIONAL;
    row->adults = 0;
    mutant_set(mutant, core ? "alone_core" : "alone_vocational", "juggler");
    return true;
}

/* One person who has no lessons takes all classes of some days; how many. */
static int take_all(struct mutant *mutant, int64_t from, int64_t until)
{
    struct assignment *rows = OWN(mutant, assignment, draft);
    int person = somebody(mutant, false), count = 0;

    for (int i = 0; person >= 0 && i < mutant->season.n_draft; i++) {
        int64_t day = day_of(rows[i].starts_at);
        if (!is_class(mutant, &rows[i]) || day < from || day > until)
            continue;
        take(mutant, &rows[i], person);
        count++;
    }
    return count;
}

static bool too_many_a_day(struct mutant *mutant)
{
    int i = mutant_draft(mutant, is_class);

    if (i < 0)
        return false;
    int64_t day = day_of(mutant->season.draft[i].starts_at);
    return take_all(mutant, day, day) > season_setting_int(&mutant->season, "cover_per_day");
}

static bool too_many_a_week(struct mutant *mutant)
{
    int i = mutant_draft(mutant, is_class);

    if (i < 0)
        return false;
    int64_t monday = day_week_start(day_of(mutant->season.draft[i].starts_at));
    return take_all(mutant, monday, monday + 6) >
           season_setting_int(&mutant->season, "cover_per_week");
}

/* The second of two lessons with no more than a change of rooms between them. */
static bool no_pause(struct mutant *mutant)
{
    int i = mutant_draft(mutant, is_class);
    const struct season *season = &mutant->season;

    if (i < 0)
        return false;
    int64_t day = day_of(season->draft[i].starts_at);
    mutant_set(mutant, "cover_run", "1");
    take_all(mutant, day, day);
    for (int k = 0; k < season->n_draft; k++)
        if (is_class(mutant, &season->draft[k]) &&
            season->draft[k].starts_at == season->draft[i].ends_at)
            return true;
    return false;
}

/* Two classes with lessons at one time: [0] joins [1] in the plan, which the school allows. */
static bool put_together(struct mutant *mutant, int lessons[2])
{
    const struct season *season = &mutant->season;
    int i = mutant_draft(mutant, is_class);

    for (int k = 0; i >= 0 && k < season->n_draft; k++) {
        struct assignment host = season->draft[k];
        if (k == i || !is_class(mutant, &host) || host.starts_at != season->draft[i].starts_at)
            continue;
        struct assignment *rows = OWN(mutant, assignment, draft);
        lessons[0] = lesson_of(mutant, &rows[i]);
        lessons[1] = lesson_of(mutant, &host);
        rows[i] = host;
        rows[i].kind = "merged";
        rows[i].standing = true;
        rows[i].key = arena_text(
            mutant->arena, "merged:%s>%s:%s", season->lessons[lessons[0]].lesson,
            season->lessons[lessons[1]].lesson, day_text(mutant->arena, day_of(host.starts_at)));
        OWN(mutant, lesson, lessons)[lessons[0]].subject = season->lessons[lessons[1]].subject;
        mutant_set(mutant, "merge_classes", "yes");
        return true;
    }
    return false;
}

static bool together_unasked(struct mutant *mutant)
{
    int lessons[2];

    if (!put_together(mutant, lessons))
        return false;
    mutant_set(mutant, "merge_classes", "no");
    return true;
}

static bool other_subject(struct mutant *mutant)
{
    int lessons[2];

    if (!put_together(mutant, lessons))
        return false;
    OWN(mutant, lesson, lessons)[lessons[0]].subject = "Juggling";
    return true;
}

static bool room_too_small(struct mutant *mutant)
{
    int lessons[2];

    if (!put_together(mutant, lessons))
        return false;
    mutant_set(mutant, "merged_class_most", "0");
    return true;
}

static int member_of(const struct mutant *mutant, int lesson)
{
    const struct season *season = &mutant->season;

    for (int i = 0; i < season->n_classes; i++)
        if (strcmp(season->classes[i].class_name, season->lessons[lesson].class_name) == 0)
            return season->classes[i].pupil;
    return -1;
}

static bool pupils_not_to_meet(struct mutant *mutant)
{
    int lessons[2];

    if (!put_together(mutant, lessons) || member_of(mutant, lessons[0]) < 0 ||
        member_of(mutant, lessons[1]) < 0)
        return false;
    ADD(mutant, apart, apart, .pupil_a = member_of(mutant, lessons[1]),
        .pupil_b = member_of(mutant, lessons[0]));
    return true;
}

const struct mutation cover_mutations[] = {
    {"a teacher covers where none does", "cover_teacher", AUDIT_HARD, by_a_teacher},
    {"alone with a class", "cover_alone", AUDIT_HARD, alone},
    {"all classes of a day", "cover_day", AUDIT_HARD, too_many_a_day},
    {"all classes of a week", "cover_week", AUDIT_HARD, too_many_a_week},
    {"classes without a pause", "cover_run", AUDIT_HARD, no_pause},
    {"classes together, against the school's word", "merge", AUDIT_HARD, together_unasked},
    {"classes of two subjects together", "merge", AUDIT_HARD, other_subject},
    {"classes together in a small room", "merge", AUDIT_HARD, room_too_small},
    {"pupils who must not meet together", "merge", AUDIT_HARD, pupils_not_to_meet},
    {NULL, NULL, 0, NULL},
};
