/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/solve.h - one solve, from inside.
 *
 * solve.c   level by level: count, relax, refine, branch
 * parts.c   bounds: the relaxation of a level, whole or in parts
 * refine.c  plans: integer programs over a few free choices
 * tree.c    proof: branch and bound whose leaves carry certificates
 */
#ifndef SOLVER_SOLVE_H
#define SOLVER_SOLVE_H

#include "solver/model.h"
#include "solver/search.h"

struct solve {
    const struct problem *problem;
    const struct effort *effort;
    struct lookup lookup;
    struct search search; /* search.best is the plan */
    struct level_result levels[LEVELS];
    unsigned char
        *fixed; /* by offer: OFFER_ZERO, OFFER_ONE where every plan within the caps has it so */
    int64_t other_work; /* beside what the search counts */
    int64_t work_end;
    double ends;          /* by the monotonic clock; 0: never */
    enum stopped stopped; /* STOPPED_PROOF while nothing did */
    int level;            /* being worked on */
    struct pool pool;
};

/* Highest value of a level that later levels allow. */
int64_t solve_cap(const struct solve *solve, int level);
/* Is there effort left?  Asks the clock and the caller. */
bool solve_goes_on(struct solve *solve);
/* What one call of the library may take of what is left, at most `pivots`. */
struct mip_effort solve_effort(const struct solve *solve, int pivots);
/* Counts what the last call took. */
void solve_count(struct solve *solve, const struct mip *mip);
/* Copies the plan's value into levels; tells the caller. */
void solve_tell(struct solve *solve);
/* A bound on a level, proven so: kept when it is better. */
void solve_bound(struct solve *solve, int level, int64_t bound, enum proof proof);
/* Is the level within its slack? */
bool solve_closed(const struct solve *solve, int level);

/* parts.c */
enum grain { GRAIN_SPELL, GRAIN_DAY, GRAIN_WHOLE };
/* Bounds the level by relaxations of parts of the problem: spells between
 * moments at which no work that matters is in progress, days, or the whole.
 * What the relaxations leave open is searched by trees, with so much work. */
void parts_bound(struct solve *solve, enum grain grain, int level, int64_t work);

/* refine.c: better plans at the level. */
void refine(struct solve *solve, int level, int64_t work);
/* Lets the offers with free[] true move while the rest of the best plan stays. */
bool refine_free(struct solve *solve, int level, const bool *free_offers, int nodes);

#endif
