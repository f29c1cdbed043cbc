/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/hand/hand_part.h - what the files of hand.h share. */
#ifndef SCHEDULER_SEAT_HAND_PART_H
#define SCHEDULER_SEAT_HAND_PART_H

#include "scheduler/seat/scene.h"

struct change { /* one call of hand_make() */
    const struct season *season;
    const struct rules *rules;
    const struct hand *hand;
    struct arena *arena;
    struct scene scene;
    int session; /* the one that is meant */
    struct hand_result *result;
};

/* hand_price.c: adults of the session and their minutes, as seating counts them. */
void hand_before(struct change *change);
void hand_after(struct change *change);
const char *hand_adults_text(const struct change *change); /* "4 adults instead of 3" */

/* hand_fix.c */
bool hand_fix(struct change *change, struct fault *fault) MUST_CHECK;
/* Which day and session is meant: the only one, when not told. */
bool session_find(struct change *change, int64_t *day, struct fault *fault) MUST_CHECK;

/* hand_start.c */
bool hand_start(struct change *change, struct fault *fault) MUST_CHECK;

/* hand_split.c: who leaves, and where to (room -1: the best). */
struct cut {
    int room;
    int *rows, n;   /* who go there */
    int n_there;    /* who start there together now */
    const char *by; /* " (paper MA1)" */
};
bool split_find(struct change *change, struct cut *cut, struct refusal *refusal);

#endif
