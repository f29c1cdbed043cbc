/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/dual/dual_week.h - a person's cheapest week: chains that also leave time for breaks and
 * fit into hours.
 *
 * With a price on somebody's hours alone half a duty more fits in, and with none on
 * breaks everybody works through lunch.  Here both hold for each person by themselves:
 *
 * breaks  A day has *options*: one of a break's starts, no work before its window, or none
 *         after it (of several breaks: one option of each).  A link is allowed in some of
 *         them; the cheapest chain of a day is the cheapest over its options.
 * hours   Of each person the row whose price weighs most is kept beside its price.  The
 *         cheapest chain that fits is found by a table over links and amounts, day by
 *         day.  Amounts are on a grid and rounded down: that only relaxes.
 *
 * That proves what every cut of these rows could (it is the bound of a column generation over
 * people's weeks: Dantzig, Wolfe 1960; Geoffrion 1974).  What links days (rest at night) is left
 * out.
 */
#ifndef SOLVER_DUAL_WEEK_H
#define SOLVER_DUAL_WEEK_H

#include "solver/dual/dual.h"

/* A coarse grid to climb by, a fine one to prove with. */
enum dual_grid { GRID_COARSE, GRID_FINE, GRIDS };

struct dual_week {
    struct dual_sack {
        int row;         /* -1: none */
        int room[GRIDS]; /* in steps of the grid */
    } * sacks;           /* by person */
    int *weight[GRIDS];  /* by link, in the person's row; room + 1: never fits */
    struct dual_day {
        int first, end; /* links */
        int n_options;
    } * days;
    int *day_first;    /* by person: slices of days */
    uint64_t *allowed; /* by link: in which options of its day */
    int n_days;
    enum dual_grid grid; /* that weeks are looked at on */
    int64_t n_cells;     /* of tables filled so far: what it took */
    /* Scratch. */
    double *cost;       /* by column; whole numbers: sums are exact */
    int *taken;         /* by link */
    int *rank;          /* by link: how many of the day's before it are in the table */
    int *links;         /* of the day, in the table */
    double *tables;     /* after each day, by amount */
    short *pick;        /* the option, by amount; -1: nothing */
    double *rows, *own; /* of one day and option, by link and amount */
};

/* Options of all days; nobody has a row yet.  False: no memory. */
bool dual_week_make(struct dual *dual);
/* Chooses each person's row by the best prices.  False: no memory. */
bool dual_week_choose(struct dual *dual);
/* Does the chain that ends with this link (by dual->previous) leave time for breaks and fit? */
bool dual_week_fits(const struct dual *dual, int person, int last);
/* The cost of the person's cheapest week at dual->week->cost, never above 0; exact where these are
 * whole numbers whose sums are below 2^53.  Its links are in dual->week->taken[0 .. *n). */
double dual_week_walk(const struct dual *dual, int person, enum dual_grid grid, int *n);

#endif
