/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/columns_week.h - columns of lessons, support, caseload, school duties; for
 * kinds.c only. One line a column: struct, member, name in files and tables. */
#ifndef SCHEDULER_MODEL_COLUMNS_WEEK_H
#define SCHEDULER_MODEL_COLUMNS_WEEK_H

#include "scheduler/model/column.h"
#include "scheduler/model/exams.h"
#include "scheduler/model/places.h"
#include "scheduler/model/week.h"

static const struct kind_column lessons_columns[] = {
    TEXT(lesson, lesson, "lesson"),
    TEXT(lesson, class_name, "class"),
    TEXT(lesson, subject, "subject"),
    ENUM(lesson, kind, "kind", lesson_kind_words),
    REF(lesson, room, "room", "rooms"),
    INT(lesson, weekday, "weekday"),
    TIME(lesson, start, "start"),
    TIME(lesson, end, "end"),
    ENUM(lesson, week, "week", week_words),
    DAY(lesson, from, "from"),
    DAY(lesson, until, "until"),
    ENUM(lesson, withdraw, "withdraw", withdraw_words),
    ENUM(lesson, cover, "cover", cover_words),
    TEXT(lesson, split_to, "split_to"),
    INT_OR(lesson, adults, "adults", 0),
    TEXT(lesson, skills, "skills"),
};

static const struct kind_column lesson_staff_columns[] = {
    REF(lesson_staff, lesson, "lesson", "lessons"),
    REF(lesson_staff, staff, "staff", "staff"),
    INT_OR(lesson_staff, position, "position", 0),
};

static const struct kind_column classes_columns[] = {
    TEXT(class_member, class_name, "class"),
    REF(class_member, pupil, "pupil", "pupils"),
};

static const struct kind_column support_columns[] = {
    REF(support, pupil, "pupil", "pupils"),
    TEXT(support, subject, "subject"),
    TEXT(support, class_name, "class"),
    INT(support, minutes_per_week, "minutes_per_week"),
    REF(support, staff, "staff", "staff"),
    ENUM(support, wish, "wish", wish_words),
    YES(support, hard, "hard"),
    DAY(support, from, "from"),
    DAY(support, until, "until"),
};

static const struct kind_column caseload_columns[] = {
    TEXT(caseload, session, "session"),
    REF(caseload, mentor, "mentor", "staff"),
    ENUM(caseload, staff_wish, "staff_wish", wish_words),
    INT(caseload, minutes, "minutes"),
    INT_OR(caseload, per_week, "per_week", 1),
    TIME(caseload, earliest, "earliest"),
    TIME(caseload, latest, "latest"),
    INT_OR(caseload, weekdays, "weekdays", 0),
    TEXT(caseload, place, "place"),
    INT_OR(caseload, adults, "adults", 1),
    TEXT(caseload, title, "title"),
    DAY(caseload, from, "from"),
    DAY(caseload, until, "until"),
};

static const struct kind_column caseload_pupils_columns[] = {
    REF(caseload_pupil, session, "session", "caseload"),
    REF(caseload_pupil, pupil, "pupil", "pupils"),
};

static const struct kind_column duties_columns[] = {
    TEXT(school_duty, duty, "duty"),
    TEXT(school_duty, kind, "kind"),
    TEXT(school_duty, title, "title"),
    DAY(school_duty, date, "date"),
    INT_OR(school_duty, weekdays, "weekday", 0),
    ENUM(school_duty, week, "week", week_words),
    DAY(school_duty, from, "from"),
    DAY(school_duty, until, "until"),
    INT(school_duty, per_week, "per_week"),
    TIME(school_duty, start, "start"),
    TIME(school_duty, end, "end"),
    INT(school_duty, minutes, "minutes"),
    TIME(school_duty, earliest, "earliest"),
    TIME(school_duty, latest, "latest"),
    REF(school_duty, site, "site", "sites"),
    REF(school_duty, room, "room", "rooms"),
    INT(school_duty, people, "people"),
    TEXT(school_duty, skills, "skills"),
    INT(school_duty, priority, "priority"),
};

static const struct kind_column duty_staff_columns[] = {
    REF(duty_staff, duty, "duty", "duties"),
    REF(duty_staff, staff, "staff", "staff"),
};

static const struct kind_column duty_pupils_columns[] = {
    REF(duty_pupil, duty, "duty", "duties"),
    REF(duty_pupil, pupil, "pupil", "pupils"),
};

static const struct kind_column minima_columns[] = {
    REF(minimum, site, "site", "sites"), TEXT(minimum, skill, "skill"),
    INT(minimum, count, "count"),        INT(minimum, weekday, "weekday"),
    TIME(minimum, start, "start"),       TIME(minimum, end, "end"),
};

static const struct kind_column locks_columns[] = {
    REF(lock, staff, "staff", "staff"),
    TEXT(lock, duty, "duty"),
    DAY(lock, date, "date"),
    ENUM(lock, session, "session", session_words),
    TIME(lock, time, "time"),
    TEXT(lock, role, "role"),
    REF(lock, room, "room", "rooms"),
    REF(lock, pupil, "pupil", "pupils"),
    REF(lock, paper, "paper", "papers"),
};

#endif
