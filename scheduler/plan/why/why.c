/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why.c - the plan and the model behind it. */
#include "scheduler/plan/why.h"

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/plan/plan_reason.h"

static const int *offers_by_task(const struct problem *problem, struct arena *arena)
{
    int *first = arena_new(arena, int, problem->n_tasks + 2);

    for (int i = 0; i < problem->n_offers; i++)
        first[problem->slots[problem->offers[i].slot].task + 1]++;
    for (int t = 0; t < problem->n_tasks; t++)
        first[t + 1] += first[t];
    return first; /* offers are by slot, slots by task */
}

bool why_open(const struct world *world, const struct assignment *list, int count,
              struct arena *arena, struct why *why, struct fault *fault)
{
    struct brief *brief = arena_new(arena, struct brief, 1);
    char text[200];

    *why = (struct why){.brief = brief};
    if (!brief_make(world, arena, brief, fault))
        return false;
    if (!problem_ok(&brief->problem, text, sizeof text))
        return fault_set(fault, FAULT_SYSTEM, "the plan's problem came out wrong (%s)", text);
    why->chosen = arena_new(arena, bool, brief->problem.n_offers + 1);
    brief_choose(brief, list, count, why->chosen);
    for (int i = 0; i < brief->problem.n_offers; i++)
        why->chosen[i] = why->chosen[i] || brief->problem.offers[i].locked;
    struct why_scales scales;
    why_scales(why, &scales);
    why->legal = why_judge(why, why->chosen, &scales, why->value);
    for (int k = 0; k < LEVELS; k++) {
        why->plan.level_names[k] = level_names[brief->policy.order[k]];
        why->plan.level_units[k] = level_units[brief->policy.order[k]];
    }
    why->first_offer = offers_by_task(&brief->problem, arena);
    why->alone = arena_new(arena, bool, brief->problem.n_offers + 1);
    why->alone_known = arena_new(arena, bool, brief->problem.n_tasks + 1);
    why->outcome = arena_new(arena, struct outcome, 1);
    *why->outcome = (struct outcome){.brief = brief, .chosen = why->chosen, .arena = arena};
    why->inquiry = inquiry_make(why->outcome);
    return true;
}

const struct duty *why_duty(const struct why *why, int duty)
{
    return &why->brief->world->duties[duty];
}

bool why_past(const struct why *why, int duty)
{
    const struct world *world = why->brief->world;
    const struct duty *row = why_duty(why, duty);
    int64_t last_at = row->slots[row->n_slots - 1].starts_at;

    return why->brief->frozen[duty] ||
           (last_at < world->now_at && policy_told(world, day_of(last_at)));
}

int why_missing(const struct why *why, int duty)
{
    int task = why->brief->duty_task[duty], filled = 0;

    if (task < 0)
        return 0;
    for (int i = why->first_offer[task]; i < why->first_offer[task + 1]; i++)
        filled += why->chosen[i];
    return why_duty(why, duty)->need > filled ? why_duty(why, duty)->need - filled : 0;
}

static int by_time(const void *left, const void *right, const void *context)
{
    const struct seat *a = left, *b = right;

    (void)context;
    return (a->open_from_at > b->open_from_at) - (a->open_from_at < b->open_from_at);
}

int why_open_seats(struct why *why, const int **duties)
{
    struct arena *arena = why->brief->arena;
    int n = 0;

    outcome_seats(why->outcome);
    struct seat *seats = arena_new(arena, struct seat, why->outcome->n_seats + 1);
    int *list = arena_new(arena, int, why->outcome->n_seats + 1);
    for (int i = 0; i < why->outcome->n_seats; i++) {
        if (why->outcome->seats[i].missing)
            seats[n++] = why->outcome->seats[i];
    }
    sort_rows(seats, (size_t)n, sizeof *seats, by_time, NULL);
    for (int i = 0; i < n; i++)
        list[i] = seats[i].first_open;
    *duties = list;
    return n;
}
