/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/audit/lines.h - the register itself; only for lines*.c. */
#ifndef SCHEDULER_AUDIT_LINES_H
#define SCHEDULER_AUDIT_LINES_H

#include "scheduler/audit/auditor.h"

enum { GROUNDS = 256, PER_WORD = 64, FACTS_MAX = 360 };

struct line {
    int looked;
    unsigned severities;                /* bit s: something of that severity was said */
    const char *facts;                  /* NULL: none */
    const char *text;                   /* NULL: nothing said */
    int n_more;                         /* said beyond what the line has room for */
    uint64_t rests[GROUNDS / PER_WORD]; /* bit i: rule_at(rules, i) */
};

struct looked_at { /* the lines a standard looked at last: subjects [first, end) */
    int first, end;
};

/* Subject 0 is the plan, then the runs, then sites by day. */
struct register_of_lines {
    struct line *lines; /* standards x subjects; the last standard takes what no row knows */
    struct looked_at *now;
    struct place_day {
        int site;
        int64_t day;
    } * sites; /* by site, day */
    int n_standards, n_subjects, n_sites;
};

struct line *line_at(const struct register_of_lines *lines, int standard, int subject);

#endif
