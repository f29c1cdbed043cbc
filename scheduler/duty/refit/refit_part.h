/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/duty/refit/refit_part.h - what the files of refit.h share. */
#ifndef SCHEDULER_DUTY_REFIT_PART_H
#define SCHEDULER_DUTY_REFIT_PART_H

#include "scheduler/duty/derive.h"
#include "scheduler/duty/refit.h"

struct work {                  /* told for the week, or put back into it */
    int staff, session, place; /* a room, -1 */
    bool exam, gone;
    int64_t from_at, until_at;
};
struct refit {
    const struct refit_ask *ask;
    struct season bare; /* without exams */
    struct derivation derivation;
    const struct isolation *isolations;
    int n_isolations;
    struct work *list;
    int n, room;
    int *mentors; /* by session; -1 */
    bool exams;   /* do they count now? */
};

/* refit_people.c */
int refit_pupils(const struct refit *refit, int session, const int **list);
bool refit_shares_pupil(const struct refit *refit, int session, int other);
/* But for told work: are all pupils of a session, is its mentor free then? */
bool refit_pupils_free(const struct refit *refit, int session, int64_t from_at, int64_t until_at);
bool refit_mentor_free(const struct refit *refit, int session, int64_t from_at, int64_t until_at);
bool refit_adult_free(const struct refit *refit, int person, int64_t from_at, int64_t until_at);
/* refit_other.c: who else who mentors could be at the session then, in the order of the staff list,
 * after this one (-1: from the first); -1: nobody. */
int refit_other(const struct refit *refit, int session, const struct duty_slot *slot, int after);
/* refit_rooms.c: is a room that it asks for free then?  *room: the first, -1: none of its kind is
 * there, and any corner will do. */
bool refit_room(const struct refit *refit, int session, const struct duty_slot *slot, int *room);

#endif
