/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/people.h - staff: when they work, what they can, what they may.
 * Conventions: kind.h.  No reason for an absence and no conflict is ever shown. */
#ifndef SCHEDULER_MODEL_PEOPLE_H
#define SCHEDULER_MODEL_PEOPLE_H

#include <stdbool.h>
#include <stdint.h>

enum offers_when {
    OFFERS_PATTERN,
    OFFERS_ASKED
}; /* by their pattern; only where asked and "yes" */
extern const char *const offers_words[];

struct person { /* staff */
    int64_t id;
    const char *staff, *name; /* code; name */
    const char *role;         /* "mentor", "teacher", "invigilator"...: open */
    int site;                 /* base; -1 not told */
    int contract_min;         /* hours_per_week in minutes; -1 */
    int weeks_per_year;
    int max_minutes_per_day, max_exam_minutes_per_day;
    int overtime_minutes_per_week;                              /* 0 when not given: none allowed */
    int overtime_pence_per_hour, pence_per_hour, callout_pence; /* -1 */
    int minimum_minutes; /* paid at least this when called out */
    int gap_minutes;     /* between two duties; 0 when not given */
    bool seated;         /* cannot rove */
    int max_caseload;
    int offers; /* enum offers_when */
    const char *email;
    int64_t from, until; /* employed, days; -1 */
    int gender; /* enum gender (places.h): asked only where the school wants it of escorts */
};

struct staff_site { /* list staff.sites: also works at */
    int64_t id;
    int staff, site;
};

struct rate { /* rates */
    int64_t id;
    const char *role;
    int pence_per_hour, paid_before, paid_after, minimum_minutes;
    int64_t from;
};

enum pattern_kind { PATTERN_WORK, PATTERN_PROTECTED, PATTERN_LUNCH };
extern const char *const pattern_kind_words[];

struct pattern { /* patterns: one row per weekday (the import may name several) */
    int64_t id;
    int staff;
    int weekday;  /* 0 Monday .. 6; -1: date holds */
    int64_t date; /* -1: weekday holds.  A date's rows replace the weekday's */
    int week;     /* enum week */
    int start, end;
    int kind;    /* enum pattern_kind; lunch: a window */
    int minutes; /* of the lunch; -1 */
};

enum available { ANSWER_YES, ANSWER_NO, ANSWER_MAYBE };
extern const char *const answer_words[];

struct availability { /* availability */
    int64_t id;
    int staff;
    int64_t date;
    int session;    /* enum session; NONE: start and end hold */
    int start, end; /* -1 */
    int answer;
    int max_per_week; /* sessions; -1 */
};

struct skill { /* skills: who can */
    int64_t id;
    int staff;
    const char *skill;
    int64_t from, until;
};

struct training { /* training: who may */
    int64_t id;
    int staff;
    const char *kind; /* "invigilator", "facilitator"... */
    int64_t date;
    const char *content, *result;
};

struct declaration { /* declarations */
    int64_t id;
    int staff;
    const char *year;
    int conflicts; /* 0 "" 1 "none" 2 "listed" */
    bool sanctions;
    int64_t signed_on;
};
extern const char *const declared_words[];

struct teaches { /* teaches */
    int64_t id;
    int staff;
    const char *subject;
    bool delivers; /* taught or prepared candidates; yes when not given */
};

struct conflict { /* conflicts: secret.  One of pupil, paper, subject */
    int64_t id;
    int staff, pupil, paper;
    const char *subject;
};

struct absence { /* absences */
    int64_t id;
    int staff;
    int64_t start, end; /* wall minutes */
    bool tentative;
    bool lieu; /* time off in lieu: of the ledger of time owed; no other reason is known */
};

struct worked { /* worked */
    int64_t id;
    int staff;
    int64_t date;
    int in, out;
    const char *duty, *note;
};

struct balance { /* balances: brought forward */
    int64_t id;
    int staff, minutes; /* of load */
    int lieu_min;       /* time off still owed to them */
};

#endif
