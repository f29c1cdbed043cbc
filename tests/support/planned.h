/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/planned.h - random small schools, seated and planned by the
 * real commands, loaded into memory where tests may change them. */
#ifndef TESTS_SUPPORT_PLANNED_H
#define TESTS_SUPPORT_PLANNED_H

#include "scheduler/audit/audit.h"
#include "scheduler/plan/plan.h"

struct planned {
    int seed;
    char *folder;
    struct arena arena;
    struct season season;
    struct rules rules;
    struct duties duties;
    struct world world;
    int64_t from, until; /* days planned */
    int64_t now_at;      /* of the judging; INT64_MIN: nothing is past */
    /* Copies that may be changed; season.seating and season.draft point to them. */
    struct sitting *seating;
    struct assignment *draft;
};

void planned_make(struct planned *planned, int seed); /* init, import, seat, plan; aborts */
/* With more rows: file name and text in turns, NULL at the end; they are imported after the rest.
 */
void planned_make_with(struct planned *planned, int seed, const char *const *more);
void planned_again(struct planned *planned); /* what the file says now */
void planned_release(struct planned *planned);
void planned_audit(struct planned *planned, struct audit *audit);
void planned_judge(struct planned *planned, struct plan *plan); /* the planner's own view of it */

#endif
