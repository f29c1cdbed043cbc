/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lessons: work of those who teach or support them.  Whoever is taken from one leaves it to
 * somebody else or open, in the same plan (domain 4); one whose teacher is away wants cover.
 * A class that sits exams as a whole, or is out as a whole, needs nobody. */
#include "scheduler/base/list.h"
#include "scheduler/duty/class/lesson_held.h"
#include "scheduler/duty/class/merge.h"

typedef void lesson_fn(const struct derivation *derivation, const struct duty_kind *kind,
                       const struct lesson *lesson, const struct derive_day *day,
                       struct duties *duties);

static void each_lesson(const struct derivation *derivation, const struct duty_kind *kind,
                        lesson_fn *add, struct duties *duties)
{
    const struct season *season = derivation->season;

    for (int d = 0; d < derivation->n_days; d++) {
        const struct derive_day *day = &derivation->days[d];
        for (int i = 0; day->open && day->in_range && i < season->n_lessons; i++) {
            const struct lesson *lesson = &season->lessons[i];
            if (derive_day_matches(day, lesson->weekday, lesson->week, lesson->from,
                                   lesson->until) &&
                !lesson_class_is_out(derivation, lesson, day))
                add(derivation, kind, lesson, day, duties);
        }
    }
}

static const char *lesson_name(const struct derivation *derivation, const struct lesson *lesson)
{
    if (!lesson->class_name[0])
        return lesson->subject[0] ? lesson->subject : lesson->lesson;
    if (!lesson->subject[0])
        return lesson->class_name;
    return arena_text(derivation->arena, "%s %s", lesson->class_name, lesson->subject);
}

static struct duty *lesson_duty(const struct derivation *derivation, const struct duty_kind *kind,
                                const struct lesson *lesson, const struct derive_day *day,
                                struct duties *duties)
{
    const struct season *season = derivation->season;
    struct duty *duty = duty_add(duties, kind);
    int class_no = derive_class(derivation, lesson->class_name);
    int first = derivation->class_pupils_first[class_no];
    int row = (int)(lesson - season->lessons);
    int staff = derivation->lesson_staff_first[row];
    int room = season_lesson_room(season, row, day->day);
    int site = room >= 0 ? season->rooms[room].site : -1;

    if (room < 0 && staff < derivation->lesson_staff_first[row + 1])
        site = season->people[derivation->lesson_staff[staff]].site;
    duty->key = arena_text(derivation->arena, "%s:%s:%s", kind->name, lesson->lesson,
                           day_text(derivation->arena, day->day));
    duty->title =
        arena_text(derivation->arena, "%s - %s", kind->title, lesson_name(derivation, lesson));
    duty->because = kind->source;
    duty->lesson = row;
    duty->pupils = derivation->class_pupils + first;
    duty->n_pupils = derivation->class_pupils_first[class_no + 1] - first;
    duty->skills = lesson->skills;
    derive_fixed_slot(derivation, duty,
                      &(struct duty_slot){.starts_at = derive_at(day->day, lesson->start),
                                          .ends_at = derive_at(day->day, lesson->end),
                                          .room = room,
                                          .site = site});
    return duty;
}

static void add_lesson(const struct derivation *derivation, const struct duty_kind *kind,
                       const struct lesson *lesson, const struct derive_day *day,
                       struct duties *duties)
{
    int row = (int)(lesson - derivation->season->lessons);

    if (lesson_teacher(derivation, lesson) < 0 || lesson_teacher_away(derivation, lesson, day))
        return;
    struct duty *duty = lesson_duty(derivation, kind, lesson, day, duties);
    duty->title = lesson_name(derivation, lesson);
    duty->role = "cover";
    duty->taught = lesson->cover == COVER_TEACH;
    duty->standing = derivation->lesson_staff + derivation->lesson_staff_first[row];
    duty->n_standing = 1;
    duty->before_min = season_setting_int(derivation->season, "cover_before");
    if (lesson_wants_no_cover(lesson))
        duty->level = LEVEL_WORK;
    else
        derive_merges(derivation, lesson, day, duty);
}

void derive_lessons(const struct duty_kind *kind, const struct derivation *derivation,
                    struct duties *duties)
{
    each_lesson(derivation, kind, add_lesson, duties);
}

/* Whoever covers sees to the room and the resources first (setting cover_before). */
static void prepare(const struct derivation *derivation, struct duty *duty)
{
    struct duty_slot slot = duty->slots[0];

    slot.starts_at -= season_setting_int(derivation->season, "cover_before");
    derive_fixed_slot(derivation, duty, &slot);
}

static void add_cover(const struct derivation *derivation, const struct duty_kind *kind,
                      const struct lesson *lesson, const struct derive_day *day,
                      struct duties *duties)
{
    if (lesson_teacher(derivation, lesson) < 0 || !lesson_teacher_away(derivation, lesson, day) ||
        lesson_wants_no_cover(lesson))
        return;
    struct duty *duty = lesson_duty(derivation, kind, lesson, day, duties);
    duty->role = "cover";
    duty->taught = true;
    if (lesson->cover == COVER_TEACH)
        duty->because =
            "the lesson's teacher is not there and it asks to be taught (lessons: cover)";
    else if (derive_class_needs_teacher(derivation, lesson, day->day))
        duty->because = "the class was without its teacher for days running: a teacher should take "
                        "it (setting cover_class_days, unconfirmed)";
    else
        duty->taught = false;
    prepare(derivation, duty);
    derive_merges(derivation, lesson, day, duty);
}

void derive_cover(const struct duty_kind *kind, const struct derivation *derivation,
                  struct duties *duties)
{
    each_lesson(derivation, kind, add_cover, duties);
}

/* Adults beside the teacher: as many as the lesson asks for, at least those it names. */
static void add_support(const struct derivation *derivation, const struct duty_kind *kind,
                        const struct lesson *lesson, const struct derive_day *day,
                        struct duties *duties)
{
    int row = (int)(lesson - derivation->season->lessons), room = 0;
    int first = derivation->lesson_staff_first[row] + 1;
    int named = derivation->lesson_staff_first[row + 1] - first;
    int need = lesson->adults > named ? lesson->adults : named;
    int *standing = NULL;

    if (need <= 0)
        return;
    struct duty *duty = lesson_duty(derivation, kind, lesson, day, duties);
    duty->need = need;
    duty->anyone = !lesson->skills[0];
    for (int i = first; i < first + named; i++) {
        int person = derivation->lesson_staff[i];
        if (!derive_away(derivation, person, derive_at(day->day, lesson->start),
                         derive_at(day->day, lesson->end)))
            *LIST_ADD(derivation->arena, standing, duty->n_standing, room) = person;
    }
    duty->standing = standing;
}

void derive_support(const struct duty_kind *kind, const struct derivation *derivation,
                    struct duties *duties)
{
    each_lesson(derivation, kind, add_support, duties);
}
