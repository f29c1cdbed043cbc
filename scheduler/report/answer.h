/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/answer.h - plans and verdicts as nested answers (--json).
 *
 * The shapes are the contract in docs/design.md; people and pupils by code,
 * never by name.  Members are added in the order of the contract. */
#ifndef SCHEDULER_REPORT_ANSWER_H
#define SCHEDULER_REPORT_ANSWER_H

#include "export/json.h"
#include "scheduler/audit/audit.h"
#include "scheduler/plan/plan.h"

/* "kinds", "levels", "short", "changes" of a plan, and its totals. */
void answer_plan(struct json *root, const struct world *world, const struct plan *plan,
                 double seconds);
void answer_short(struct json *root, const char *name, const struct world *world,
                  const struct plan *plan);
void answer_assignments(struct json *root, const char *name, const struct season *season,
                        const struct assignment *list, int count, const struct assignment *told,
                        int n_told);
/* Is this person told this duty for this time? */
bool answer_was_told(const struct assignment *assignment, const struct assignment *told,
                     int n_told);
void answer_sittings(struct json *root, const char *name, const struct season *season, int64_t from,
                     int64_t until);
void answer_audit(struct json *root, const struct season *season, const struct audit *audit);

/* "reader;scribe" as people say it: "Reader and Scribe"; "": "any adult". */
const char *answer_roles(const struct rules *rules, const char *roles, struct arena *arena);
/* Code of a row, "" for -1. */
const char *answer_staff(const struct season *season, int person);
/* Room code, else site code, else "". */
const char *answer_place(const struct season *season, int room, int site);
/* Why nobody is on it: "5 busy, 4 not trained, 2 unavailable", or that it has begun. */
const char *answer_reasons(const struct open_seat *open, struct arena *arena);

#endif
