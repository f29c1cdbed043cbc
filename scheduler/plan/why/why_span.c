/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_span.c - more seats than people can take one after the other.
 *
 * Where no one moment proves it, somebody has time at each: but not for this duty beside what they
 * do before or after it, with the way, lunch, breaks and hours between.  Follow from the empty
 * seat: who may do it, what they do that day, who may do that, and so on, until nobody met can do
 * one more of the duties met than they do.  Then the most that each can do, added up, is one seat
 * too few.  Duties that the count does not need are left out again.
 */
#include "scheduler/base/day.h"
#include "scheduler/plan/why/why_own.h"

#include <string.h>

enum { DUTIES_MOST = 12, LOOKS = 3000 };

struct reach {
    const struct why *why;
    struct own own;
    int *offers;                         /* of one person */
    int tasks[DUTIES_MOST + 1], n_tasks; /* met; the seat first */
    bool *seen;                          /* by person */
    int *people, n_people;               /* who may do any of them */
    int looks;                           /* judged so far */
};

struct trial { /* of one person */
    struct reach *reach;
    int person, wanted;
    int taken[DUTIES_MOST + 1], n_taken; /* offers */
};

static const struct offer *offer_of(const struct reach *reach, int number)
{
    return &reach->why->brief->problem.offers[number];
}

static bool is_met(const struct reach *reach, int task)
{
    for (int i = 0; i < reach->n_tasks; i++) {
        if (reach->tasks[i] == task)
            return true;
    }
    return false;
}

/* All that is taken, beside what they are locked to. */
static bool possible(struct trial *trial)
{
    struct reach *reach = trial->reach;
    const struct slices *own = &reach->why->brief->by_person;
    int n = 0;

    for (int i = own->first[trial->person]; i < own->first[trial->person + 1]; i++) {
        bool taken = offer_of(reach, own->items[i])->locked;
        for (int k = 0; k < trial->n_taken; k++)
            taken = taken || trial->taken[k] == own->items[i];
        if (taken)
            reach->offers[n++] = own->items[i];
    }
    reach->looks++;
    return own_possible(&reach->own, trial->person, reach->offers, n);
}

static bool excluded(const struct trial *trial, int offer)
{
    const struct brief *brief = trial->reach->why->brief;
    const struct may *may = &brief->mays[brief->offer_may[offer]];
    const struct duty_slot *slot = &brief->world->duties[may->duty].slots[may->slot];

    for (int k = 0; k < trial->n_taken; k++) {
        const struct may *other = &brief->mays[brief->offer_may[trial->taken[k]]];
        if (brief_excludes(brief, trial->person, slot,
                           &brief->world->duties[other->duty].slots[other->slot]))
            return true;
    }
    return false;
}

/* Can they do so many of the duties met from `at` on, beside what is taken? */
static bool try_from(struct trial *trial, int at)
{
    struct reach *reach = trial->reach;
    const struct why *why = reach->why;

    if (trial->n_taken == trial->wanted)
        return possible(trial);
    for (; at < reach->n_tasks && trial->n_taken + reach->n_tasks - at >= trial->wanted; at++) {
        int task = reach->tasks[at];
        for (int o = why->first_offer[task]; o < why->first_offer[task + 1]; o++) {
            if (offer_of(reach, o)->person != trial->person || excluded(trial, o))
                continue;
            if (reach->looks > LOOKS)
                return true;
            trial->taken[trial->n_taken++] = o;
            bool good = try_from(trial, at + 1);
            trial->n_taken--;
            if (good)
                return true;
        }
    }
    return false;
}

static bool can_do(struct reach *reach, int person, int wanted)
{
    struct trial trial = {.reach = reach, .person = person, .wanted = wanted};

    return wanted <= reach->n_tasks && try_from(&trial, 0);
}

/* The most of the duties met that they can do. */
static int most_of(struct reach *reach, int person)
{
    int most = 0;

    while (can_do(reach, person, most + 1))
        most++;
    return most;
}

static int does(const struct reach *reach, int person)
{
    const struct slices *own = &reach->why->brief->by_person;
    int n = 0;

    for (int i = own->first[person]; i < own->first[person + 1]; i++) {
        int offer = own->items[i];
        n += reach->why->chosen[offer] &&
             is_met(reach, reach->why->brief->problem.slots[offer_of(reach, offer)->slot].task);
    }
    return n;
}

/* All that the person does on the day, or at all; false: nothing new, or too much. */
static bool meet_own(struct reach *reach, int person, int64_t day)
{
    const struct problem *problem = &reach->why->brief->problem;
    const struct slices *own = &reach->why->brief->by_person;
    int before = reach->n_tasks;

    for (int i = own->first[person]; i < own->first[person + 1]; i++) {
        const struct slot *slot = &problem->slots[offer_of(reach, own->items[i])->slot];
        if (!reach->why->chosen[own->items[i]] || is_met(reach, slot->task) ||
            (day >= 0 && day_of(slot->starts_at) != day))
            continue;
        if (reach->n_tasks == DUTIES_MOST)
            return false;
        reach->tasks[reach->n_tasks++] = slot->task;
    }
    return reach->n_tasks > before;
}

static void list_people(struct reach *reach)
{
    const struct why *why = reach->why;

    memset(reach->seen, 0, (size_t)why->brief->problem.n_people * sizeof *reach->seen);
    reach->n_people = 0;
    for (int i = 0; i < reach->n_tasks; i++) {
        for (int o = why->first_offer[reach->tasks[i]]; o < why->first_offer[reach->tasks[i] + 1];
             o++) {
            int person = offer_of(reach, o)->person;
            if (!reach->seen[person])
                reach->people[reach->n_people++] = person;
            reach->seen[person] = true;
        }
    }
}

/* Until nobody can do one more; false: somebody can. */
static bool follow(struct reach *reach, int64_t day)
{
    list_people(reach);
    for (int i = 0; i < reach->n_people; i++) {
        int person = reach->people[i];
        if (!can_do(reach, person, does(reach, person) + 1))
            continue;
        if (reach->looks > LOOKS || (!meet_own(reach, person, day) && !meet_own(reach, person, -1)))
            return false;
        list_people(reach);
        i = -1;
    }
    return true;
}

/* Seats of the duties met, as they are filled and the empty one, and the most that people can do.
 */
static bool is_short(struct reach *reach, int *seats, int *most)
{
    const struct why *why = reach->why;

    *seats = 1;
    *most = 0;
    for (int i = 0; i < reach->n_tasks; i++) {
        int task = reach->tasks[i];
        for (int o = why->first_offer[task]; o < why->first_offer[task + 1]; o++)
            *seats += why->chosen[o];
    }
    list_people(reach);
    for (int i = 0; i < reach->n_people && *most < *seats; i++)
        *most += most_of(reach, reach->people[i]);
    return *most < *seats && reach->looks <= LOOKS;
}

/* Without any one of the others the count must prove nothing. */
static void shrink(struct reach *reach)
{
    int seats, most;

    for (int i = reach->n_tasks - 1; i > 0; i--) {
        struct reach without = *reach;
        memmove(without.tasks + i, without.tasks + i + 1,
                (size_t)(reach->n_tasks - i - 1) * sizeof *without.tasks);
        without.n_tasks--;
        bool good = is_short(&without, &seats, &most);
        reach->looks = without.looks;
        if (!good)
            continue;
        memcpy(reach->tasks, without.tasks, sizeof reach->tasks);
        reach->n_tasks = without.n_tasks;
        i = reach->n_tasks; /* all of them again */
    }
}

static void keep(struct reach *reach, struct bottleneck *bottleneck)
{
    const struct brief *brief = reach->why->brief;
    struct why_seats *duties = arena_new(brief->arena, struct why_seats, reach->n_tasks + 1);
    int *people = arena_new(brief->arena, int, reach->n_people + 1);
    int *most = arena_new(brief->arena, int, reach->n_people + 1);

    *bottleneck =
        (struct bottleneck){.what = LIMIT_SPAN, .duties = duties, .people = people, .most = most};
    for (int i = 0; i < reach->n_tasks; i++) {
        int task = reach->tasks[i], seats = i == 0;
        for (int o = reach->why->first_offer[task]; o < reach->why->first_offer[task + 1]; o++)
            seats += reach->why->chosen[o];
        duties[bottleneck->n_duties++] = (struct why_seats){brief->task_duty[task], seats, 1};
        bottleneck->wanted += seats;
        bottleneck->n_seats += seats;
    }
    for (int p = 0; p < brief->problem.n_people; p++) {
        int n = reach->seen[p] ? most_of(reach, p) : 0;
        if (n == 0)
            continue; /* each alone is more than they can do */
        most[bottleneck->n_people] = n;
        people[bottleneck->n_people++] = p;
        bottleneck->n_hosts += p >= brief->crew.n_people;
        bottleneck->most_all += n;
    }
}

bool why_span(const struct why *why, int duty, struct bottleneck *bottleneck)
{
    const struct brief *brief = why->brief;
    int task = brief->duty_task[duty], seats, most;
    struct reach reach = {.why = why, .n_tasks = 1, .tasks = {task}};

    *bottleneck = (struct bottleneck){0};
    if (task < 0)
        return false;
    own_make(why, &reach.own);
    reach.offers = arena_new(brief->arena, int, reach.own.room);
    reach.seen = arena_new(brief->arena, bool, brief->problem.n_people + 1);
    reach.people = arena_new(brief->arena, int, brief->problem.n_people + 1);
    const struct duty *row = why_duty(why, duty);
    if (!follow(&reach, row->n_slots > 1 ? -1 : day_of(row->slots[0].starts_at)) ||
        !is_short(&reach, &seats, &most))
        return false;
    shrink(&reach);
    /* What was left out last may have been too much to look at: the count itself decides. */
    if (!is_short(&reach, &seats, &most))
        return false;
    keep(&reach, bottleneck);
    return bottleneck->most_all < bottleneck->wanted;
}
