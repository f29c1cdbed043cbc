/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/dual/dual.h - bounds without an LP: Lagrangian relaxation of a coarse model.
 *
 * Of a model made with `coarse` every row has a price.  What is left falls apart
 * into people, each of whom takes the cheapest chain of choices that do not
 * exclude each other (a shortest path over their week), and into columns that
 * stand for themselves.  Any prices give a bound; good ones are as good as the
 * LP's with all its clique rows, at a hundredth of the time.  Repeats are forgotten,
 * in large models bonds, and at first breaks (see dual_week.h): without them the bound is
 * lower, and true.
 *
 * Prices climb with steps that are scaled row by row (Adam: Kingma, Ba 2015).
 * They are doubles; dual_prove() rounds them and adds everything up again in
 * whole numbers.
 */
#ifndef SOLVER_DUAL_H
#define SOLVER_DUAL_H

#include "solver/solve.h"
#include "solver/team.h"

enum { DUAL_PARTS = 2 };

struct dual {
    const struct model *model;
    const int *first, *rows; /* by column: slices of the terms */
    const int64_t *factors;
    const int *others; /* columns that are no choices */
    int n_others;
    double *price, *best; /* by row; the best so far */
    double *activity;     /* by row: what the choices of the last dual_value() come to */
    const double *scale;  /* by row: its typical factor */
    const int *over,
        *shared; /* columns of soft quotas and of shares, with what dual_project() does */
    int n_over, n_shared;

    /* Chains: person p's links are [chain_first[p], chain_first[p + 1]), by end. */
    const int *chain_first, *link_column;
    const int *before;            /* every link of theirs up to this one may come before, */
    const int *also_first, *also; /* and these later ones */
    /* Places are links, then others[].  The terms by row, in order of places; those of a row are
     * [row_first[DUAL_PARTS * row], row_first[DUAL_PARTS * (row + 1)]), in parts of all places. */
    const int *row_first, *row_places;
    const double *row_factors;
    const double *row_factor; /* by row: that of all its terms; 0: they differ */
    const int *place_column;
    double *place_cost;
    double *left;     /* what is left of its cost when its rows are paid for; scratch */
    double *cheapest; /* by person: the least they cost */
    double *link_cost, *least;
    int *least_at, *previous;
    double *load;   /* by shared[]: the group's largest load, on average over the last steps */
    double *amount; /* by column: its part in the last dual_value() */
    double gain;    /* of a bound, that is worth some programs more; 0: any is */
    bool rough;     /* prices to begin another program with are all that is wanted */
    bool thin;      /* a program from the middle begins without rows of hardly any price */
    int64_t limit;  /* nothing beyond is claimed, the model's constant in; INT64_MAX */
    struct dual_week *week; /* NULL, or what people's weeks must hold besides */
    struct team *team;      /* NULL, or: shares what takes so much work (see dual_count.c), */
    int64_t share_from;
    int64_t last_cells;                        /* of which weeks took so much the last time */
    void (*seen)(void *context, double value); /* NULL, or asked after each step of dual_climb() */
    void *context;
    struct pool pool;
};

/* False: no memory.  Release either way. */
bool dual_make(struct dual *dual, const struct model *model);
void dual_release(struct dual *dual);

/* Who shares the steps: as the solve says. */
void dual_shares(struct dual *dual, const struct solve *solve);
/* dual_slices.c, for dual_make(). */
bool dual_slice_columns(struct dual *dual);
bool dual_slice_rows(struct dual *dual);
/* The model's costs are others than they were. */
void dual_costs(struct dual *dual);

/* dual_value.c: the bound of the prices, without the model's constant; sets activity. */
double dual_value(struct dual *dual);
/* dual_start.c: prices to begin with: what the plan pays for each task.  False: nothing, prices are
 * as they were. */
bool dual_begin_at_plan(struct dual *dual);
/* The same where nothing but work undone costs anything and earlier levels are closed: each of
 * those has a price on its cap, and work of its own that the plan leaves undone is paid so much. */
void dual_begin_at_caps(struct dual *dual, const struct solve *solve, int level);
/* Is the level so, and still open? */
bool dual_has_caps(const struct solve *solve, int level);
/* What is missing in the plan is paid what it costs. */
void dual_begin_at_missing(struct dual *dual);
/* What a choice typically costs: prices are of that size. */
double dual_unit(const struct mip *mip);
/* The same at an earlier level. */
double dual_unit_before(const struct model *model, int earlier);
/* Climbs n steps, from size `from` to size `to`.  Each counts (dual_count()); none begins after so
 * much work (0: whatever is left), or when the effort is spent or a stop was asked for. */
struct dual_steps {
    int n;
    double from, to;
    int64_t work;
    double enough; /* nothing is asked beyond: such a value ends the climb; 0: any is welcome */
};
void dual_climb(struct solve *solve, struct dual *dual, const struct dual_steps *steps);
/* What the next step will take if it is like the last one. */
int64_t dual_step_work(const struct dual *dual);
/* Counts so many steps, and what people's weeks took since it last did: see dual_week.h. */
void dual_count(struct solve *solve, const struct dual *dual, int steps);
/* The bound of the best prices in whole numbers; false: it does not fit.  never: NULL, or by
 * column true where every choice of it would cost more than `most`. */
bool dual_prove(const struct dual *dual, int64_t *bound, int64_t most, bool *never);
enum { DUAL_SHIFT = 30 };
/* The best prices in units of 2^-DUAL_SHIFT, by row, 0 for a side that the row does not have.
 * False: too large. */
bool dual_prices(const struct dual *dual, int64_t *price);

/* dual_model.c: the rows that the level's bound looks at, in room that the pool has.  weeks: for
 * dual_week.h.  stood: how each offer stood before, NULL: as it stands now.  False: no memory, or
 * too large; release the model either way. */
bool dual_model(struct solve *solve, int level, bool weeks, const unsigned char *stood,
                struct model *model, struct pool *pool);
/* The same for people's weeks with all work up to the level, also what neither loads nor costs. */
bool dual_model_all(struct solve *solve, int level, struct model *model, struct pool *pool);
/* Has the level largest loads? */
bool dual_has_groups(const struct problem *problem, int level);
/* Is the level one of a large problem with slack and no largest loads?  Nearly every row of a week
 * then has some price. */
bool dual_has_points(const struct solve *solve, int level);
/* dual_tell.c: rows that hold choices of one person only and whose week fits into them; by row,
 * calloced; NULL: no memory. */
bool *dual_hours(const struct dual *dual, const struct problem *problem);
/* Tells the bound of the best prices to whoever keeps the proofs. */
void dual_tell(struct solve *solve, const struct dual *dual, int level);
/* Tells the search, between groups, whose load may be large for others to be small. */
void dual_tell_aims(struct solve *solve, const struct dual *dual);
/* dual_fix.c: choices that cost more than their level may: see solve_stands.  A level with slack
 * fixes nothing, its cap may grow; nor does what is not in a certificate fix what one rests on. */
void dual_fix(struct solve *solve, const struct dual *dual, int level);
/* dual_bound.c: a bound on the level by such prices.  weeks: with breaks and hours too (see
 * dual_week.h), and fixes what costs too much. */
void dual_bound(struct solve *solve, int level, bool weeks);
/* dual_priced.c: the level's bound with a price on what comes before it, instead of caps; nothing
 * where all of that is closed. */
void dual_bound_priced(struct solve *solve, int level);
/* dual_bound_steps.c: what the best prices prove is noted, and they are those to go on from. */
void dual_note(struct solve *solve, struct dual *dual, int level);
/* By steps, rows alone; fewer where weeks come next.  True: the plan said what work costs. */
bool dual_climb_rows(struct solve *solve, struct dual *dual, int level, bool weeks);
/* With breaks and hours; program: one over weeks comes next. */
void dual_climb_weeks(struct solve *solve, struct dual *dual, int level, bool program);
/* dual_waits.c.  Does that leave branching over weeks to dual_bound_known(), which has rows? */
bool dual_waits(const struct solve *solve, int level);
/* Of a level whose slack grows with its bound, far open: rows tell more than a program over weeks,
 * which comes beside them, in dual_bound_known(). */
bool dual_rows_first(const struct solve *solve, int level);
/* Is the plan within 2, or such a part, of its bound; within what branching over weeks may close?
 */
bool dual_within(const struct solve *solve, int level, int part);
bool dual_near(const struct solve *solve, int level);

#endif
