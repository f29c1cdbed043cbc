/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/recount/recount_search.h - a branch and bound that narrows ends and adds rows; for
 * recount*.c only.
 *
 * What is looked for is a plan that costs less than the target.  The program is that of the claim
 * without some of its columns, at its own rows and whatever rows the lines add, each derived here;
 * ends of columns follow row by row from those of others (recount_ends.c), as far as they do.  The
 * solver's own may be wider: all that is told holds for narrower ones, too.
 */
#ifndef SCHEDULER_RECOUNT_RECOUNT_SEARCH_H
#define SCHEDULER_RECOUNT_RECOUNT_SEARCH_H

#include "scheduler/recount/recount_part.h"

struct ends {
    int64_t low, high;
};

enum { SEARCH_TERMS_MAX = 1 << 24 };

struct search {
    const struct claim *claim;
    int64_t target, settled;  /* what columns that are left out cost at least */
    bool *out;                /* by column */
    struct ends *ends, *from; /* by column: of all plans below the target; from which cuts count */
    struct row *rows;         /* multiplier: not used */
    struct term *terms;
    int n_rows, n_own, n_terms, rows_room,
        terms_room; /* own: rows of the claim, which come first */
    bool begun;     /* no more own rows; their terms by column, the objective as row n_own */
    bool none;      /* no plan is below the target */
    int *by_column, *column_first; /* rows that a column is in: slices */
    struct term *costs;
    int n_costs;
    int *queue, n_queue; /* rows to look at */
    bool *queued;
    wide *sums;          /* by column: scratch */
    struct arena *arena; /* the claim's */
};

void search_open(struct search *search, const struct claim *claim, struct arena *arena);
/* All return why the line proves nothing, or NULL. */
const char *search_own_row(struct search *search, int number, int64_t low, int64_t high);
const char *search_shrink(struct search *search, int number, int column, int64_t factor,
                          int64_t at);
const char *search_probe(struct search *search, int column);
/* other + factor * choice <= side, or >= where up is not set: so it is at either end of the choice.
 */
struct link {
    int choice, other;
    int64_t factor, side;
    bool up;
};
const char *search_link(struct search *search, const struct link *link);
/* The row, with its choice (low, or low + 1) in it: it stays below its high side (high) or above
 * its low one by so much where the choice is low + 1 (up) or low. */
struct spare {
    int row, choice;
    int64_t low, spare;
    bool up, high;
};
const char *search_spare(struct search *search, const struct spare *spare);
const char *search_from(struct search *search, int column, int64_t low, int64_t high);

/* So many times a row, from one of its sides. */
struct cut_use {
    int row;
    bool high;
    int64_t times;
};
struct cut_told {
    const struct cut_use *uses;
    const int *highs; /* columns counted from their high ends */
    int n_uses, n_highs;
    int64_t divisor, scale;
};
const char *search_cut(struct search *search, const struct cut_told *cut);

/* In units of 2^-shift; multipliers by row of the search. */
struct weighing {
    const int64_t *multipliers;
    int shift;
    bool costs;
};
const char *search_narrow(struct search *search, const struct weighing *weighing);
/* What the node's plans cost at least; the target where there are none. */
const char *search_visit(struct search *search, int node, const struct weighing *weighing,
                         int64_t *bound);
/* All plans are at least that dear, whose nodes have their bounds. */
int64_t search_bound(struct search *search, int64_t least_leaf);

/* recount_ends.c: no more own rows; what follows from the ends there are. */
void ends_begin(struct search *search);
/* The ends, narrower; false: nothing is left, and they are as they may be. */
bool ends_set(struct search *search, struct ends *ends, int column, struct ends to);
/* Each step from its low end (weight < 0: its high end) takes so much of the room.  As ends_set().
 */
bool ends_within(struct search *search, struct ends *ends, int column, wide weight, wide room);
/* After ends_set(): until nothing follows. */
bool ends_follow(struct search *search, struct ends *ends);
/* What the row comes to at least and at most. */
void ends_sums(const struct term *terms, int n, const struct ends *ends, wide *least, wide *most);
const struct row *search_row_add(struct search *search, int64_t low, int64_t high, int n_terms);

#endif
