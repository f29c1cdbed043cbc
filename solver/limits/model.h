/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/limits/model.h - the problem as an integer program.
 *
 * model_make() asks every limit to build() its rows and columns.  The columns
 * of offers come first, in order, then the missing people of tasks, then
 * whatever limits add for themselves.  Costs are kept for all seven levels;
 * model_aim() makes one of them, or a blend, the objective and turns earlier
 * levels into rows.
 *
 * A part of the problem is modelled by saying how each offer stands:
 *   OFFER_FREE  a column
 *   OFFER_ZERO  not chosen: proven, or decided by who asks
 *   OFFER_IDLE  the same, in work that matters to no part
 *   OFFER_ONE   chosen: the rows know
 *   OFFER_OUT   belongs to another part: unknown.  A hard row forgets it, which
 *               only relaxes; a cost that hangs on it is not counted here.  So
 *               the bounds of parts that share no task may be added up.
 * A task is out when its offers are.
 *
 * A model that *grows* is a relaxation that begins small: it has nothing that
 * costs only at levels after `reach`, and a break only once the values of a
 * relaxation miss it.  Its bounds hold for the whole.
 */
#ifndef SOLVER_MODEL_H
#define SOLVER_MODEL_H

#include "solver/facts/lookup.h"
#include "solver/mip.h"

enum { OFFER_FREE, OFFER_ZERO, OFFER_ONE, OFFER_OUT, OFFER_IDLE };

struct model {
    const struct lookup *lookup;
    const unsigned char *stands; /* by offer; NULL: all free */
    const bool *task_out;        /* by task; NULL: none is */
    bool later_part;    /* a cost that hangs on no offer of any part is counted in another one */
    bool grows;         /* see above */
    int reach, reached; /* by whoever makes it; by model.c: levels it had before now, -1: none */
    bool *break_built;  /* of one that grows */
    const bool *plan;   /* NULL, or values of columns are wanted for it */
    bool told;          /* its proofs are: without repeats, which no certificate's reader knows */
    bool coarse;        /* without overlap, breaks, repeats, bonds: see dual.h */
    bool bonds;         /* coarse, but for bonds */
    struct mip mip;
    struct model_column {
        int64_t cost[LEVELS];
        int64_t value;        /* in the plan */
        char kind;            /* 'x' offer, 'u' task's missing, 'z' slot chosen, 'y' other */
        int number, which;    /* which: of several of one limit and number, see proof.h */
    } * columns;              /* one for each column of the mip */
    int *offer_column;        /* -1: none */
    int *task_short;          /* column of the missing people; -1: none */
    int *slot_chosen;         /* column that is 1 when the slot is chosen; -1: see limit_cover.c */
    int64_t constant[LEVELS]; /* what does not depend on any column */
    int level_row[LEVELS];    /* the row model_cap() made; -1: none */
    struct model_build {
        const char *limit;
        int n_rows, n_columns; /* after it */
    } * builds;
    int n_builds;
    bool broken;
    struct pool pool;
};

bool model_make(struct model *model); /* lookup, stands, task_out, plan are set; false: no memory */
void model_release(struct model *model);

/* Objective: sum over levels of weight[k] * level k. */
void model_aim(struct model *model, const int64_t *weight);
/* Level k of the plan, constant included, is at most cap.  May be tightened
 * later; a level at its constant needs no row, its columns go. */
void model_cap(struct model *model, int level, int64_t cap);

/* A basis that stands at the plan: whoever improves on it needs not look for a
 * beginning.  Needs a plan. */
void model_begin_at_plan(struct model *model);

/* Of one that grows: adds what levels up to this one need. */
void model_reach(struct model *model, int level);
/* The same: adds what mip.values miss.  False: nothing.  Duals of new rows are 0. */
bool model_grow(struct model *model);

/* Which limit has made it; "cut": none. */
const char *model_row_limit(const struct model *model, int row);
const char *model_column_limit(const struct model *model, int column);

/* For limits.  Is what costs at this level (-1: what only forbids) to be built now? */
bool model_wants(const struct model *model, int level);
/* For limits.  value: what the column is in the plan, any number without one. */
int model_add_column(struct model *model, char kind, int number, int64_t high, int64_t value);
void model_cost(struct model *model, int column, int level, int64_t cost);
int model_stands(const struct model *model, int offer);
bool model_task_out(const struct model *model, int task);
/* Is the offer chosen in the plan (or standing at one)? */
bool model_planned(const struct model *model, int offer);
/* factor * offer into the row, whichever way the offer stands. */
void model_term(struct model *model, int row, int offer, int64_t factor);

#endif
