/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/duty/class/lesson_held.h - does a lesson take place on a day, and with whom?  Only for
 * scheduler/duty. */
#ifndef SCHEDULER_DUTY_LESSON_HELD_H
#define SCHEDULER_DUTY_LESSON_HELD_H

#include "scheduler/duty/derive.h"

/* The teacher, -1 when the timetable names none. */
int lesson_teacher(const struct derivation *derivation, const struct lesson *lesson);
bool lesson_teacher_away(const struct derivation *derivation, const struct lesson *lesson,
                         const struct derive_day *day);
/* Sits the whole class exams, or is it out? */
bool lesson_class_is_out(const struct derivation *derivation, const struct lesson *lesson,
                         const struct derive_day *day);
/* Without its teacher such a lesson is cancelled. */
bool lesson_wants_no_cover(const struct lesson *lesson);
/* Does the lesson take place with an adult wanted? */
bool lesson_is_held(const struct derivation *derivation, const struct lesson *lesson,
                    const struct derive_day *day);

#endif
