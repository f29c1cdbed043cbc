/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/solver_random.h - small random problems with every feature on, from a seed. */
#ifndef TESTS_SOLVER_RANDOM_H
#define TESTS_SOLVER_RANDOM_H

#include <stdint.h>
#include <string.h>

#include "solver/problem.h"

enum { RANDOM_TASKS = 40, RANDOM_SLOTS = 120, RANDOM_PEOPLE = 12, RANDOM_OFFERS = 1440 };
enum { RANDOM_ROWS = 480, RANDOM_STARTS = 4 };

struct random_size {
    int people, tasks, offers; /* at most */
    bool every_rule;           /* none of them left out by chance, and neither people nor tasks */
};

struct random_problem {
    struct problem problem;
    uint64_t random;
    struct task tasks[RANDOM_TASKS];
    struct slot slots[RANDOM_SLOTS];
    struct offer offers[RANDOM_OFFERS];
    struct mix mixes[RANDOM_ROWS];
    struct rest_break breaks[RANDOM_ROWS];
    struct resource resources[RANDOM_ROWS];
    struct use uses[RANDOM_ROWS];
    struct repeat repeats[RANDOM_ROWS];
    struct mark marks[RANDOM_ROWS];
    struct quota quotas[RANDOM_ROWS];
    struct share_group groups[2];
    struct share shares[2 * RANDOM_PEOPLE];
    struct bond bonds[RANDOM_ROWS];
    struct callout callouts[RANDOM_ROWS];
    int gap_min[RANDOM_PEOPLE];
    uint64_t person_tags[RANDOM_PEOPLE];
    int travel_min[9];
    int64_t starts_at[RANDOM_ROWS][RANDOM_STARTS];
};

static int random_below(struct random_problem *r, int below)
{
    r->random ^= r->random << 13;
    r->random ^= r->random >> 7;
    r->random ^= r->random << 17;
    return (int)((r->random >> 11) % (uint64_t)below);
}

static bool random_once_in(struct random_problem *r, int n)
{
    return random_below(r, n) == 0;
}

/* Two days, work from 6 to 22 in half hours. */
static void random_slot(struct random_problem *r, int task)
{
    struct problem *p = &r->problem;
    struct slot *slot = &r->slots[p->n_slots++];

    slot->task = task;
    slot->starts_at = INT64_C(1440) * random_below(r, 2) + 360 + INT64_C(30) * random_below(r, 30);
    if (random_once_in(r, 2)) /* crowded: most meet */
        slot->starts_at =
            INT64_C(1440) * random_below(r, 2) + 540 + INT64_C(30) * random_below(r, 6);
    slot->ends_at = slot->starts_at + INT64_C(30) * (1 + random_below(r, 4));
    slot->place = random_below(r, 4) - 1;
    slot->worked_min = (int)(slot->ends_at - slot->starts_at);
    slot->unpopular_min = random_once_in(r, 4) ? 20 : 0;
    r->tasks[task].n_slots++;
}

static void random_tasks(struct random_problem *r, const struct random_size *size)
{
    struct problem *p = &r->problem;

    p->n_tasks = size->every_rule ? size->tasks : 1 + random_below(r, size->tasks);
    for (int t = 0; t < p->n_tasks; t++) {
        int slots = random_once_in(r, 3) ? 1 + random_below(r, 3) : 1;

        r->tasks[t] = (struct task){p->n_slots,
                                    0,
                                    random_once_in(r, 4) ? 2 : 1,
                                    random_below(r, 4),
                                    1 + random_below(r, 5),
                                    1 + (uint64_t)random_below(r, 3)};
        for (int s = 0; s < slots; s++)
            random_slot(r, t);
    }
    for (int s = 0; s < p->n_slots; s++) {
        for (int i = 0; i < p->n_people; i++) {
            if (p->n_offers == size->offers || random_once_in(r, 3))
                continue;
            struct offer *offer = &r->offers[p->n_offers++];

            *offer = (struct offer){.slot = s, .person = i};
            if (random_once_in(r, 2))
                offer->cost[random_below(r, LEVELS)] = 1 + random_below(r, 4);
            if (random_once_in(r, 6))
                offer->drop_cost = 1 + random_below(r, 3);
            offer->drop_level = (int8_t)random_below(r, LEVELS);
            offer->locked = random_once_in(r, size->every_rule ? 300 : 40);
        }
    }
}

static void random_people(struct random_problem *r)
{
    struct problem *p = &r->problem;

    for (int i = 0; i < p->n_people; i++) {
        r->gap_min[i] = 15 * random_below(r, 3);
        r->person_tags[i] = (uint64_t)random_below(r, 4);
        for (int day = 0; day < 2; day++) {
            int64_t from = INT64_C(1440) * day + 660, *starts = r->starts_at[p->n_breaks];
            int n = 1 + random_below(r, 3);

            for (int s = 0; s < n; s++)
                starts[s] = from + INT64_C(30) * s;
            if (random_once_in(r, 2)) {
                r->breaks[p->n_breaks++] = (struct rest_break){i,
                                                               30,
                                                               from,
                                                               from + 120,
                                                               starts,
                                                               n,
                                                               INT64_C(1440) * day,
                                                               INT64_C(1440) * (day + 1),
                                                               random_once_in(r, 4),
                                                               random_once_in(r, 4),
                                                               false};
            }
            if (random_once_in(r, 3)) {
                r->callouts[p->n_callouts++] = (struct callout){i,
                                                                INT64_C(1440) * day,
                                                                INT64_C(1440) * (day + 1),
                                                                (uint64_t)random_below(r, 2),
                                                                random_below(r, LEVELS),
                                                                1 + random_below(r, 3)};
            }
        }
        for (int n = random_below(r, 3); n > 0; n--) {
            bool soft = random_once_in(r, 2), by_minute = random_once_in(r, 2);
            struct quota *quota = &r->quotas[p->n_quotas++];

            *quota = (struct quota){i,
                                    300,
                                    1440 + INT64_C(60) * random_below(r, 30),
                                    (uint64_t)random_below(r, 2),
                                    by_minute,
                                    random_below(r, 2),
                                    0,
                                    random_below(r, LEVELS),
                                    0,
                                    0};
            quota->max = by_minute ? 30 * random_below(r, 8) : random_below(r, 3);
            if (soft) {
                quota->unit = by_minute ? 25 : 1;
                quota->over_cost = 1 + random_below(r, 3);
            }
        }
    }
}

/* How many of a thing: up to two for a dozen tasks, more for more. */
static int random_count(struct random_problem *r, const struct random_size *size)
{
    int n = random_below(r, 3);

    return (1 + r->problem.n_tasks / 13) * (n == 0 && size->every_rule ? 1 : n);
}

static void random_links(struct random_problem *r, const struct random_size *size)
{
    struct problem *p = &r->problem;

    for (int n = random_count(r, size); n > 0 && p->n_tasks > 1; n--) {
        int a = random_below(r, p->n_tasks), b = random_below(r, p->n_tasks);

        if (a != b && r->tasks[a].need == 1 && r->tasks[b].need == 1)
            r->bonds[p->n_bonds++] =
                (struct bond){a, b, random_below(r, LEVELS), random_below(r, 3)};
    }
    for (int n = random_count(r, size); n > 0; n--)
        r->mixes[p->n_mixes++] = (struct mix){random_below(r, p->n_tasks), 1 + random_below(r, 2),
                                              1 + (uint64_t)random_below(r, 2),
                                              random_below(r, LEVELS), 1 + random_below(r, 3)};
    p->n_resources = random_count(r, size);
    for (int n = 0; n < p->n_resources; n++) {
        r->resources[n].capacity = 1 + random_below(r, 2);
        for (int s = 0; s < p->n_slots; s++)
            if (random_once_in(r, 2 + p->n_tasks / 13))
                r->uses[p->n_uses++] = (struct use){s, n, 1 + random_below(r, 2)};
    }
    p->n_share_groups = random_below(r, 3);
    if (size->every_rule && p->n_share_groups == 0)
        p->n_share_groups = 1;
    for (int g = 0; g < p->n_share_groups; g++) {
        r->groups[g] = (struct share_group){random_below(r, LEVELS), 1 + random_below(r, 2),
                                            (uint64_t)random_below(r, 3), 0, 2880};
        for (int i = 0; i < p->n_people; i++)
            if (!random_once_in(r, 4))
                r->shares[p->n_shares++] =
                    (struct share){g, i, random_below(r, 60) - 30, 10 + 10 * random_below(r, 3)};
    }
}

/* Made last: a seed's other rows stay what they were. */
static void random_repeats(struct random_problem *r, const struct random_size *size)
{
    struct problem *p = &r->problem;

    p->n_repeats = random_count(r, size);
    for (int n = 0; n < p->n_repeats; n++) {
        r->repeats[n] = (struct repeat){random_below(r, LEVELS), random_below(r, 2),
                                        random_below(r, 3), random_below(r, 3)};
        for (int s = 0; s < p->n_slots && p->n_marks < RANDOM_ROWS; s++)
            if (random_once_in(r, 2 + p->n_tasks / 13))
                r->marks[p->n_marks++] = (struct mark){s, n};
    }
}

static inline void random_make(struct random_problem *r, const struct random_size *size,
                               uint64_t seed)
{
    struct problem *p = &r->problem;

    memset(r, 0, sizeof *r);
    r->random = seed * 0x9e3779b97f4a7c15U + 12345;
    for (int i = 0; i < 5; i++)
        (void)random_below(r, 2);
    p->tasks = r->tasks;
    p->slots = r->slots;
    p->offers = r->offers;
    p->mixes = r->mixes;
    p->breaks = r->breaks;
    p->resources = r->resources;
    p->uses = r->uses;
    p->repeats = r->repeats;
    p->marks = r->marks;
    p->quotas = r->quotas;
    p->share_groups = r->groups;
    p->shares = r->shares;
    p->bonds = r->bonds;
    p->callouts = r->callouts;
    p->gap_min = r->gap_min;
    p->person_tags = r->person_tags;
    p->travel_min = r->travel_min;
    p->n_places = 3;
    p->n_people = size->every_rule ? size->people : 1 + random_below(r, size->people);
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            r->travel_min[3 * i + j] = i == j ? 0 : 20 + 10 * (i + j);
    if (random_once_in(r, 2) || size->every_rule)
        p->rest = (struct rest){20 * 60, 7 * 60, 11 * 60};
    random_tasks(r, size);
    random_people(r);
    random_links(r, size);
    random_repeats(r, size);
}

/* The same problem with its people numbered the other way round. */
static inline void random_reverse_people(struct random_problem *r)
{
    struct problem *p = &r->problem;
    int last = p->n_people - 1;
    struct random_problem from = *r;

    for (int i = 0, n = 0; i < p->n_offers; i += n) {
        for (n = 1; i + n < p->n_offers && from.offers[i + n].slot == from.offers[i].slot; n++)
            ;
        for (int k = 0; k < n; k++) {
            r->offers[i + k] = from.offers[i + n - 1 - k];
            r->offers[i + k].person = last - r->offers[i + k].person;
        }
    }
    for (int i = 0, n = 0; i < p->n_shares; i += n) {
        for (n = 1; i + n < p->n_shares && from.shares[i + n].group == from.shares[i].group; n++)
            ;
        for (int k = 0; k < n; k++) {
            r->shares[i + k] = from.shares[i + n - 1 - k];
            r->shares[i + k].person = last - r->shares[i + k].person;
        }
    }
    for (int i = 0; i <= last; i++) {
        r->gap_min[i] = from.gap_min[last - i];
        r->person_tags[i] = from.person_tags[last - i];
    }
    for (int i = 0; i < p->n_breaks; i++)
        r->breaks[i].person = last - r->breaks[i].person;
    for (int i = 0; i < p->n_quotas; i++)
        r->quotas[i].person = last - r->quotas[i].person;
    for (int i = 0; i < p->n_callouts; i++)
        r->callouts[i].person = last - r->callouts[i].person;
}

#endif
