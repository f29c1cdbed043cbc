/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/hand.h - the officer's hand in the seating.
 *
 * Fixing, freeing, merging, splitting and moving change what is named and
 * nothing else; whoever they concern is fixed afterwards, so that every later
 * seating keeps it.  What the rules forbid is refused with the rule, by the same
 * tests that seating itself uses.  A row of `sittings` that came in with a room
 * is changed along with the seat, so that the two do not contradict each other.
 *
 * Pure: nothing is stored here; see office_hand().
 */
#ifndef SCHEDULER_SEAT_HAND_H
#define SCHEDULER_SEAT_HAND_H

#include "scheduler/model/prices.h"
#include "scheduler/seat/seat.h"

enum hand_what {
    HAND_FIX,   /* stay as they are: pupil, room, date, session (what is not told: all) */
    HAND_FREE,  /* seating may change them again */
    HAND_MERGE, /* those in `room` sit in `to` */
    HAND_SPLIT, /* some of those in `room` sit in `to`; -1: the room that suits best */
    HAND_MOVE,  /* `pupil` sits in `to` */
    HAND_START  /* all in `room` start at `minute`, inside the permitted window */
};

struct hand {
    int what;          /* enum hand_what */
    int room, to;      /* rooms; -1 */
    int pupil;         /* who moves; -1 */
    const int *pupils; /* fix and free: these, n_pupils; none: all */
    int n_pupils;
    int minute;          /* start: of the day */
    int64_t day;         /* -1: the only one on which it can be meant */
    int session;         /* enum session; SESSION_NONE: the only one */
    int64_t from, until; /* fix and free without a day: days, inclusive */
    int64_t now_at;      /* what has begun is left alone */
};

struct hand_result {
    const struct sitting *sittings;    /* the season's seating as it is then */
    const struct fixed_sitting *fixed; /* the season's fixed_sittings as they are then */
    int n_sittings, n_fixed;
    int changed;                       /* sittings fixed, freed or moved */
    int room;                          /* where those moved sit now; -1 */
    int64_t starts_at;                 /* of the first of them */
    int adults_before, adults_after;   /* of the session, as seating counts; 0 when only fixing */
    int minutes_before, minutes_after; /* theirs, set-up and clear-up included */
    const char *told;                  /* one sentence: for the history and the officer */
};

/* FAULT_MISSING: nobody sits there then.  FAULT_USAGE: it could mean several sessions.
 * FAULT_CONFLICT: the rule that forbids it. */
bool hand_make(const struct season *season, const struct rules *rules, const struct hand *hand,
               struct arena *arena, struct hand_result *result, struct fault *fault) MUST_CHECK;

/* What each room apart from the main group costs, and which rooms could be one. */
void hand_price(const struct season *season, const struct rules *rules, int64_t from, int64_t until,
                struct arena *arena, struct room_prices *prices);

#endif
