/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/places.h - sites, rooms and what stands in them, days and periods.
 * Conventions: kind.h. */
#ifndef SCHEDULER_MODEL_PLACES_H
#define SCHEDULER_MODEL_PLACES_H

#include <stdbool.h>
#include <stdint.h>

struct setting { /* settings */
    int64_t id;
    const char *name, *value;
};

struct series { /* series: "S27"; papers and entries belong to one */
    int64_t id;
    const char *series, *name;
    int64_t from, until; /* days */
    const char *rules;   /* "2026-27", "mock", "": by date */
    bool external;
};

enum day_kind { DAY_SCHOOL, DAY_INSET, DAY_HOLIDAY, DAY_CLOSED, DAY_CONTINGENCY };
extern const char *const day_kind_words[];
enum session { SESSION_NONE, SESSION_AM, SESSION_PM, SESSION_DAY };
extern const char *const session_words[]; /* "" "AM" "PM" "day" */
enum week { WEEK_BOTH, WEEK_A, WEEK_B };
extern const char *const week_words[];                                 /* "" "A" "B" */
enum gender { GENDER_NONE, GENDER_FEMALE, GENDER_MALE, GENDER_OTHER }; /* NONE: not told */
extern const char *const gender_words[];

struct calendar_day { /* calendar; a weekday in term without a row is a school day */
    int64_t id;
    int64_t date;
    int kind;    /* enum day_kind */
    int session; /* enum session: contingency sessions */
    int week;    /* enum week; BOTH: carried on from the last one told, alternating */
};

struct period { /* periods: lessons may name "Mon:3" */
    int64_t id;
    const char *period;
    int weekday;    /* 0 Monday .. 6 */
    int week;       /* enum week */
    int start, end; /* minutes of the day */
};

struct site { /* sites */
    int64_t id;
    const char *site, *name, *centre_number;
    bool secure_store;
};

struct travel { /* travel; both ways unless both are given */
    int64_t id;
    int from, to; /* sites */
    int minutes;
};

enum room_kind { ROOM_CLASSROOM, ROOM_HALL, ROOM_SMALL, ROOM_IT, ROOM_WORKSHOP, ROOM_OFFICE };
extern const char *const room_kind_words[];
enum room_exam { ROOM_EXAM_YES, ROOM_EXAM_NO, ROOM_EXAM_LAST };
extern const char *const room_exam_words[];
enum summon { SUMMON_UNKNOWN, SUMMON_PHONE, SUMMON_RADIO, SUMMON_ADJACENT, SUMMON_NONE };
extern const char *const summon_words[]; /* "" "phone" "radio" "adjacent" "none" */

struct room { /* rooms */
    int64_t id;
    const char *room, *name, *block; /* block: what one rover can walk */
    int site;                        /* -1 only when the school has no sites */
    int kind;                        /* enum room_kind */
    int seats;                       /* exam seats */
    int computers, sockets;          /* 0 when not given */
    bool private_room, step_free;
    int exam;          /* enum room_exam */
    int summon;        /* enum summon */
    int rows, columns; /* desk grid, -1 not given */
};

struct closure { /* closures */
    int64_t id;
    int room;
    int64_t start, end; /* wall minutes */
    const char *why;
};

struct equipment { /* equipment */
    int64_t id;
    const char *item;
    int count, site; /* site -1: anywhere */
};

#endif
