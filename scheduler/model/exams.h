/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/exams.h - pupils, papers, who sits what, with what help.
 * Conventions: kind.h. */
#ifndef SCHEDULER_MODEL_EXAMS_H
#define SCHEDULER_MODEL_EXAMS_H

#include <stdbool.h>
#include <stdint.h>

struct pupil { /* pupils */
    int64_t id;
    const char *pupil, *name;
    const char *candidate_number; /* four digits, or "" */
    const char *uci, *year;
    int site, key_worker; /* key_worker: staff */
    int64_t from, until;
    int gender; /* enum gender (places.h) */
};

enum pupil_time_kind { PUPIL_IN, PUPIL_OFFSITE, PUPIL_AWAY };
extern const char *const pupil_time_words[];

struct pupil_time { /* pupil_times */
    int64_t id;
    int pupil;
    int weekday;  /* -1: date holds */
    int64_t date; /* -1: weekday holds */
    int week;
    int start, end, kind;
    int64_t until;
};

struct apart { /* apart */
    int64_t id;
    int pupil_a, pupil_b;
};

enum route { ROUTE_UNKNOWN, ROUTE_APPROVED, ROUTE_DELEGATED, ROUTE_PENDING };
extern const char *const route_words[];

struct arrangement { /* arrangements: what a candidate has; effects: rules.h */
    int64_t id;
    int pupil;
    const char *kind;    /* "extra_time": a row of the rules' arrangements */
    int amount;          /* percent, or minutes per hour; -1: the rules' usual */
    const char *subject; /* "": every subject */
    int paper;           /* -1: every paper (of the subject) */
    int shared;          /* -1 not told, 0 no, 1 yes: may share the helper */
    int group_size;      /* at most so many at once; -1 */
    int room;            /* this room; -1 */
    const char *with;    /* equipment item */
    const char *skills;  /* wanted of the helper, ';' list */
    int64_t from, until, approved_until;
    int route;
    bool wanted; /* no: the candidate declines; default yes */
    const char *note;
};

enum paper_kind {
    PAPER_WRITTEN,
    PAPER_PRACTICAL,
    PAPER_ONSCREEN,
    PAPER_ART,
    PAPER_LISTENING,
    PAPER_SPEAKING
};
extern const char *const paper_kind_words[];
enum tests_reading { READING_NONE, READING_SECTION, READING_ALL };
extern const char *const tests_reading_words[];

struct paper { /* papers */
    int64_t id;
    const char *paper;
    int series; /* -1: the only one */
    const char *board, *qualification, *subject, *title;
    int64_t date, earliest, latest; /* -1; date, or a range for on demand */
    int session;                    /* enum session */
    int start;                      /* minutes of the day; -1: by session */
    int minutes, each_minutes;      /* each: one candidate at a time */
    int kind, tests_reading;
    const char *tier, *language;
    const char *parts; /* several dates "2027-03-01;2027-03-02", "" */
};

enum entry_status { ENTRY_ENTERED, ENTRY_FORECAST, ENTRY_WITHDRAWN };
extern const char *const entry_status_words[]; /* "entered" "forecast" "withdrawn" */

struct entry { /* entries */
    int64_t id;
    int pupil, paper, series;
    int status;
};

enum wish { WISH_PREFER, WISH_AVOID, WISH_ONLY };
extern const char *const wish_words[];

struct facilitator { /* facilitators: normal way of working */
    int64_t id;
    int pupil, staff;
    const char *kind; /* "reader"; "": any */
    int wish;
};

struct fixed_sitting { /* sittings: seating made elsewhere */
    int64_t id;
    int pupil, paper;
    int64_t date; /* -1: the paper's */
    int room;
    int seat;          /* desk number; -1 */
    int start, finish; /* minutes of the day; -1 */
    bool keep;         /* default yes: fixed */
};

#endif
