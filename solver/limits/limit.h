/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/limits/limit.h - what makes a plan legal or good, one file per limit.
 *
 * A limit says the same thing three times, side by side:
 *   build  tells the integer program (rows and columns of model.h),
 *   check  judges a finished plan, wherever it came from, from nothing but the problem,
 *   price  tells the local search what one more (or one fewer) choice costs now.
 * Tests hold the three together: what the search claims is what check says,
 * and the integer program's optimum is the best of all plans that pass check.
 *
 * Hard limits only forbid: whatever is taken out of a legal plan, the rest is
 * legal, promises aside.  The search and the proof of impossibility rest on it.
 *
 * To add a limit: write solver/limit_<name>.c, add its row in limits.c.
 */
#ifndef SOLVER_LIMIT_H
#define SOLVER_LIMIT_H

#include "solver/facts/lookup.h"
#include "solver/limits/model.h"
#include "solver/limits/state.h"

struct limit {
    const char *name; /* as people read it: "overlap" */
    void (*build)(struct model *model);
    void (*check)(const struct lookup *lookup, const bool *chosen, finding_fn *tell, void *context);
    /* May the offer be chosen (in) or dropped (!in) now?  Adds the change of
     * each level to delta.  NULL: never in the way, never costs. */
    bool (*price)(const struct state *state, int offer, bool in, int64_t *delta);
    /* Adds to the list chosen offers without which this limit would let the
     * offer in.  False: nothing helps.  NULL: never forbids. */
    bool (*blockers)(const struct state *state, int offer, struct blockers *list);
    /* Keeps the counters of the state up; NULL: has none. */
    void (*apply)(struct state *state, int offer, bool in);
};

extern const struct limit *const limits[]; /* NULL-terminated */
extern const struct limit limit_cover, limit_promise, limit_overlap, limit_break, limit_resource,
    limit_quota, limit_repeat, limit_bond, limit_offer, limit_mix, limit_callout, limit_share;

#endif
