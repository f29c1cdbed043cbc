/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/bounds/solver_days.h - two people whose breaks and hours leave little room, over two or
 * three days: small enough for every plan to be known. */
#ifndef TESTS_SOLVER_DAYS_H
#define TESTS_SOLVER_DAYS_H

#include "tests/support/solver_random.h"

enum { DAYS_OFFERS = 14, DAYS_PEOPLE = 2, DAY = 24 * 60, NOON = 12 * 60 };
enum { SMALL = 6, LARGE = 3000 }; /* what anything costs at most */

/* Mornings and afternoons, over noon too.  Of what costs much two tasks are so dear that sums of
 * fractions are not exact any more. */
static inline void days_put_work(struct random_problem *r, int days, int largest)
{
    struct problem *p = &r->problem;

    p->n_tasks = p->n_slots = 4 + random_below(r, 4);
    for (int t = 0; t < p->n_tasks; t++) {
        int64_t at = (int64_t)DAY * (t % days) + 540 + 30 * random_below(r, 12);

        r->tasks[t] = (struct task){t, 1, 1, 0, 1 + random_below(r, largest), 0};
        r->slots[t] = (struct slot){t, at, at + 30 * (1 + random_below(r, 3)), -1, 0, 0};
        r->slots[t].worked_min = (int)(r->slots[t].ends_at - at);
        for (int i = 0; i < DAYS_PEOPLE; i++) {
            struct offer *offer = &r->offers[p->n_offers];

            if (p->n_offers == DAYS_OFFERS || random_once_in(r, 10))
                continue;
            *offer = (struct offer){.slot = t, .person = i};
            if (random_once_in(r, 2))
                offer->cost[0] = random_below(r, 1 + largest / 2);
            if (random_once_in(r, 2))
                offer->cost[1] = random_below(r, largest);
            p->n_offers++;
        }
    }
    if (largest > SMALL)
        r->tasks[0].short_cost = r->tasks[1].short_cost = INT64_C(1) << 40;
}

static inline void days_put_limits(struct random_problem *r, int days)
{
    struct problem *p = &r->problem;

    for (int i = 0; i < DAYS_PEOPLE; i++) {
        for (int day = 0; day < days; day++) {
            int64_t dawn = (int64_t)DAY * day, *starts = r->starts_at[p->n_breaks];
            int n = 1 + random_below(r, 3);

            for (int s = 0; s < n; s++)
                starts[s] = dawn + NOON - 60 + 30 * s;
            if (!random_once_in(r, 3))
                r->breaks[p->n_breaks++] = (struct rest_break){
                    i,    30,         dawn + NOON - 60,     dawn + NOON + 60,     starts, n,
                    dawn, dawn + DAY, random_once_in(r, 4), random_once_in(r, 4), false};
            if (random_once_in(r, 2))
                r->quotas[p->n_quotas++] = (struct quota){.person = i,
                                                          .from_at = dawn,
                                                          .until_at = dawn + DAY,
                                                          .by_minute = true,
                                                          .max = 60 + 30 * random_below(r, 5)};
        }
        for (int n = random_below(r, 3); n > 0; n--)
            r->quotas[p->n_quotas++] = (struct quota){.person = i,
                                                      .until_at = (int64_t)DAY * days,
                                                      .by_minute = n == 1,
                                                      .max = n == 1 ? 90 + 30 * random_below(r, 8)
                                                                    : 1 + random_below(r, 3)};
    }
}

static inline void days_make(struct random_problem *r, uint64_t seed, int largest)
{
    int days = 2 + (int)(seed % 2);

    memset(r, 0, sizeof *r);
    r->random = seed * 0x9e3779b97f4a7c15U + 12345;
    for (int i = 0; i < 5; i++)
        (void)random_below(r, 2);
    r->problem = (struct problem){.tasks = r->tasks,
                                  .slots = r->slots,
                                  .offers = r->offers,
                                  .breaks = r->breaks,
                                  .quotas = r->quotas,
                                  .gap_min = r->gap_min,
                                  .person_tags = r->person_tags,
                                  .n_people = DAYS_PEOPLE};
    days_put_work(r, days, largest);
    days_put_limits(r, days);
}

#endif
