/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/limits/state.h - a legal plan that changes one choice at a time.
 *
 * Holds the plan, its value at every level, and the counters the limits need
 * to price the next change.  Only state_set() and those beside it change it.
 */
#ifndef SOLVER_STATE_H
#define SOLVER_STATE_H

#include "solver/facts/lookup.h"

enum { BLOCKERS_MAX = 64 };

/* Chosen offers that stand in another one's way. */
struct blockers {
    int offers[BLOCKERS_MAX];
    int n;
};
/* False when the list is full.  An offer stands in it once. */
bool blockers_add(struct blockers *list, int offer);

struct limit;
struct state;
/* All who are on the slot. */
bool blockers_add_slot(struct blockers *list, const struct state *state, int slot);

struct state {
    const struct lookup *lookup;
    bool *chosen;              /* by offer */
    int64_t value[LEVELS];     /* of the plan */
    int *task_count;           /* people on the task */
    int *task_slot;            /* its chosen slot, -1: none */
    int *slot_count;           /* people on the slot */
    int *person_list;          /* person p's chosen offers by start: a slice that begins at */
    int *person_n;             /* lookup->person_first[p], this long */
    uint64_t *busy;            /* by person, lookup->n_words each: time surely taken, a bit for each
                                  unit; chosen slots never meet, so each bit is one slot's */
    struct span *person_spans; /* as person_list: when and where */
    int *slot_conflicts; /* by slot: chosen ones it shares a resource with that only one can have,
                              plus one when it can never happen */
    int *before, *after; /* by break: chosen work on that side */
    int *meeting;        /* by start of a break: chosen slots that meet it */
    int *free_starts;    /* by break: starts that none meets */
    int *used;           /* by moment of a resource */
    int *resource_list;  /* uses by chosen slots: begins at lookup->resource_first[r] */
    int *resource_n;
    int64_t *repeat_load; /* used + chosen */
    int64_t *quota_load;  /* used + chosen */
    int64_t *share_load;  /* base + chosen */
    int64_t *group_steps; /* largest of the group now */
    int *callout_count;
    int *mix_count;
    int64_t work;                  /* prices asked: the measure of effort */
    const struct limit *asked[16]; /* the limits this problem has, NULL-terminated */
    struct pool pool;
};

/* The empty plan.  False: no memory.  Release either way. */
bool state_make(struct state *state, const struct lookup *lookup);
void state_release(struct state *state);

static inline bool state_busy(const struct state *state, int person, int slot)
{
    const struct grid *grid = &state->lookup->grids[slot];
    const uint64_t *busy = state->busy + (size_t)person * state->lookup->n_words + grid->word;

    return (busy[0] & grid->first) || (busy[1] & grid->second);
}

/* False, at once: the offer cannot come in now.  True: ask for its price. */
static inline bool state_open(const struct state *state, int offer)
{
    const struct offer *row = &state->lookup->problem->offers[offer];
    int at = state->task_slot[state->lookup->offer_task[offer]];

    return !state->chosen[offer] && !state_busy(state, row->person, row->slot) &&
           (at < 0 || at == row->slot) &&
           (state->slot_count[row->slot] || !state->slot_conflicts[row->slot]);
}

/* What the change would cost at each level; false when a hard limit forbids it
 * (delta is then unspecified). */
bool state_price(struct state *state, int offer, bool in, int64_t *delta);
/* The same, done.  state_change() tells what it cost, */
bool state_set(struct state *state, int offer, bool in);
bool state_change(struct state *state, int offer, bool in, int64_t *delta);
/* and this takes the last change back, told what it was. */
void state_undo(struct state *state, int offer, bool in, const int64_t *delta);
/* Everybody who must go before the offer may come in.  False: it may never. */
bool state_blockers(struct state *state, int offer, struct blockers *list);
/* Back to the empty plan, promises or not. */
void state_clear(struct state *state);
/* Becomes the plan as far as it is legal: promises first, then in order. */
void state_load(struct state *state, const bool *chosen);

/* -1, 0, 1 as a is better than, the same as, worse than b. */
int value_compare(const int64_t *a, const int64_t *b);

#endif
