/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/dual/dual_master.h - the best prices, by a program over people's weeks.
 *
 * Climbing comes near the best prices and then goes in circles.  Here every week that was
 * somebody's cheapest is a column of a program with the same rows: what it costs, what it
 * does in each row, and at most one of them each person.  Its duals are new prices; people's
 * cheapest weeks at them are new columns (column generation: Gilmore, Gomory 1961).  Duals of
 * a few columns are wild, so people are asked on the way there from the best prices known
 * (Wentges 1997).  When nobody has a new week, no prices prove more.
 *
 * Most work of a large week is done at no price at all: half of the tasks and a third of the
 * people decide what it costs.  Without rows for the others the program is a fifth as large and
 * its optimum hardly ever lower.
 *
 * Nothing is proven here: any prices will do for dual_prove().
 */
#ifndef SOLVER_DUAL_MASTER_H
#define SOLVER_DUAL_MASTER_H

#include "solver/dual/dual_week.h"

struct master {
    struct dual *dual;
    struct mip mip; /* the dual's rows, then one of each person; its own columns, then weeks */
    /* While the dual's weeks are by days, each day of each person has a row, and weeks are days. */
    int *column;              /* by column of the dual's model: its own here; -1: it is in weeks */
    struct master_week {      /* in the order they were found */
        int person, first, n; /* whose (which day); slice of choices */
        int column;
        uint64_t hash;
        bool gone;  /* leaves no time for a break */
        bool never; /* in no better plan, or tried */
    } * weeks;
    int n_weeks, n_planned; /* the plan's are the first */
    int *choices;           /* columns of the dual's model */
    int n_choices;
    int *table; /* of weeks, by hash: number + 1, 0: none */
    int table_size;
    int64_t *sum;     /* scratch, by row */
    bool core;        /* work that has no price at first has no row before weeks leave it undone */
    bool ended;       /* nothing more is wanted of it */
    bool allows_more; /* see master_allow_more() */
    bool broken;
};

/* With the weeks of the model's plan, and a basis that stands there.  False: no memory.
 * Release either way. */
bool master_make(struct master *master, struct dual *dual, bool core);
void master_release(struct master *master);
/* Adds the weeks of the last dual_value() that are new; how many. */
int master_add(struct master *master);

/* dual_master_learn.c: does the week leave time for breaks?  If it does not, it goes with all like
 * it, and the person's weeks know the break from now on (if it has not too many ways). */
bool master_check(struct master *master, int week);
/* Every week of the last program so: how many did not. */
int master_learn(struct master *master);

/* A row that no price has been wanted of so far. */
bool master_left_out(const struct master *master, int row);

/* Better prices for dual->best, with so much work.  Ends with the relaxation over weeks in
 * master->mip.values where it got to the end: true; mostly of weeks that leave time for breaks. */
bool master_climb(struct solve *solve, struct master *master, int64_t work);

/* dual_master_centre.c: better prices for dual->best, and weeks at them, with so much work; sooner
 * than master_climb(), and nearly as good.  mip.values are nobody's plan.  True: to the end. */
bool master_centre(struct solve *solve, struct master *master, int64_t work);

/* dual_master_group.c: by row of the model its day, or the last group where it is of several; no
 * column of a program by days is in rows of two days.  malloced; NULL: no memory. */
int *master_groups(const struct master *master, int *n_groups);
/* dual_by_days.c: better prices for dual->best while each day of a person is by itself, with so
 * much work.  ended: it got to its end.  dual_week_make() was before.  False: no memory. */
bool dual_days_alone(struct solve *solve, struct dual *dual, int64_t work, bool *ended);
/* The same; then people's weeks are chosen.  ended: also, weeks as a whole prove no more at these
 * prices; or it was cut short, and a program over weeks would be. */
bool dual_by_days(struct solve *solve, struct dual *dual, int64_t work, bool *ended);

/* Levels before may cost more, at a price that nobody pays without need, so that the
 * program always has a solution. */
void master_allow_more(struct master *master);
/* At a level, the model's constant in: what is proven, and what the plan costs. */
struct span_of {
    int64_t bound, planned;
};
/* Of the whole problem. */
struct span_of span_of_level(const struct solve *solve, int level);
/* dual_dive.c: from there to a plan, with so much work: weeks are decided one after the other.
 * True: a better plan. */
bool master_dive(struct solve *solve, struct master *master, int level, struct span_of span,
                 int64_t work);
/* parts/weeks_tree.c: better plans and a better bound by branching over whole weeks. */
void master_weeks(struct solve *solve, struct master *master, struct model *model, int level,
                  struct span_of *span, int64_t work);
/* parts/weeks_finish.c: what is left to be done beside the weeks that are decided, with at most so
 * much work.  True: the whole is a better plan. */
bool master_finish(struct solve *solve, const struct master *master, int level, int64_t work);

#endif
