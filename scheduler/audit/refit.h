/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/audit/refit.h - what exams took of a told week, counted again; only for
 * scheduler/audit. */
#ifndef SCHEDULER_AUDIT_REFIT_H
#define SCHEDULER_AUDIT_REFIT_H

#include "scheduler/audit/auditor.h"

struct turn {                  /* a session at a time, told or put back */
    int session, staff, place; /* a room, REFIT_ANYWHERE */
    int64_t from_at, until_at;
    bool gone;
};
struct recount {
    struct auditor with, without; /* its exams */
    struct season bare;
    const struct auditor *now; /* one of the two */
    const int *mentors;
    struct turn *turns;
    int n_turns, room;
};

/* refit_times.c */
struct refit_range {
    int first, end;
};
struct refit_range refit_pupils_of(const struct recount *count, int session);
int refit_pupil_of(const struct recount *count, int at); /* of the range */
/* Minutes of a day at which one of a session's people cannot. */
void refit_block(const struct recount *count, int session, int64_t day, bool *blocked);
/* Minutes of a day at which an adult cannot, but for sessions. */
void refit_block_adult(const struct recount *count, int person, int64_t day, bool *blocked);
bool refit_may_start(const struct auditor *auditor, int64_t day, int at, int minutes);
/* refit_rooms.c: the first room it asks for that is free then; ANYWHERE: its site has none of the
 * kind. */
enum { REFIT_ANYWHERE = -1, REFIT_FULL = -2 };
int refit_place(const struct recount *count, int session, int64_t from_at, int64_t until_at);

/* refit_second.c: the next after this one, in the order of the staff list, who mentors as well and
 * could be there too; -1: nobody. */
int refit_second(const struct recount *count, const struct turn *turn, int after);
/* Do the hours of their week end before a session as long as this? */
bool refit_over_hours(const struct recount *count, int person, int minutes);
/* check_refit.c: of the sessions that were not held (missing, by session), how many had a time of
 * their people but for the exams of the week; taken[n_caseload], from 0.  mentors: by session. */
void refit_count(const struct auditor *auditor, int64_t monday, const int *mentors,
                 const int *missing, int *taken);

/* check_owed.c: is the key one of the session; may it be held on the day? */
bool owed_is_of(const char *key, const char *session);
bool owed_held_on(const struct auditor *auditor, int session, int64_t day);
/* check_held.c: between two lesson times of the day, in none of them. */
bool held_is_break(const struct auditor *auditor, int64_t at);
/* Is the room of the kind, or by that code, or private? */
bool held_suits(const struct auditor *auditor, int room, const char *place);

#endif
