/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/solver/solver_world.h - small problems written by hand, and what one limit says of a plan.
 */
#ifndef TESTS_SOLVER_WORLD_H
#define TESTS_SOLVER_WORLD_H

#include "tests/support/check.h"

#include "solver/problem.h"

enum { WORLD_TASKS = 4, WORLD_SLOTS = 6, WORLD_OFFERS = 24, WORLD_EVERY_PLAN = 6 };

/* Up to four tasks of one person each and, with p people, offers for everybody. */
struct world {
    struct problem problem;
    struct task tasks[WORLD_TASKS];
    struct slot slots[WORLD_SLOTS];
    struct offer offers[WORLD_OFFERS];
    int gap_min[3], travel_min[4];
    uint64_t person_tags[3];
};

static inline struct world world_make(int people, const int (*spans)[3], int n)
{
    struct world world = {.person_tags = {1, 2, 3}, .travel_min = {40, 30, 50, 40}};

    for (int t = 0; t < n; t++) {
        world.tasks[t] = (struct task){t, 1, 1, 0, 10, 1U << t};
        world.slots[t] = (struct slot){.task = t,
                                       .starts_at = spans[t][0],
                                       .ends_at = spans[t][1],
                                       .place = spans[t][2],
                                       .worked_min = spans[t][1] - spans[t][0]};
        for (int p = 0; p < people; p++)
            world.offers[world.problem.n_offers++] = (struct offer){.slot = t, .person = p};
    }
    world.problem.n_tasks = world.problem.n_slots = n;
    world.problem.n_people = people;
    world.problem.n_places = 2;
    return world;
}

/* Everything becomes one task that wants `need`, at one of the slots. */
static inline void world_join(struct world *world, int need)
{
    world->problem.n_tasks = 1;
    world->tasks[0].n_slots = world->problem.n_slots;
    world->tasks[0].need = need;
    for (int s = 0; s < world->problem.n_slots; s++)
        world->slots[s].task = 0;
}

static inline struct problem *world_problem(struct world *world)
{
    struct problem *p = &world->problem;

    p->tasks = world->tasks;
    p->slots = world->slots;
    p->offers = world->offers;
    p->gap_min = world->gap_min;
    p->travel_min = world->travel_min;
    p->person_tags = world->person_tags;
    return p;
}

static inline void choose_bits(const struct problem *problem, unsigned plan, bool *chosen)
{
    for (int i = 0; i < problem->n_offers; i++)
        chosen[i] = plan >> i & 1;
}

/* ---- what one limit says ---- */

struct heard {
    const char *limit;
    int n;
    int64_t amount, cost;
    bool hard;
};

static inline void hear(void *context, const struct finding *finding)
{
    struct heard *heard = context;

    if (strcmp(finding->limit, heard->limit) != 0)
        return;
    heard->n++;
    heard->amount = finding->amount;
    heard->cost = finding->cost;
    heard->hard = finding->hard;
}

/* Of the plan given as bits. */
static inline struct heard judge(const struct problem *problem, unsigned plan, const char *limit)
{
    bool chosen[WORLD_OFFERS];
    int64_t value[LEVELS];
    struct heard heard = {.limit = limit};
    char text[120];

    assert_true(problem_ok(problem, text, sizeof text));
    choose_bits(problem, plan, chosen);
    bool legal = problem_judge(problem, chosen, value, hear, &heard);

    assert_true(!(heard.hard && legal));
    return heard;
}

#endif
