/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/audit/audit.h - the independent judge of a stored plan.
 *
 * Its own reading of the rules and of every time.  It never calls duty, seat,
 * plan or the verdict, nor rules_needs() and its kin: it reads the rules' cells
 * and the season's rows itself, so that a mistake there is seen here.
 */
#ifndef SCHEDULER_AUDIT_AUDIT_H
#define SCHEDULER_AUDIT_AUDIT_H

#include "scheduler/rules/rules.h"

/* hard: illegal.  open: an empty seat or an entry without a desk.
 * cannot_tell: rests on an unconfirmed rule or a missing fact.  soft: legal, not nice. */
enum audit_severity { AUDIT_HARD, AUDIT_OPEN, AUDIT_CANNOT_TELL, AUDIT_SOFT };
extern const char *const audit_words[]; /* "hard" "open" "cannot_tell" "soft" */

struct audit_finding {
    const char *rule; /* "overlap", "ratio", "full_time"...: audit/checks.c */
    int severity;
    const char *duty;           /* key or "" */
    int staff;                  /* -1 */
    int64_t starts_at, ends_at; /* INT64_MIN: not about a time */
    const char *text;           /* a sentence; pupils by code, conflicts as "not available" */
    const char *source;         /* the rule's source */
};

/* The compliance report: what each rule was held against, and what came of it.  A line that rests
 * on a rule nobody has confirmed yet is never a bare PASS. */
enum audit_verdict { VERDICT_PASS, VERDICT_FAIL, VERDICT_OPEN, VERDICT_CANNOT_TELL, N_VERDICTS };
extern const char *const audit_verdict_words[]; /* "PASS" "FAIL" "OPEN" "CANNOT TELL" */

struct audit_subject {
    int about;                 /* enum standard_about */
    int room, site;            /* of a room session; of a site and day; -1 */
    int64_t from_at, until_at; /* INT64_MIN: the plan as a whole */
    int n_candidates;          /* of a room session */
    const char *papers;        /* "8700/1 (28), MA1 (2)"; "" */
};

struct audit_line {
    const struct standard *standard;
    int subject;
    int verdict;        /* enum audit_verdict */
    const char *facts;  /* what it rests on: "28 candidates, 30 for one; AB 08:30-10:45" */
    const char *text;   /* what is wrong, missing or not confirmed; "" */
    const char *source; /* of the rule, with the numbers it rests on */
};

struct audit {
    const struct audit_finding *findings; /* by severity, then starts_at, rule, staff */
    int n_findings;
    const struct audit_subject *subjects; /* room sessions by day, time, room; sites; the plan */
    const struct audit_line *lines;       /* by subject, then as the standards stand */
    int n_subjects, n_lines;
    int n_verdicts[N_VERDICTS]; /* lines of each */
    bool legal, complete;       /* no hard; no open */
};

/* Judges the season's seating and the given assignments (draft or published) over [from, until]. */
void audit_make(const struct season *season, const struct rules *rules,
                const struct assignment *assignments, int n_assignments, int64_t from,
                int64_t until, struct arena *arena, struct audit *audit);

#endif
