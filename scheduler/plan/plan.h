/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/plan.h - from duties to people.
 *
 *   season + rules -> duties -> problem -> chosen offers -> assignments
 *                     duty/     brief.c    solver/           plan.c
 *
 * Everything here works on memory: no file, no database, no clock.
 */
#ifndef SCHEDULER_PLAN_PLAN_H
#define SCHEDULER_PLAN_PLAN_H

#include "scheduler/duty/duty.h"
#include "solver/problem.h"

/* What planning looks at.  All const, all from the caller's arena. */
struct world {
    const struct season *season; /* with seating, draft and published */
    const struct rules *rules;
    const struct duty *duties; /* duties_derive() of the two */
    int n_duties;
    int64_t from, until; /* days, inclusive */
    int64_t now_at;      /* what is before is frozen; INT64_MIN: nothing */
    bool afresh;         /* re-plan published dates as if nothing was told */
    /* What was asked before of a world that differs in one person only; NULL: everything is asked
     * anew (brief_known.c). */
    const struct world_known *known;
    /* plan_judge(): of what is open nobody asks why, nor who else could do what somebody has, which
     * takes half the time: rows, open seats and status stand, totals and levels are of what the
     * rows touch. */
    bool no_reasons;
    /* Not NULL: what these rows have stays, but for some days (brief_only.c). */
    const struct world_only {
        int64_t from, until; /* days whose work at a set time may change, inclusive */
        int64_t moves_until; /* movable work that the rows have on them: until here */
        const struct assignment *rows;
        int n_rows;
    } * only;
};

/* One empty seat, for people. */
struct reason_count {
    const char
        *reason; /* "busy", "not trained", "unavailable"...: the first that rules a person out */
    int people;
};
struct open_seat {
    int duty; /* index into world->duties; of a cut seat: its first open piece */
    int missing;
    int64_t starts_at, ends_at;         /* of a cut seat: from the first open piece to the last */
    const struct reason_count *reasons; /* most people first */
    int n_reasons;
};

struct plan_change {  /* against what was published */
    int person, what; /* enum change_what */
    const char *duty; /* key */
    int64_t starts_at, ends_at;
};

struct roomless { /* a session that no room is left for: short, or locked and held */
    int duty, slot;
};

struct plan_kind { /* totals per duty kind */
    const char *kind;
    int seats, filled;
    int64_t minutes; /* of people, filled seats */
};

struct plan {
    /* By starts_at, key, staff; id 0.  People's own work that nothing competes
     * with is here too (standing), though it is no task: it counts in no total. */
    const struct assignment *assignments;
    const struct open_seat *open;
    const struct plan_change *changes;
    const struct plan_kind *kinds;
    const struct roomless *roomless;
    int n_assignments, n_open, n_changes, n_kinds, n_roomless;
    int n_rarely;      /* lessons that teachers cover who should rarely */
    int seats, filled; /* hand-over pieces of one seat counted once, movable work once */
    struct level_result levels[LEVELS];                    /* in the school's order of importance */
    const char *level_names[LEVELS], *level_units[LEVELS]; /* in the same order */
    enum solve_status status; /* judged: FEASIBLE when legal, else IMPOSSIBLE */
    enum stopped stopped;
    const char *hash; /* of assignments: hex */
};

/* Makes the plan.  Published and locked assignments of the season are promises.
 * FAULT_CONFLICT when locked ones contradict each other (names them). */
bool plan_make(const struct world *world, const struct effort *effort, struct arena *arena,
               struct plan *plan, struct fault *fault) MUST_CHECK;

/* The same, looking from a plan on that may not be legal any more; n_rows 0: plan_make(). */
bool plan_make_from(const struct world *world, const struct effort *effort,
                    const struct assignment *rows, int n_rows, struct arena *arena,
                    struct plan *plan, struct fault *fault) MUST_CHECK;

/* Judges assignments as they stand and solves nothing: what is open, why, at which value per level.
 */
bool plan_judge(const struct world *world, const struct assignment *list, int count,
                struct arena *arena, struct plan *plan, struct fault *fault) MUST_CHECK;

/* The same for the same assignments in the same order, whatever file they are in. */
const char *plan_hash(const struct season *season, const struct assignment *list, int n,
                      struct arena *arena);

/* The problem that planning would solve, and what of it the assignments choose: for
 * whoever checks what was claimed of it.  Both live in the arena. */
bool plan_problem(const struct world *world, const struct assignment *list, int count,
                  struct arena *arena, struct problem *problem, bool **chosen,
                  struct fault *fault) MUST_CHECK;

/* Writes level-1.lp ... level-7.lp, plan.sol and map.csv for the season's draft.
 * open(): the caller gives a stream for a file name; close by the caller after. */
typedef FILE *plan_open_fn(void *context, const char *name);
bool plan_write_lp(const struct world *world, plan_open_fn *open, void *context,
                   struct fault *fault) MUST_CHECK;

#endif
