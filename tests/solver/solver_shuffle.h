/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/solver/solver_shuffle.h - the same random problem with its people, or its tasks, in another
 * order, and everything that has none (breaks, quotas, bonds ...) too. */
#ifndef TESTS_SOLVER_SHUFFLE_H
#define TESTS_SOLVER_SHUFFLE_H

#include <stdlib.h>

#include "tests/support/solver_random.h"

/* place[i]: where the i-th goes. */
static void shuffle_places(struct random_problem *r, int *place, int n)
{
    for (int i = 0; i < n; i++)
        place[i] = i;
    for (int i = n - 1; i > 0; i--) {
        int other = random_below(r, i + 1), kept = place[i];

        place[i] = place[other];
        place[other] = kept;
    }
}

#define SHUFFLE_ROWS(r, rows, count)                                  \
    do {                                                              \
        for (int shuffle_i = (count)-1; shuffle_i > 0; shuffle_i--) { \
            int shuffle_at = random_below(r, shuffle_i + 1);          \
            __typeof__((rows)[0]) shuffle_kept = (rows)[shuffle_i];   \
                                                                      \
            (rows)[shuffle_i] = (rows)[shuffle_at];                   \
            (rows)[shuffle_at] = shuffle_kept;                        \
        }                                                             \
    } while (0)

static int shuffle_by_slot(const void *left, const void *right)
{
    const struct offer *a = left, *b = right;

    return a->slot != b->slot ? a->slot - b->slot : a->person - b->person;
}

static int shuffle_by_resource(const void *left, const void *right)
{
    const struct use *a = left, *b = right;

    return a->resource != b->resource ? a->resource - b->resource : a->slot - b->slot;
}

static int shuffle_by_group(const void *left, const void *right)
{
    const struct share *a = left, *b = right;

    return a->group != b->group ? a->group - b->group : a->person - b->person;
}

static int shuffle_by_repeat(const void *left, const void *right)
{
    const struct mark *a = left, *b = right;

    return a->repeat != b->repeat ? a->repeat - b->repeat : a->slot - b->slot;
}

static inline void shuffle_rows(struct random_problem *r)
{
    struct problem *p = &r->problem;

    SHUFFLE_ROWS(r, r->mixes, p->n_mixes);
    SHUFFLE_ROWS(r, r->breaks, p->n_breaks);
    SHUFFLE_ROWS(r, r->quotas, p->n_quotas);
    SHUFFLE_ROWS(r, r->bonds, p->n_bonds);
    SHUFFLE_ROWS(r, r->callouts, p->n_callouts);
    qsort(r->offers, (size_t)p->n_offers, sizeof *r->offers, shuffle_by_slot);
    qsort(r->uses, (size_t)p->n_uses, sizeof *r->uses, shuffle_by_resource);
    qsort(r->marks, (size_t)p->n_marks, sizeof *r->marks, shuffle_by_repeat);
    qsort(r->shares, (size_t)p->n_shares, sizeof *r->shares, shuffle_by_group);
}

static inline void shuffle_people(struct random_problem *r)
{
    struct problem *p = &r->problem;
    int place[RANDOM_PEOPLE], gap_min[RANDOM_PEOPLE];
    uint64_t tags[RANDOM_PEOPLE];

    shuffle_places(r, place, p->n_people);
    memcpy(gap_min, r->gap_min, sizeof gap_min);
    memcpy(tags, r->person_tags, sizeof tags);
    for (int i = 0; i < p->n_people; i++) {
        r->gap_min[place[i]] = gap_min[i];
        r->person_tags[place[i]] = tags[i];
    }
    for (int i = 0; i < p->n_offers; i++)
        r->offers[i].person = place[r->offers[i].person];
    for (int i = 0; i < p->n_shares; i++)
        r->shares[i].person = place[r->shares[i].person];
    for (int i = 0; i < p->n_breaks; i++)
        r->breaks[i].person = place[r->breaks[i].person];
    for (int i = 0; i < p->n_quotas; i++)
        r->quotas[i].person = place[r->quotas[i].person];
    for (int i = 0; i < p->n_callouts; i++)
        r->callouts[i].person = place[r->callouts[i].person];
    shuffle_rows(r);
}

static inline void shuffle_tasks(struct random_problem *r)
{
    static struct task tasks[RANDOM_TASKS];
    static struct slot slots[RANDOM_SLOTS];
    struct problem *p = &r->problem;
    int place[RANDOM_TASKS], at[RANDOM_TASKS], slot_at[RANDOM_SLOTS], n = 0;

    shuffle_places(r, place, p->n_tasks);
    memcpy(tasks, r->tasks, sizeof tasks);
    memcpy(slots, r->slots, sizeof slots);
    for (int t = 0; t < p->n_tasks; t++)
        at[place[t]] = t;
    for (int t = 0; t < p->n_tasks; t++) {
        r->tasks[t] = tasks[at[t]];
        r->tasks[t].first_slot = n;
        for (int s = 0; s < tasks[at[t]].n_slots; s++, n++) {
            slot_at[tasks[at[t]].first_slot + s] = n;
            r->slots[n] = slots[tasks[at[t]].first_slot + s];
            r->slots[n].task = t;
        }
    }
    for (int i = 0; i < p->n_offers; i++)
        r->offers[i].slot = slot_at[r->offers[i].slot];
    for (int i = 0; i < p->n_uses; i++)
        r->uses[i].slot = slot_at[r->uses[i].slot];
    for (int i = 0; i < p->n_marks; i++)
        r->marks[i].slot = slot_at[r->marks[i].slot];
    for (int i = 0; i < p->n_mixes; i++)
        r->mixes[i].task = place[r->mixes[i].task];
    for (int i = 0; i < p->n_bonds; i++) {
        r->bonds[i].task_a = place[r->bonds[i].task_a];
        r->bonds[i].task_b = place[r->bonds[i].task_b];
    }
    shuffle_rows(r);
}

#endif
