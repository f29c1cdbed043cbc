/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/find_duty.h - which duty does somebody mean?
 *
 * By key, or by words in any order: a day (2027-05-17, 17 May, Mon), a time (08:30, or
 * 08:30-11:49), AM or PM, a room, a site, a kind or role, a paper, a class, a pupil's code, words
 * of the title.  So a line of the plan, pasted, finds its duty.
 */
#ifndef SCHEDULER_PLAN_FIND_DUTY_H
#define SCHEDULER_PLAN_FIND_DUTY_H

#include "scheduler/duty/duty.h"

struct duty_search {
    const struct season *season;
    const struct duty *duties; /* duties_derive() */
    int n_duties;
    const bool *only;  /* by duty: no other is meant; NULL: any */
    const char *whose; /* of those only: "Anna Berg's"; NULL */
    const int64_t *at; /* by duty: when work that can move is planned; -1: not; NULL: never */
    const bool *first; /* by duty: of seats nobody could tell apart, one of these; NULL */
    const bool *open;  /* by duty: these alone, where any of them fits; NULL */
};

/* One seat: a duty, or the pieces of it that were meant, in their order. */
struct duty_found {
    const int *duties;
    int n;
    const char *several; /* of a question that several fit: a line for each and its key; NULL */
};

/* FAULT_MISSING: none fits, and which word is in the way or what is spelt most like it; or several
 * do (found->several). */
bool duty_find(const struct duty_search *search, const char *text, struct arena *arena,
               struct duty_found *found, struct fault *fault) MUST_CHECK;

/* "Mon 17 May 08:30-11:49 Invigilator and scribe - English Language paper 1, S2" */
/* Of work that can move: its key, for it has no time. */
const char *duty_told(const struct season *season, const struct duty *duty, struct arena *arena);
/* The same of a span: of several pieces, say. */
const char *span_told(const struct season *season, const char *title, int64_t starts_at,
                      int64_t ends_at, int room, int site, struct arena *arena);

/* A person by code or by name, or by a part of the name that only one has (find_person.c).
 * FAULT_MISSING: nobody, and who is spelt most like it; or several, and who. */
bool person_find(const struct season *season, const char *text, int *person,
                 struct fault *fault) MUST_CHECK;
/* By code, or by whole name where nobody else has it; -1. */
int person_named_so(const struct season *season, const char *text);

/* A room by code, or by whole name where no other has it, in any case of letters; "SITE/ROOM" looks
 * at that site only (find_room.c).  FAULT_MISSING: none, and which are called much like it; or
 * several, and where they are. */
bool room_meant(const struct season *season, const char *text, int *room,
                struct fault *fault) MUST_CHECK;

#endif
