/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/dual/dual_week.h - a person's cheapest week: chains that also leave time for breaks and
 * fit into hours.
 *
 * With a price on somebody's hours alone half a duty more fits in, and with none on
 * breaks everybody works through lunch.  Here both hold for each person by themselves:
 *
 * breaks  A day has *options*: one of a break's starts, no work before its window, or none
 *         after it (of several breaks: one option of each).  A link is allowed in some of
 *         them; a chain may be where one option allows all of it.  A break that would make too
 *         many options is forgotten until weeks are met that leave no time for it.
 * hours   Rows that hold one person's choices of one day only (sessions and minutes of
 *         that day) hold for each day.  Of those over several days each person keeps the one whose
 *         price weighs most; its amounts are on a grid and rounded down: that only relaxes.
 *
 * The *ways* of a day are its chains that no other one beats: cheaper, with as much left of
 * everything, and not later (labels of a shortest path with resources: Desrochers, Soumis 1988).
 * Days are then put together by what they weigh in the row over several days.
 *
 * That proves what every cut of these rows could (it is the bound of a column generation over
 * people's weeks: Dantzig, Wolfe 1960; Geoffrion 1974).  What links days otherwise (rest at night,
 * a second row) is left out.
 */
#ifndef SOLVER_DUAL_WEEK_H
#define SOLVER_DUAL_WEEK_H

#include "solver/dual/dual.h"

#include <stddef.h>

/* A coarse grid to climb by, a fine one to prove with. */
enum dual_grid { GRID_COARSE, GRID_FINE, GRIDS };

enum {
    DAY_ROWS = 3,
    DUAL_WAYS = 1 << 16,
    TAIL_STEPS = 512
}; /* of one day that are looked at; of a week */
enum { OPTION_MASKS = 2 };
enum { DUAL_CELLS = 1 << 22 }; /* about so many are compared for one day */

/* Some of a day. */
struct dual_way {
    double cost;
    uint64_t left; /* options of the day */
    int weight;    /* in the person's row over several days */
    int load[DAY_ROWS];
    int link, from; /* the last, and the way before it; -1: none */
};

/* Some days. */
struct dual_sum {
    double cost;
    int weight, way, from; /* of the last day (-1: nothing), and of the days before it */
};

struct dual_week {
    struct dual_sack {
        int row;         /* -1: none */
        int room[GRIDS]; /* in steps of the grid */
    } * sacks;           /* by person */
    int *weight[GRIDS];  /* by link, in the person's row; room + 1: never fits */
    struct dual_day {
        int first, end; /* links */
        int n_options, n_rows;
        int room[DAY_ROWS];
    } * days;
    int *day_first;                /* by person: slices of days */
    uint64_t *allowed;             /* by link: in which options of its day */
    bool *missed;                  /* by break: weeks were met that leave no time for it */
    uint64_t *masks[OPTION_MASKS]; /* by link of a day; scratch */
    int (*load)[DAY_ROWS];         /* by link, in the day's rows */
    bool *kept;                    /* by row: weeks keep it, it needs no price */
    bool by_days;  /* nobody has a row over several days yet: each day is by itself */
    int *by_start; /* links of each day in order of their starts */
    int *later;    /* by link: where there those begin that start after it */
    int n_days;
    int most_ways;
    size_t n_sums, width; /* the most that anybody has of days and room, and of room */
    enum dual_grid grid;  /* that weeks are looked at on */
    int64_t n_counted;    /* cells that are of the effort already: see dual_count() */
    /* Scratch, of one person each. */
    double *cost;             /* by link; whole numbers: sums are exact */
    int *own_first, *own_end; /* by link: ways that end with it */
    struct week_scratch {     /* of whoever looks at a week: one for each thread */
        int *taken;           /* links */
        struct dual_way *ways;
        int *front; /* ways of the day that none beats */
        int n_ways, n_front;
        struct dual_tails {  /* of one day: dual_tails.c */
            int row;         /* of the day's rows; -1: none */
            int grid, width; /* what is left of it, in steps; so many numbers */
            double *least;   /* by place in order of starts, and what is left */
            double whole;    /* of the whole day */
        } tails;
        struct dual_sum *sums; /* by day of the person: room + 1 of each */
        double *cost_at;       /* by weight */
        int *way_at, *from_at;
        size_t n_sums, width; /* that there is room for */
        int64_t n_cells;      /* compared so far: what it took */
        char apart[64];       /* threads that write side by side wait for each other */
    } scratch[TEAM_USUAL];
};

/* dual_week_make.c: days, and their options; nobody has a row yet.  False: no memory. */
bool dual_week_make(struct dual *dual);
/* Chooses rows; those that are kept lose their prices.  First those of single days, then people's
 * own over several days, by the best prices; or both at once.  False: no memory. */
bool dual_week_choose_days(struct dual *dual);
bool dual_week_choose_weeks(struct dual *dual);
bool dual_week_choose(struct dual *dual);
/* dual_options.c.  What the link is. */
const struct slot *dual_slot_of(const struct dual *dual, int link);
/* For dual_week_make(): options of all days. */
void dual_options_make(struct dual *dual);
/* Of these columns of one person: a break that they leave no time for; -1: none. */
int dual_week_missed(const struct dual *dual, int person, const int *columns, int n);
/* From now on the person's weeks leave time for that break.  False: it has too many ways, or they
 * were to do so before. */
bool dual_week_learn(struct dual *dual, int number);
/* Does the chain that ends with this link (by dual->previous) leave time for breaks and fit? */
bool dual_week_fits(const struct dual *dual, int person, int last);
/* The cost of the person's cheapest week at dual->week->cost, never above 0; exact where these are
 * whole numbers whose sums are below 2^53.  Its links are in the scratch's taken[0 .. *n). */
double dual_week_walk(const struct dual *dual, struct week_scratch *scratch, int person,
                      enum dual_grid grid, int *n);
/* dual_week_make.c: the member's scratch has room for anybody's week; the first one's always has.
 * False: no memory. */
bool dual_scratch_take(struct dual *dual, int member);
/* dual_count.c: cells compared so far, by whomever. */
int64_t dual_cells(const struct dual_week *week);

/* dual_tails.c: the least that links of the day may come to, from each on in order of their starts,
 * with so much left of its row with most room (by_row), or with no row kept; breaks aside. */
void dual_tails_find(const struct dual *dual, struct week_scratch *scratch,
                     const struct dual_day *day, bool by_row);
/* Those from that place on; */
static inline const double *dual_tails_from(const struct dual_tails *tails,
                                            const struct dual_day *day, int place)
{
    return tails->least + (ptrdiff_t)(place - day->first) * tails->width;
}

/* and the one with so much of each row taken. */
static inline double dual_tail_of(const struct dual_tails *tails, const struct dual_day *day,
                                  const double *from, const int *load)
{
    return from[tails->row < 0 ? 0 : (day->room[tails->row] - load[tails->row]) / tails->grid];
}

/* dual_ways.c: the ways of a day that none beats are in front[], of those that nothing links to
 * other links any more: cost and weight decide.  False: there are too many, or finding them takes
 * too long. */
bool dual_day_walk(const struct dual *dual, struct week_scratch *scratch, int person, int day,
                   enum dual_grid grid);

#endif
