/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/refer/refer_part.h - what the files of refer.h share. */
#ifndef SCHEDULER_OFFICE_REFER_PART_H
#define SCHEDULER_OFFICE_REFER_PART_H

#include "scheduler/office/refer.h"
#include "scheduler/plan/verdict.h"

enum { WEEKS_LOOKED = 10 };

struct refer_finder {
    struct office *office;
    const struct refer_ask *ask;
    struct season trial; /* with the sessions to be found */
    struct world world;
    struct bench bench;
    struct policy policy;
    struct crew crew;
    int weeks[WEEKS_LOOKED]; /* duties: the session of each week; n_weeks */
    int n_weeks;
    int64_t second_day; /* the last on which the first session may be */
};

/* Codes of the sessions: "P3-first", "P3-weekly". */
const char *refer_code(const struct refer_finder *finder, const char *what);
struct caseload refer_session(const struct refer_finder *finder, const char *code, int mentor);
/* Adds sessions of the pupil at the end; order is put right when they are stored. */
void refer_add(const struct refer_finder *finder, const struct caseload *rows, int n,
               struct season *season);
/* refer_store.c: the sessions found, as rows of the caseload, and the incident. */
bool refer_store(struct refer_finder *finder, const struct referral *referral,
                 struct fault *fault) MUST_CHECK;

#endif
