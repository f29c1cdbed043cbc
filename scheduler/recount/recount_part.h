/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/recount/recount_part.h - for recount*.c only. */
#ifndef SCHEDULER_RECOUNT_RECOUNT_PART_H
#define SCHEDULER_RECOUNT_RECOUNT_PART_H

#include "scheduler/base/list.h"
#include "scheduler/recount/recount.h"

__extension__ typedef __int128 wide;

enum { CLAIM_MAX = 4000000, NODES_MAX = 1000000, PARTS_MAX = 100000, SHIFT_MAX = 40 };
#define NO_SIDE INT64_MAX

/* What a column stands for; kinds from PROMISED on are what limits add. */
enum what {
    OFFERED,
    MISSING,
    HAPPENS,
    PROMISED,
    PAUSE,
    OVER,
    SPLIT,
    LACKING,
    USED,
    LARGEST,
    N_WHATS,
};

struct column {
    enum what what;
    int number, which;
    int64_t low, high, cost;
};
struct row {
    const char
        *name; /* "cover"; a cut that no quota brings about, and whatever is not known, is given */
    int level; /* of a "level" row; -1 */
    int64_t low, high; /* NO_SIDE: none (low: -NO_SIDE) */
    int64_t multiplier;
    int first, n; /* terms */
};
struct term {
    int column;
    int64_t factor;
};
struct node {
    int parent, column, children;
    bool paid, child_paid; /* of work for one: those who cost something do it, or none of them */
    int64_t low, high, bound;
    int child_column;
    int64_t below, above; /* of the children: one is <= below, the other >= above */
};

/* A row of the last search that a claim rests on. */
struct known {
    int row;
    int64_t multiplier;
};

/* A program as told, with what it claims. */
struct claim {
    int part, level, shift;
    bool tree, closed;     /* closed: of a search, whose columns and rows are all there */
    struct search *search; /* recount_search.h; a tree with rows of its own; NULL */
    int64_t must; /* of weeks: what must be chosen costs so much less, and all so much more */
    bool weeks;   /* weeks: choices are people's cheapest weeks, not whatever pays */
    int64_t base[LEVELS];
    struct column *columns;
    struct row *rows;
    struct term *terms;
    struct node *nodes;
    int n_columns, n_rows, n_terms, n_nodes;
    int columns_room, rows_room, terms_room, nodes_room;
    bool below, none; /* of weeks: about plans below the last search's target; there are none */
    int64_t most;     /* then nothing is claimed beyond */
    struct known *known;
    int n_known, known_room;
    int *fixes, *fix_to; /* columns that it decides */
    int n_fixes, fixes_room, fix_to_room;
    int *hours; /* rows that a person's week fits into */
    int n_hours, hours_room;
    int given;
    const char *wrong; /* why it proves nothing; NULL */
    bool outgrown;     /* wrong since an earlier level's cap grew: void unless it is forgotten */
    struct arena arena;
};

/* What is known beside the problem, while reading. */
struct recounting {
    struct recount *recount;
    const struct problem *problem;
    int *task_of;    /* by offer */
    int *slot_first; /* offers of slot s */
    int *person_first, *person_offers;
    signed char *fixed;      /* by offer: -1, 0, 1 */
    signed char *fixed_at;   /* level */
    int64_t *value[N_WHATS]; /* in the stored plan; PAUSE: NULL */
    int n_of[N_WHATS];
    int *owner[N_WHATS]; /* part of the split, -1 */
    int n_parts, split_level;
    int64_t price[LEVELS]; /* of the split: see recount_price.c; none without its own level's */
    int first_claim;       /* of the split */
    int64_t *bound;        /* by part * LEVELS + level */
    int64_t *base;         /* the same: constants */
    int outgrown[LEVELS];  /* claims about the level that are void for that, and not forgotten */
    const char *why_outgrown;
    int given;          /* rows taken as they stand so far: any later claim may rest on them */
    int *seen[N_WHATS]; /* the claim that told it last */
    int *stamp;         /* by offer: in the row looked at */
    int stamp_now;
    struct arena *arena, split; /* the split's own */
    struct claim *kept;         /* the last search that holds; NULL */
    bool kept_outgrown;         /* it would, had an earlier level's cap not grown since */
    struct arena kept_arena;
};

/* recount_facts.c, recount_values.c: the problem, read again */
void facts_make(struct recounting *r);
uint64_t fact_digest(const struct problem *problem);
uint64_t fact_digest_people(const struct problem *problem, uint64_t value);
bool fact_excludes(const struct problem *problem, int person, int slot_a, int slot_b);
int64_t fact_quota(const struct problem *problem, const struct quota *quota, int offer);
int64_t fact_share(const struct problem *problem, const struct share_group *group, int slot);
bool fact_callout(const struct problem *problem, const struct callout *callout, int slot);
bool fact_mix(const struct problem *problem, const struct mix *mix, int offer);
int64_t fact_cost(const struct recounting *r, const struct column *column, int level);
int64_t fact_most(const struct recounting *r, const struct column *column); /* NO_SIDE: no limit */
int64_t fact_settled(const struct recounting *r, int level);
/* recount_alone.c: fixes what no plan can have */
void fix_alone(struct recounting *r);
/* Fixed so in all plans that the split is about. */
bool is_fixed(const struct recounting *r, int offer, int to);

/* recount_price.c: in a split with prices its level counts earlier ones too */
bool price_set(struct recounting *r, int level, int64_t price); /* false: not here */
bool price_any(const struct recounting *r, int level);
int64_t price_cost(const struct recounting *r, const struct column *column, int level);
int64_t price_settled(const struct recounting *r, int level);
int64_t price_cap(const struct recounting *r, int level);
int64_t price_bound(const struct recounting *r, wide sum); /* of the level itself */

/* recount_claim.c: does the problem allow the claim? */
void claim_check(struct recounting *r, struct claim *claim);
int64_t claim_room(const struct recounting *r, const struct claim *claim, int level);

/* recount_rows*.c */
/* A row of an earlier level that would follow, had its cap not grown since. */
bool row_outgrown(const struct recounting *r, const struct claim *claim, const struct row *row);
const char *row_wrong(struct recounting *r, const struct claim *claim, const struct row *row,
                      bool *given);
/* A row taken apart: offers with factor 1 in front, others. */
struct pieces {
    const struct claim *claim;
    const struct row *row;
    int offers[2], others;      /* how many offers with +, with -, other columns */
    int person;                 /* of all offers; -1: none, -2: several */
    const struct column *other; /* the first other column */
    int64_t other_factor;
    bool whole; /* every offer's factor is 1 or -1 */
};
const struct column *row_column(const struct claim *claim, const struct row *row, int k);
bool row_has_low(const struct row *row);
bool row_has_offer(const struct recounting *r, int offer); /* the row taken apart last */
bool row_excludes(const struct recounting *r, const struct claim *claim, const struct row *row);
bool row_offers_of(const struct recounting *r, const struct claim *claim, const struct row *row,
                   int task, int sign);
bool row_rest_of_task(const struct recounting *r, int task, int person, const struct mix *mix,
                      int64_t *ones);
bool row_bond_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                    const struct pieces *pieces);
bool row_quota_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                     const struct pieces *pieces);
bool row_share_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                     const struct pieces *pieces);
bool row_callout_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                       const struct pieces *pieces);
bool row_break_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                     const struct pieces *pieces);
/* False: it may hold all the same, for a reason that is not known here. */
bool row_cut_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                   const struct pieces *pieces);
bool row_resource_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                        const struct pieces *pieces);
bool all_exclude(const struct recounting *r, const struct claim *claim, const struct row *row,
                 int offer);

/* recount_sum.c: exact sums */
bool sum_bound(const struct claim *claim, const int64_t *multipliers, const struct column *columns,
               bool costs, int shift, wide *sum, wide *reduced);
bool sum_round(const struct claim *claim, wide sum, int shift, int64_t *bound);

/* recount_week.c: the same, with every choice part of its person's cheapest week */
bool weeks_bound(struct recounting *r, const struct claim *claim, const int64_t *multipliers,
                 int shift, wide *sum, wide *reduced);

/* recount_below.c: weeks of plans below a search's target */
/* Of a search that ends, what it found; where it holds its arena goes over. */
void below_keep(struct recounting *r, struct claim *claim);
void below_forget(struct recounting *r);
void below_apply(struct recounting *r, struct claim *claim);

/* recount_take.c: what a claim that holds is worth */
void claim_take(struct recounting *r, struct claim *claim);
void tree_visit(struct recounting *r, struct claim *claim, int node, int shift,
                const int64_t *multipliers, bool empty);
void split_begin(struct recounting *r, int n_parts, int level);
void forget_after(struct recounting *r, int level);

#endif
