/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/season/windows_bounds.h - bounds of levels behind an open one; for solver/season/ only.
 *
 * A level before all that windows share is bounded window by window, with prices on earlier
 * levels (windows_price.c).  Who carries how much is no window's own matter: from the first
 * level of such shares on, prices are over all windows at once.
 *
 * Jobs, one for each level, window and set of prices or one for all: none looks at another one or
 * at what plans do meanwhile, so any number of threads comes to the same.
 */
#ifndef SOLVER_WINDOWS_BOUNDS_H
#define SOLVER_WINDOWS_BOUNDS_H

#include <pthread.h>

#include "solver/season/windows.h"
#include "solver/solve.h"

enum { PRICE_SETS = 3 }; /* of a level: each gives a bound, the best is kept */

struct windows_bounds {
    const struct windows *windows;
    const struct effort *effort;
    double ends;           /* by the monotonic clock; 0: never */
    int64_t alone[LEVELS]; /* what windows' own bounds come to, each under its own caps: no bound of
                              the whole, but it tells which levels prices are of use for */
    int *first_open;       /* by window: its first level that is open alone; LEVELS: none */
    struct window_bound *own; /* by window: what it proved alone; NULL: nothing is known of it */
    bool *chosen;             /* where windows are bounded at; any plan will do */
    const bool *plan;         /* the whole's; NULL: not yet */
    struct window_prices prices[LEVELS][PRICE_SETS];
    int asked[LEVELS]; /* so many sets; 0: not */
    struct bounds_job {
        int level, set, window; /* -1: all at once */
        int64_t bound;          /* -1: none */
        char *text;             /* its claim, for whoever keeps the proofs */
        size_t size;
    } * jobs;
    int n_jobs, next;
    bool closed; /* nothing more will be asked */
    pthread_mutex_t lock, large;
    pthread_cond_t more;
    struct pool pool;
};

/* False: no memory.  Release either way. */
bool bounds_begin(struct windows_bounds *bounds, const struct windows *windows,
                  const struct effort *effort, double ends, const bool *chosen);
void bounds_release(struct windows_bounds *bounds);
/* Adds jobs for levels that need them, given what is known so far; of all windows at once only
 * with a plan, whose values are in levels. */
void bounds_ask(struct windows_bounds *bounds, const struct level_result *levels, const bool *plan);
/* Nothing more will be asked. */
void bounds_close(struct windows_bounds *bounds);
/* Does jobs until that was said and there are none left; of a struct windows_bounds. */
void *bounds_work(void *context);
/* What they come to under the caps of these values; kept and told where it is more. */
void bounds_finish(struct windows_bounds *bounds, struct level_result *levels);

/* windows_prices.c: sets of prices for the level, the lowest first, none so high that what is open
 * before leaves less than half of it to be proven; how many can tell anything. */
int prices_choose(struct windows_bounds *bounds, int level, const struct level_result *levels);
/* windows_spare.c: what the level costs at least, by what each window proved alone and by prices;
 * what of earlier levels is to spare is spent where that saves most.  0: nothing is known. */
int64_t spare_bound(const struct windows_bounds *bounds, int level,
                    const struct level_result *levels);
/* windows_settled.c: a solve that has its plan and asks for one level's bound only. */
void settled_bound(const struct windows_bounds *bounds, struct bounds_job *job,
                   const struct problem *problem, const struct effort *effort, const bool *chosen);
/* A level with slack makes room for its successors: they are looked at with all that it
 * could make, whatever its bound. */
int64_t settled_cap(const struct problem *problem, int level, int64_t value);

#endif
