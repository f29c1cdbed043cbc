/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/edit.h - a plan changed by hand, judged at once by what plans are made by.
 *
 * A move takes one person out of a duty, puts one in, or both.  Who is put in leaves those of
 * their own lessons that are in the way: that is a price, told in `left`.  Nothing is solved.
 * Pure: the caller's world holds what is to hold after (locks by hand, rules set aside).
 */
#ifndef SCHEDULER_PLAN_EDIT_H
#define SCHEDULER_PLAN_EDIT_H

#include "scheduler/plan/price_words.h"

struct edit_move {
    int duty;
    int out, in; /* people; -1: nobody */
};

struct edit_ask {
    const struct world *world;
    const struct assignment *rows; /* the plan of the world's days as it is; n_rows */
    int n_rows;
    const struct edit_move *moves;
    int n_moves;
    int minute; /* of the day, for work that can move: at no other time; -1: the best */
    bool hold;  /* who is put in stays (locked) */
};

struct edit_result {
    bool allowed;
    /* When not: the obstacle (verdict.h), or "" when a limit of the whole plan is in the way. */
    const char *obstacle;
    int move;             /* ...of this move; -1 */
    const char *sentence; /* without its end: "Anna Berg (AB) is on 'Reader - Maths 1' then" */
    const char *rule, *source;
    /* When allowed: the plan with the moves (without `open` and `changes`), values of the plan
     * before, and what else was left for it. */
    struct plan plan;
    int64_t before[LEVELS];
    int empty_before[LEVELS], empty[LEVELS]; /* seats, in the same order */
    const int *left;                         /* duties, n_left; of left_by[] */
    const int *left_by;
    int n_left;
};

bool edit_judge(const struct edit_ask *ask, struct arena *arena, struct edit_result *result,
                struct fault *fault) MUST_CHECK;

/* "1 more seat that the rules demand stands empty, £3.66 less pay"; "" when nothing differs.  What
 * gets worse and what gets better, by level in the school's order. */
const char *edit_price(const struct edit_result *result, struct arena *arena);

#endif
