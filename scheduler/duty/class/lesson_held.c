/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/duty/class/lesson_held.h"

bool lesson_class_is_out(const struct derivation *derivation, const struct lesson *lesson,
                         const struct derive_day *day)
{
    int class_no = derive_class(derivation, lesson->class_name);
    int first = derivation->class_pupils_first[class_no];
    int end = derivation->class_pupils_first[class_no + 1];

    for (int i = first; i < end; i++)
        if (!derive_busy_all(derivation, derivation->class_pupils[i],
                             derive_at(day->day, lesson->start), derive_at(day->day, lesson->end)))
            return false;
    return end > first;
}

int lesson_teacher(const struct derivation *derivation, const struct lesson *lesson)
{
    int row = (int)(lesson - derivation->season->lessons);
    int first = derivation->lesson_staff_first[row];

    return first < derivation->lesson_staff_first[row + 1] ? derivation->lesson_staff[first] : -1;
}

bool lesson_teacher_away(const struct derivation *derivation, const struct lesson *lesson,
                         const struct derive_day *day)
{
    return derive_away(derivation, lesson_teacher(derivation, lesson),
                       derive_at(day->day, lesson->start), derive_at(day->day, lesson->end));
}

bool lesson_wants_no_cover(const struct lesson *lesson)
{
    return lesson->cover == COVER_NO;
}

bool lesson_is_held(const struct derivation *derivation, const struct lesson *lesson,
                    const struct derive_day *day)
{
    return lesson_teacher(derivation, lesson) >= 0 &&
           !lesson_class_is_out(derivation, lesson, day) &&
           !(lesson_wants_no_cover(lesson) && lesson_teacher_away(derivation, lesson, day));
}
