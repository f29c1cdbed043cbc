/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/week.h - lessons, support, caseload and the school's other duties.
 * Conventions: kind.h. */
#ifndef SCHEDULER_MODEL_WEEK_H
#define SCHEDULER_MODEL_WEEK_H

#include <stdbool.h>
#include <stdint.h>

enum withdraw { WITHDRAW_YES, WITHDRAW_AVOID, WITHDRAW_NO };
extern const char *const withdraw_words[];
enum cover { COVER_SUPERVISE, COVER_TEACH, COVER_SPLIT, COVER_NO };
extern const char *const cover_words[];
enum lesson_kind { LESSON_PLAIN, LESSON_CORE, LESSON_VOCATIONAL };
extern const char *const lesson_kind_words[]; /* "" "core" "vocational" */

struct lesson { /* lessons; start and end resolved from the period */
    int64_t id;
    const char *lesson, *class_name, *subject;
    int kind;
    int room;
    int weekday, start, end;
    int week;
    int64_t from, until;
    int withdraw, cover;
    const char *split_to; /* class */
    int adults;           /* beside the teacher; 0 */
    const char *skills;   /* ';' list: "reader" every adult, "1 first_aid" at least one */
};

struct lesson_staff { /* list lessons.staff, in order: the first is the teacher */
    int64_t id;
    int lesson, staff, position;
};

struct class_member { /* classes */
    int64_t id;
    const char *class_name;
    int pupil;
};

struct support { /* support: hours of help in lessons */
    int64_t id;
    int pupil;
    const char *subject, *class_name;
    int minutes_per_week;
    int staff, wish;
    bool hard;
    int64_t from, until;
};

struct caseload { /* caseload: mentoring sessions */
    int64_t id;
    const char *session;
    int mentor;            /* staff; -1: any mentor */
    int staff_wish;        /* WISH_PREFER or WISH_ONLY */
    int minutes, per_week; /* per_week 1 when not given */
    int earliest, latest;  /* minutes of the day; -1 */
    int weekdays;          /* mask; 0: any school day */
    const char *place;     /* room kind, "" */
    int adults;            /* 1 when not given */
    const char *title;
    int64_t from, until;
};
struct caseload_pupil { /* list caseload.pupils */
    int64_t id;
    int session, pupil; /* session: row of caseload */
};

struct school_duty { /* duties */
    int64_t id;
    const char *duty, *kind, *title;
    int64_t date; /* -1: weekdays hold */
    int weekdays; /* mask */
    int week;
    int64_t from, until;
    int per_week;                  /* movable: so often a week; -1: once per named day */
    int start, end;                /* -1: movable */
    int minutes, earliest, latest; /* movable: between these minutes of the day */
    int site, room;
    int people;         /* -1: not given, 1, or what the rules want of its kind */
    const char *skills; /* as lessons */
    int priority;       /* 1 high .. 9 low; -1 */
};
struct duty_staff { /* list duties.staff */
    int64_t id;
    int duty, staff;
};
struct duty_pupil { /* list duties.pupils */
    int64_t id;
    int duty, pupil;
};

struct minimum { /* minima: adults of a kind that must be on a site */
    int64_t id;
    int site;
    const char *skill;
    int count;
    int weekday; /* -1: every school day */
    int start, end;
};

struct lock { /* locks: one person to one duty, by key or by description */
    int64_t id;
    int staff;
    const char *duty; /* key, or "" */
    int64_t date;
    int session, time; /* time: a minute of the day inside it; -1 */
    const char *role;  /* duty kind */
    int room, pupil, paper;
};

#endif
