/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_part.c - a part of the problem, the rest as planned. */
#include "scheduler/base/day.h"
#include "scheduler/plan/why.h"

bool *why_day_tasks(const struct why *why, int64_t day)
{
    const struct problem *problem = &why->brief->problem;
    bool *tasks = arena_new(why->brief->arena, bool, problem->n_tasks + 1);

    for (int s = 0; s < problem->n_slots; s++) {
        if (day_of(problem->slots[s].starts_at) == day)
            tasks[problem->slots[s].task] = true;
    }
    return tasks;
}

void why_part(const struct why *why, const bool *free_tasks, struct why_part *part)
{
    const struct problem *problem = &why->brief->problem;
    struct arena *arena = why->brief->arena;
    struct offer *offers = arena_new(arena, struct offer, problem->n_offers + 1);
    int *map = arena_new(arena, int, problem->n_offers + 1), n = 0;

    part->start = arena_new(arena, bool, problem->n_offers + 1);
    for (int i = 0; i < problem->n_offers; i++) {
        bool is_free = free_tasks[problem->slots[problem->offers[i].slot].task];
        /* What is told and not planned costs as it is; its offer stays to say so. */
        if (!is_free && !why->chosen[i] && problem->offers[i].drop_cost == 0)
            continue;
        offers[n] = problem->offers[i];
        offers[n].locked = offers[n].locked || (!is_free && why->chosen[i]);
        part->start[n] = why->chosen[i];
        map[n++] = i;
    }
    part->problem = *problem;
    part->problem.offers = offers;
    part->problem.n_offers = n;
    part->offer = map;
}
