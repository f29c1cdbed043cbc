/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/edit.h - the draft changed by hand: assign, unassign, swap, lock, unlock.
 *
 * Judged at once (plan/edit.h).  What a rule forbids is refused with the rule; what is one of the
 * school's own may be set aside with a reason, which is stored and told by the audit for good.
 * Who is put in by hand stays with the duty whatever is planned, until unlock.
 */
#ifndef SCHEDULER_OFFICE_EDIT_H
#define SCHEDULER_OFFICE_EDIT_H

#include "scheduler/office/office.h"
#include "scheduler/plan/edit.h"
#include "scheduler/plan/find_duty.h"

enum edit_what { EDIT_ASSIGN, EDIT_UNASSIGN, EDIT_SWAP, EDIT_LOCK, EDIT_UNLOCK };

struct hand_ask {
    enum edit_what what;
    const char *const *duties; /* as typed (find_duty.h); n_duties */
    int n_duties;
    int person, other; /* -1: not told; other: of a swap, or whose place an assign takes */
    int64_t day;       /* of a swap without duties; -1 */
    int minute;        /* of the day, for work that can move; -1 */
    const char *force; /* the reason; NULL: nothing is set aside */
    bool only_try;     /* judged and told, nothing is stored */
};

struct hand_done {
    struct world world;
    struct edit_result judged; /* not allowed: nothing was stored */
    struct edit_move *moves;   /* n_moves */
    int n_moves;
    const int *locked; /* duties locked or unlocked, n_locked; of locked_to[] */
    const int *locked_to;
    const bool *as_before; /* ...they were already, or never were */
    int n_locked, n_as_before;
    const char *const *set_aside; /* obstacles, n_set_aside */
    int n_set_aside;
    bool may_force; /* when refused: it is the school's own */
    bool told;      /* the day is published: people are to be told */
    const char *summary;
    const char *several; /* after a fault: duties that fit, as duty_found has it; NULL */
};

/* A refusal is no fault: done->judged.allowed says.  FAULT_MISSING, FAULT_USAGE: no such duty, or
 * several; FAULT_CONFLICT: what is past or locked, or somebody changed the file meanwhile. */
bool office_edit(struct office *office, const struct hand_ask *ask, struct hand_done *done,
                 struct fault *fault) MUST_CHECK;
/* Do the words of the first duty mean one, or several?  Is "hall" a room or Mr Halloran? */
bool office_edit_means(struct office *office, const struct hand_ask *ask);

#endif
