/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/heading.h - what reports share about an ask; only for scheduler/report. */
#ifndef SCHEDULER_REPORT_HEADING_H
#define SCHEDULER_REPORT_HEADING_H

#include "scheduler/report/report.h"
#include "scheduler/report/table.h"

/* School and "TITLE, Mon 17 May 2027 to Fri 21 May 2027" on the page. */
void heading_page(const struct report_ask *ask, const char *title, struct arena *arena,
                  struct page *page);
/* What the page tells: a draft, or which version. */
const char *heading_state(const struct report_ask *ask, struct arena *arena);
/* The same, and whom to call (setting contact). */
const char *heading_state_contact(const struct report_ask *ask, struct arena *arena);

/* Assignments of the plan that the ask is about (person, room, days), in their order. */
struct picked {
    const struct assignment *list;
    int count;
};
struct picked pick_assignments(const struct report_ask *ask, struct arena *arena);
/* The same for people's eyes: pieces of a seat that one person has one after the other are one. */
struct picked pick_merged(const struct report_ask *ask, struct arena *arena);

/* Sheets that several reports print. */
void shortage_sheets(const struct report_ask *ask, struct sheets *sheets);
void approvals_sheet(const struct report_ask *ask, struct sheets *sheets);
void sittings_sheet(const struct report_ask *ask, struct sheets *sheets);

/* The board of a room: its papers, their length, from when late is very late. */
const char *board_text(const struct report_ask *ask, const struct sitting *const *list, int count,
                       struct arena *arena);

/* Seating of the ask's days, room and, where codes are told, in the order of time, room, desk. */
struct seated {
    const struct sitting **list;
    int count;
};
struct seated pick_sittings(const struct report_ask *ask, struct arena *arena);
/* By day, morning or afternoon, room: < 0, 0 within one session of a room, > 0. */
int sitting_order(const struct sitting *a, const struct sitting *b);

#endif
