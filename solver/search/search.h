/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/search/search.h - finding plans; nothing here proves anything.
 *
 * Everything works on one state and keeps the best plan seen.  Effort is
 * counted in prices asked, so that the same problem gives the same plan;
 * the clock and the caller's stop are only asked now and then.
 *
 *   search_greedy   a first plan, most constrained work first        (greedy.c)
 *   search_fill     places missing people by ejecting others, with
 *                   counters against going round in circles         (eject.c)
 *   search_anneal   takes several out and puts them back in another order,
 *                   for better or, while it is hot, for worse   (anneal.c, ruin.c)
 *   search_polish   takes people out and puts them back better       (polish.c)
 */
#ifndef SOLVER_SEARCH_H
#define SOLVER_SEARCH_H

#include "solver/limits/state.h"

enum { LOG_MAX = 1024 };

struct search {
    struct state state;
    bool *best; /* by offer: the best plan seen */
    int64_t best_value[LEVELS];
    int64_t cap[LEVELS]; /* values up to this are equally good (slack); 0: the exact value counts */
    bool settled;        /* every level without slack is as good as can be: see anneal.c */
    int *cheapest; /* each task's offers by what they cost by themselves: lookup->task_first */
    bool *plain;   /* by task: no offer ever costs less than by itself */
    int *counter;  /* by task: how often it was hard to place */
    int *order;    /* scratch: n_tasks */
    int *pool;     /* scratch: tasks wanting people */
    int64_t *busy; /* by person: minutes of work they might be wanted for, by level weight */
    uint64_t random;
    int64_t work_end; /* of state.work: where the present step must stop */
    bool (*out_of_time)(void *context);
    void *context;
    bool out;          /* it was */
    int64_t next_look; /* at the clock, in work */
    struct change {
        int offer;
        bool in;
        int64_t delta[LEVELS]; /* what it cost */
    } log[LOG_MAX];            /* changes since the last search_begin() */
    int n_log;
    bool log_full;
    struct pool memory;
};

bool search_make(struct search *search, const struct lookup *lookup);
void search_release(struct search *search);

/* As good, better (-1) or worse (1), with caps. */
int search_compare(const struct search *search, const int64_t *a, const int64_t *b);
/* The state becomes the best when it is better. */
bool search_keep(struct search *search);
void search_back_to_best(struct search *search);
/* May work go on? */
bool search_goes_on(struct search *search);
int search_random(struct search *search, int below);

/* Transactions: set several, then leave them or undo all. */
void search_begin(struct search *search);
bool search_set(struct search *search, int offer, bool in);
void search_undo(struct search *search, int to);

/* Even with nothing else to pay, would the offer be worse than what was found? Then so
 * would all that stand after it among the cheapest. */
bool search_hopeless(const struct search *search, int offer, const int64_t *found);

/* Puts one more person on the task as cheaply as may be without moving
 * anybody: the offer, or -1. */
int search_place(struct search *search, int task);
/* The same, moving others up to `depth` times over; the state must end better
 * than `target`.  On failure it is as it was. */
bool search_place_moving(struct search *search, int task, int depth, const int64_t *target);

/* Whatever wants people and can have them without moving anybody. */
void search_place_all(struct search *search, int from_level);

void search_greedy(struct search *search);
void search_fill(struct search *search, int64_t work);
void search_polish(struct search *search, int64_t work);
void search_anneal(struct search *search, int level, int64_t work);

#endif
