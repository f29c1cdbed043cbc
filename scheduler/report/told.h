/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/told.h - what may hang on a wall; only for scheduler/report.
 *
 * Pages for everybody are made from these rows and nothing else: no key, no
 * title, no pupil, no paper can come through, for there is no field for them.
 * Files that make such pages include this header and not the season.
 */
#ifndef SCHEDULER_REPORT_TOLD_H
#define SCHEDULER_REPORT_TOLD_H

#include "export/sheet.h"
#include "scheduler/base/arena.h"

struct told {
    int64_t starts_at, ends_at;
    int person;              /* number, for sorting and counting */
    const char *code, *name; /* of the person */
    const char *place;       /* room or site code */
    const char *role;        /* title of the duty kind: "Reader" */
    const char *letter;      /* of the kind */
    int shade;               /* of the grid */
    bool exam;
};

struct rota_ask {
    const struct told *list; /* by day, person, start */
    int count;
    const char *note; /* of what it is: draft or version */
};
/* Adds the sheets and drawings of the rota to a page. */
void rota_page(const struct rota_ask *ask, struct arena *arena, struct page *page);

#endif
