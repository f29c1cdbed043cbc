/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_own.c - may one person do these duties together?
 *
 * Judged as the solver judges, in a problem of this person and these duties alone: their hours,
 * lunch, breaks, rest and the way between. */
#include "scheduler/plan/why/why_own.h"

#include "scheduler/base/day.h"
#include "scheduler/plan/plan_reason.h"

#include <stddef.h>
#include <string.h>

static int largest(const struct slices *slices, int n_people)
{
    int most = 0;

    for (int p = 0; p < n_people; p++) {
        int n = slices->first[p + 1] - slices->first[p];
        most = n > most ? n : most;
    }
    return most;
}

void own_make(const struct why *why, struct own *own)
{
    const struct brief *brief = why->brief;
    const struct problem *problem = &brief->problem;
    struct arena *arena = brief->arena;

    *own = (struct own){.why = why, .day = DAY_NONE};
    reason_problem(brief, &own->small);
    own->quotas = slices_make(own->small.quotas, own->small.n_quotas, sizeof *own->small.quotas,
                              offsetof(struct quota, person), problem->n_people, arena);
    own->breaks = slices_make(problem->breaks, problem->n_breaks, sizeof *problem->breaks,
                              offsetof(struct rest_break, person), problem->n_people, arena);
    own->room = largest(&brief->by_person, problem->n_people) + 1;
    own->tasks = arena_new(arena, struct task, own->room);
    own->slots = arena_new(arena, struct slot, own->room);
    own->offers = arena_new(arena, struct offer, own->room);
    own->best = arena_new(arena, double, own->room);
    own->after = arena_new(arena, double, own->room);
    own->taken = arena_new(arena, int, own->room);
    own->all = arena_new(arena, bool, own->room);
    memset(own->all, true, (size_t)own->room * sizeof *own->all);
    own->own_quotas = arena_new(arena, struct quota, largest(&own->quotas, problem->n_people) + 1);
    own->own_breaks =
        arena_new(arena, struct rest_break, largest(&own->breaks, problem->n_people) + 1);
}

/* The person is number 0, each duty a task with one slot. */
static void add(struct own *own, struct problem *problem, int offer)
{
    const struct problem *whole = &own->why->brief->problem;
    const struct offer *row = &whole->offers[offer];
    const struct slot *slot = &whole->slots[row->slot];
    int i = problem->n_tasks++;

    own->tasks[i] = (struct task){.first_slot = i,
                                  .n_slots = 1,
                                  .need = 1,
                                  .short_cost = 1,
                                  .tags = whole->tasks[slot->task].tags};
    own->slots[i] = *slot;
    own->slots[i].task = i;
    own->offers[i] = (struct offer){.slot = i, .travel_min = row->travel_min};
    problem->n_slots = problem->n_offers = problem->n_tasks;
}

static void own_limits(struct own *own, int person, struct problem *problem)
{
    const struct problem *small = &own->small;

    problem->n_quotas = problem->n_breaks = 0;
    for (int i = own->quotas.first[person]; i < own->quotas.first[person + 1]; i++) {
        own->own_quotas[problem->n_quotas] = small->quotas[own->quotas.items[i]];
        own->own_quotas[problem->n_quotas++].person = 0;
    }
    for (int i = own->breaks.first[person]; i < own->breaks.first[person + 1]; i++) {
        const struct rest_break *row = &small->breaks[own->breaks.items[i]];
        if (own->day != DAY_NONE && day_of(row->from_at) != own->day)
            continue; /* what is chosen of this day breaks none of another */
        own->own_breaks[problem->n_breaks] = *row;
        own->own_breaks[problem->n_breaks++].person = 0;
    }
    problem->gap_min = small->gap_min + person;
    problem->person_tags = small->person_tags + person;
    problem->n_people = 1;
}

bool own_possible(struct own *own, int person, const int *offers, int n)
{
    struct problem problem = own->small;
    int64_t value[LEVELS];

    problem.tasks = own->tasks;
    problem.slots = own->slots;
    problem.offers = own->offers;
    problem.quotas = own->own_quotas;
    problem.breaks = own->own_breaks;
    /* A seat's pieces want one person, but having one piece is no reason against another. */
    problem.n_tasks = problem.n_bonds = 0;
    for (int i = 0; i < n; i++)
        add(own, &problem, offers[i]);
    own_limits(own, person, &problem);
    own->looks++;
    return problem_judge(&problem, own->all, value, NULL, NULL);
}
