/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_force.c - the cheapest plan in which a person does a duty.
 *
 * Solved again with that made certain: the offer of a duty at a set time is locked; of movable work
 * the others' offers go, and leaving it undone costs more than all else. */
#include "scheduler/base/day.h"
#include "scheduler/plan/why.h"

#include "scheduler/plan/plan_lock.h"
#include "scheduler/plan/plan_reason.h"

#include <string.h>

struct forcing {
    struct why *why;
    int duty, person, task;
    struct why_part part;
    int64_t undone; /* what leaving it costs at the first level; 0: it is locked */
};

/* The person's offer for the duty in the plan, else any; -1. */
static int offer_of(const struct why *why, int duty, int person)
{
    const struct problem *problem = &why->brief->problem;
    int task = why->brief->duty_task[duty], first = -1;

    for (int i = task < 0 ? 0 : why->first_offer[task]; task >= 0 && i < why->first_offer[task + 1];
         i++) {
        if (problem->offers[i].person != person)
            continue;
        if (why->chosen[i])
            return i;
        first = first < 0 ? i : first;
    }
    return first;
}

static const char *obstacle_of(const struct why *why, int duty, int person)
{
    const struct duty *row = why_duty(why, duty);
    struct verdict last = {0}; /* at the time when least else is in the way */

    if (why->brief->frozen[duty])
        return "past";
    for (int s = 0; s < row->n_slots; s++) {
        bool taken = brief_slots(row) > row->n_slots && !duty_owned_by(row, person);
        struct verdict answer;
        verdict(&why->brief->bench, duty, taken ? row->n_slots : s, person, &answer);
        if (!answer.obstacle)
            return why->brief->duty_task[duty] < 0 ? "nobody is taken from it" : "hours";
        last = !last.obstacle || answer.place > last.place ? answer : last;
    }
    return last.obstacle;
}

/* All that could cost at the first level, and one. */
static int64_t dearest(const struct problem *problem)
{
    int64_t sum = 1;

    for (int t = 0; t < problem->n_tasks; t++)
        sum += problem->tasks[t].level == 0 ? problem->tasks[t].short_cost * problem->tasks[t].need
                                            : 0;
    for (int i = 0; i < problem->n_mixes; i++)
        sum += problem->mixes[i].level == 0 ? problem->mixes[i].short_cost * problem->mixes[i].least
                                            : 0;
    for (int i = 0; i < problem->n_offers; i++)
        sum += problem->offers[i].cost[0] +
               (problem->offers[i].drop_level == 0 ? problem->offers[i].drop_cost : 0);
    return sum;
}

/* Locks the one offer, or leaves the person as the only one and the work not to be left undone. */
static void make_certain(struct forcing *forcing)
{
    struct why_part *part = &forcing->part;
    struct arena *arena = forcing->why->brief->arena;
    const struct task *task = &part->problem.tasks[forcing->task];
    struct offer *offers =
        arena_dup(arena, part->problem.offers, (size_t)part->problem.n_offers, sizeof *offers);
    bool moves = why_duty(forcing->why, forcing->duty)->n_slots > 1;
    int keep = offer_of(forcing->why, forcing->duty, forcing->person), n = 0;
    int *map = arena_new(arena, int, part->problem.n_offers + 1);

    for (int i = 0; i < part->problem.n_offers; i++) {
        bool its = part->problem.slots[offers[i].slot].task == forcing->task;
        bool theirs = its && offers[i].person == forcing->person;
        if (its && !theirs && task->need == 1 && offers[i].drop_cost == 0)
            continue;
        offers[n] = offers[i];
        map[n] = part->offer[i];
        part->start[n] = part->start[i] && !(its && !theirs && task->need == 1);
        if (theirs && (!moves || (task->need > 1 && map[n] == keep)))
            offers[n].locked = part->start[n] = true;
        n++;
    }
    if (moves && task->need == 1) {
        struct task *tasks =
            arena_dup(arena, part->problem.tasks, (size_t)part->problem.n_tasks, sizeof *tasks);
        forcing->undone = dearest(&part->problem);
        tasks[forcing->task].level = 0;
        tasks[forcing->task].short_cost = forcing->undone;
        part->problem.tasks = tasks;
    }
    part->problem.offers = offers;
    part->problem.n_offers = n;
    part->offer = map;
}

/* A part is solved for what it must not cost, down to money, and then for few changes: loads and
 * preferences would shuffle half the day for a point. */
static void prefer_few(struct forcing *forcing)
{
    struct problem *problem = &forcing->part.problem;
    const struct policy *policy = &forcing->why->brief->policy;
    struct offer *offers = arena_dup(forcing->why->brief->arena, problem->offers,
                                     (size_t)problem->n_offers, sizeof *offers);
    int few = policy->rank[LEVEL_FAIRNESS];

    for (int i = 0; i < problem->n_offers; i++) {
        bool planned = forcing->why->chosen[forcing->part.offer[i]];
        offers[i].cost[policy->rank[LEVEL_PREFERENCE]] = 0;
        offers[i].cost[few] = planned ? 0 : 1;
        if (planned && offers[i].drop_cost == 0) {
            offers[i].drop_cost = 1;
            offers[i].drop_level = (int8_t)few;
        }
    }
    problem->offers = offers;
    problem->n_shares = problem->n_share_groups = 0;
    problem->slack[few] = 0;
}

/* Nothing legal holds what is locked and this. */
static void tell_contradiction(const struct forcing *forcing, struct why_price *price)
{
    const struct problem *problem = &forcing->part.problem;
    bool *locked = arena_new(forcing->why->brief->arena, bool, problem->n_offers + 1);
    struct finding first;

    for (int i = 0; i < problem->n_offers; i++)
        locked[i] = problem->offers[i].locked &&
                    forcing->why->brief->problem.offers[forcing->part.offer[i]].locked;
    for (int i = 0; i < problem->n_offers; i++)
        locked[i] = locked[i] || (problem->slots[problem->offers[i].slot].task == forcing->task &&
                                  problem->offers[i].locked);
    price->answer = WHY_LOCKED;
    price->other = -1;
    if (!plan_lock_first(problem, locked, &first))
        return;
    const char *reason = reason_of(&first);
    int other = first.task == forcing->task ? first.other_task : first.task;
    if (strcmp(first.limit, "overlap") == 0 && other >= 0) {
        price->other = forcing->why->brief->task_duty[other];
    } else if (reason) {
        price->answer = WHY_NO_ROOM;
        price->reason = reason;
    }
}

/* Of the brief: as the part was solved. */
static void take(const struct forcing *forcing, const struct answer *answer,
                 struct why_price *price)
{
    const struct brief *brief = forcing->why->brief;
    bool *chosen = arena_new(brief->arena, bool, brief->problem.n_offers + 1);
    int forced = -1;

    for (int i = 0; i < forcing->part.problem.n_offers; i++) {
        int offer = forcing->part.offer[i];
        chosen[offer] = answer->chosen[i];
        if (answer->chosen[i] && brief->problem.offers[offer].person == forcing->person &&
            brief->problem.slots[brief->problem.offers[offer].slot].task == forcing->task)
            forced = offer;
    }
    price->answer = WHY_PRICED;
    bool before = true; /* every level before is proven without slack */
    for (int k = 0; k < LEVELS; k++) {
        price->proven[k] =
            price->scope == WHY_ALL && before && answer->levels[k].value == answer->levels[k].bound;
        before = price->proven[k];
    }
    why_chain(forcing->why, chosen, forced, price);
}

static bool solve(struct forcing *forcing, const struct effort *effort, struct why_price *price,
                  struct fault *fault)
{
    struct why_part *part = &forcing->part;
    struct answer answer = {
        .chosen = arena_new(forcing->why->brief->arena, bool, part->problem.n_offers + 1)};
    enum solve_status status = problem_solve(&part->problem, effort, part->start, &answer);

    if (status == SOLVE_FAILED)
        return fault_set(fault, FAULT_SYSTEM, "planning ran out of memory");
    if (status == SOLVE_IMPOSSIBLE) {
        tell_contradiction(forcing, price);
    } else if (forcing->undone && answer.levels[0].value >= forcing->undone) {
        price->answer = WHY_NO_ROOM;
        price->reason = "no time";
    } else {
        take(forcing, &answer, price);
    }
    return true;
}

enum { AROUND = 90 }; /* minutes before and after */

static bool *near_tasks(const struct why *why, int offer)
{
    const struct problem *problem = &why->brief->problem;
    const struct slot *its = &problem->slots[problem->offers[offer].slot];
    bool *tasks = arena_new(why->brief->arena, bool, problem->n_tasks + 1);

    for (int s = 0; s < problem->n_slots; s++) {
        const struct slot *slot = &problem->slots[s];
        tasks[slot->task] = tasks[slot->task] || (slot->starts_at < its->ends_at + AROUND &&
                                                  its->starts_at - AROUND < slot->ends_at);
    }
    for (int i = 0; i < problem->n_offers; i++) {
        const struct slot *slot = &problem->slots[problem->offers[i].slot];
        if (why->chosen[i] && problem->offers[i].person == problem->offers[offer].person &&
            day_of(slot->starts_at) == day_of(its->starts_at))
            tasks[slot->task] = true;
    }
    return tasks;
}

/* By task: may it change? */
static bool *free_tasks(const struct why *why, int offer, int scope)
{
    const struct problem *problem = &why->brief->problem;
    const struct slot *its = &problem->slots[problem->offers[offer].slot];
    bool *tasks =
        scope == WHY_NEAR ? near_tasks(why, offer) : why_day_tasks(why, day_of(its->starts_at));

    for (int t = 0; t < problem->n_tasks; t++)
        tasks[t] = tasks[t] || scope == WHY_ALL;
    tasks[its->task] = true;
    return tasks;
}

bool why_force(struct why *why, int duty, int person, int scope, const struct effort *effort,
               struct why_price *price, struct fault *fault)
{
    struct forcing forcing = {
        .why = why, .duty = duty, .person = person, .task = why->brief->duty_task[duty]};
    int offer = offer_of(why, duty, person);

    *price = (struct why_price){.other = -1, .scope = scope};
    bool theirs = forcing.task < 0 && duty_owned_by(why_duty(why, duty), person);
    if (theirs || (offer >= 0 && why->chosen[offer])) {
        price->answer = WHY_DOES;
        return true;
    }
    if (offer < 0) {
        price->answer = WHY_FORBIDDEN;
        price->reason = obstacle_of(why, duty, person);
        return true;
    }
    why_part(why, free_tasks(why, offer, scope), &forcing.part);
    make_certain(&forcing);
    if (scope != WHY_ALL)
        prefer_few(&forcing);
    return solve(&forcing, effort, price, fault);
}
