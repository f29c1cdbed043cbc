/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/seat.h - entries to sittings: who sits what, where, until when.
 *
 * Pure: same season and rules, same seating.  What is fixed (imported with
 * keep, or set by the officer) stays; what was seated before stays when it is
 * still legal, as far as that costs no adult.
 */
#ifndef SCHEDULER_SEAT_SEAT_H
#define SCHEDULER_SEAT_SEAT_H

#include "scheduler/rules/rules.h"

/* Ordered: a level counts only where all before it are equal. */
enum seat_level_id {
    SEAT_SEATED,  /* candidates without a desk */
    SEAT_SUPPLY,  /* quarter hours of adults beyond those who are free and trained */
    SEAT_ADULTS,  /* invigilators, helpers, rovers, those who walk rest breaks */
    SEAT_LESSONS, /* rooms taken from a lesson, or kept for last */
    SEAT_MOVES,   /* candidates in another room than before */
    SEAT_POINTS,  /* what is better in kind: see scheduler/seat/tally.c */
    SEAT_LEVELS
};
/* How a bound was found, the strongest first. */
enum seat_proof { SEAT_BY_COUNT, SEAT_BY_LP, SEAT_BY_TREE, SEAT_BY_NONE };
extern const char *const seat_proof_words[]; /* "count" "lp" "tree" "none" */

struct seat_level {
    const char *name, *unit;
    int64_t value, bound; /* bound: no seating is better, the levels before being as they are */
    int64_t first;        /* value when rooms are filled one after the other */
    bool optimal;
    int proof; /* enum seat_proof */
};

/* Everybody who starts at one time of a day's half might start at another: what the day
 * would gain.  Never taken by itself: starts_take() does when the officer says so. */
struct start_proposal {
    int64_t from_at, to_at;
    int candidates;                /* who would start then */
    int64_t gain[SEAT_ADULTS + 1]; /* by level, up to adults: so much less */
};

struct seating {
    const struct sitting *sittings; /* by starts_at, room, desk; id 0 */
    const struct unseated *unseated;
    int n_sittings, n_unseated;
    int n_entries;     /* of the range: not withdrawn */
    int rooms, adults; /* room-sessions used; adults they need (invigilators, helpers, rovers)
                          summed over sessions */
    struct seat_level levels[SEAT_LEVELS];
    const struct start_proposal *starts; /* by day and time; few are tried in one call */
    int n_starts;
};

struct seat_ask {
    const struct season *season;
    const struct rules *rules;
    int64_t from, until;                           /* days, inclusive */
    void (*tell)(void *context, int done, int of); /* after each day with exams; NULL */
    void *context;
    bool at_once; /* somebody waits: no starts are proposed, and no day gets more than its effort */
};
/* As seat_make(), for who wants to hear how far it is. */
bool seat_run(const struct seat_ask *ask, struct arena *arena, struct seating *seating,
              struct fault *fault) MUST_CHECK;

/* Seats every entry whose paper lies in [from, until] (days, inclusive).
 * FAULT_CONFLICT when fixed sittings contradict each other. */
bool seat_make(const struct season *season, const struct rules *rules, int64_t from, int64_t until,
               struct arena *arena, struct seating *seating, struct fault *fault) MUST_CHECK;

/* Everybody who starts at `from` (minutes of the day) starts at `to`, inside the permitted window:
 * the season as it is then, to be seated again on that day.  Starts that were fixed stay. */
struct start_move {
    int64_t day;
    int from, to;
};
bool starts_take(const struct season *season, const struct rules *rules,
                 const struct start_move *move, struct arena *arena, struct season *after,
                 int *candidates, struct fault *fault) MUST_CHECK;

#endif
