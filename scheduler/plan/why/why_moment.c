/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_moment.c - more seats at one moment than people who may.
 *
 * At a moment everybody does one thing at most.  Take the plan's people for the duties that go on
 * then, and follow from the empty seat: who may do it, what they do instead, who may do that, and
 * so on.  Where this ends without meeting anybody who has nothing to do, the duties met want one
 * seat more than all the people met; and giving up any one of these duties lets the others be
 * filled, along the way by which it was met (Hall 1935).  "May" is what no choice can change: the
 * verdict, locks, and what a person's own hours and breaks allow of this duty alone.
 */
#include "scheduler/base/list.h"
#include "scheduler/plan/why.h"

#include <string.h>

enum { ANYTHING = -1, NOTHING = -2 };

struct moment {
    const struct why *why;
    const bool *alone; /* by offer */
    int64_t at;
    const int *tasks; /* that overlap the seat; n_tasks */
    int n_tasks;
    int *given, n_given; /* offers of the plan that overlap the seat */
    bool *here;          /* by task: goes on at the moment, whoever does it */
    int *does;           /* by person: task, -1 */
    int *held;           /* by person: the only task they may do, ANYTHING or NOTHING */
    int *filled;         /* by task */
    bool *met;           /* by task */
    bool *person;        /* by person: met */
    int *queue;
};

static bool covers(const struct slot *slot, int64_t at)
{
    return slot->starts_at <= at && at < slot->ends_at;
}

static bool always_covers(const struct problem *problem, int task, int64_t at)
{
    const struct task *row = &problem->tasks[task];

    for (int s = row->first_slot; s < row->first_slot + row->n_slots; s++) {
        if (!covers(&problem->slots[s], at))
            return false;
    }
    return true;
}

static void moment_set(struct moment *moment, int64_t at)
{
    const struct problem *problem = &moment->why->brief->problem;

    moment->at = at;
    for (int p = 0; p < problem->n_people; p++) {
        moment->does[p] = -1;
        moment->held[p] = ANYTHING;
    }
    memset(moment->filled, 0, (size_t)problem->n_tasks * sizeof *moment->filled);
    memset(moment->here, 0, (size_t)problem->n_tasks * sizeof *moment->here);
    for (int i = 0; i < moment->n_tasks; i++)
        moment->here[moment->tasks[i]] = always_covers(problem, moment->tasks[i], at);
    for (int i = 0; i < moment->n_given; i++) {
        const struct offer *offer = &problem->offers[moment->given[i]];
        const struct slot *slot = &problem->slots[offer->slot];
        if (!covers(slot, at))
            continue;
        if (offer->locked)
            moment->held[offer->person] = moment->here[slot->task] ? slot->task : NOTHING;
        if (moment->here[slot->task]) {
            moment->does[offer->person] = slot->task;
            moment->filled[slot->task]++;
        }
    }
}

static bool may(const struct moment *moment, int offer, int task)
{
    int person = moment->why->brief->problem.offers[offer].person;

    return moment->alone[offer] &&
           (moment->held[person] == ANYTHING || moment->held[person] == task);
}

/* Meets all that follows from the task; false: somebody has nothing to do. */
static bool follow(struct moment *moment, int first)
{
    const struct why *why = moment->why;
    int n = 0;

    moment->queue[n++] = first;
    moment->met[first] = true;
    for (int i = 0; i < n; i++) {
        int task = moment->queue[i];
        for (int o = why->first_offer[task]; o < why->first_offer[task + 1]; o++) {
            int person = why->brief->problem.offers[o].person;
            if (!may(moment, o, task))
                continue;
            if (moment->does[person] < 0)
                return false;
            moment->person[person] = true;
            if (!moment->met[moment->does[person]]) {
                moment->met[moment->does[person]] = true;
                moment->queue[n++] = moment->does[person];
            }
        }
    }
    return true;
}

static void forget(struct moment *moment)
{
    const struct problem *problem = &moment->why->brief->problem;

    memset(moment->met, 0, (size_t)problem->n_tasks * sizeof *moment->met);
    memset(moment->person, 0, (size_t)problem->n_people * sizeof *moment->person);
}

/* People whom nothing but their own limits keeps from all of these duties. */
static int tired(const struct moment *moment)
{
    const struct why *why = moment->why;
    const struct problem *problem = &why->brief->problem;
    bool *people = arena_new(why->brief->arena, bool, problem->n_people + 1);
    int n = 0;

    for (int i = 0; i < moment->n_tasks; i++) {
        int task = moment->tasks[i];
        for (int o = why->first_offer[task]; moment->met[task] && o < why->first_offer[task + 1];
             o++) {
            int person = problem->offers[o].person;
            n += !moment->alone[o] && !moment->person[person] && !people[person];
            people[person] = people[person] || !moment->alone[o];
        }
    }
    return n;
}

static void keep(const struct moment *moment, int seat, struct bottleneck *bottleneck)
{
    const struct brief *brief = moment->why->brief;
    struct why_seats *duties = arena_new(brief->arena, struct why_seats, moment->n_tasks + 1);
    int *people = arena_new(brief->arena, int, brief->problem.n_people + 1);

    *bottleneck = (struct bottleneck){
        .what = LIMIT_MOMENT, .at = moment->at, .duties = duties, .people = people};
    for (int i = 0; i < moment->n_tasks; i++) {
        int task = moment->tasks[i];
        if (!moment->met[task])
            continue;
        int seats = moment->filled[task] + (task == seat);
        duties[bottleneck->n_duties++] = (struct why_seats){brief->task_duty[task], seats, 1};
        bottleneck->wanted += seats;
    }
    for (int p = 0; p < brief->problem.n_people; p++) {
        if (!moment->person[p])
            continue;
        people[bottleneck->n_people++] = p;
        bottleneck->n_hosts += p >= brief->crew.n_people;
    }
    bottleneck->n_tired = tired(moment);
}

static bool meets(const bool *a, const bool *b, int n)
{
    for (int i = 0; i < n; i++) {
        if (a[i] && b[i])
            return true;
    }
    return false;
}

/* Every empty seat that wants the same people then: how many people are short altogether. */
static void count_all(struct moment *moment, struct bottleneck *bottleneck)
{
    const struct brief *brief = moment->why->brief;
    const struct problem *problem = &brief->problem;
    bool *tasks = arena_new(brief->arena, bool, problem->n_tasks + 1);
    bool *people = arena_new(brief->arena, bool, problem->n_people + 1);
    int *all = arena_new(brief->arena, int, moment->n_tasks + 1);

    for (int i = 0; i < bottleneck->n_people; i++)
        people[bottleneck->people[i]] = true;
    for (int i = 0; i < bottleneck->n_duties; i++)
        tasks[brief->duty_task[bottleneck->duties[i].duty]] = true;
    for (int i = 0; i < moment->n_tasks; i++) {
        int task = moment->tasks[i];
        if (!moment->here[task] || tasks[task] || moment->filled[task] >= problem->tasks[task].need)
            continue;
        forget(moment);
        if (!follow(moment, task) || !meets(moment->person, people, problem->n_people))
            continue;
        for (int t = 0; t < problem->n_tasks; t++)
            tasks[t] = tasks[t] || moment->met[t];
        for (int p = 0; p < problem->n_people; p++)
            people[p] = people[p] || moment->person[p];
    }
    bottleneck->all = all;
    for (int i = 0; i < moment->n_tasks; i++) {
        if (!tasks[moment->tasks[i]])
            continue;
        all[bottleneck->n_all++] = brief->task_duty[moment->tasks[i]];
        bottleneck->all_wanted += problem->tasks[moment->tasks[i]].need;
    }
    for (int p = 0; p < problem->n_people; p++) {
        bottleneck->all_people += people[p];
        bottleneck->all_hosts += people[p] && p >= brief->crew.n_people;
    }
    bottleneck->lacking = bottleneck->all_wanted - bottleneck->all_people;
}

/* Tasks that overlap the seat, and the moments at which what goes on changes. */
static int overlapping(const struct problem *problem, const struct slot *seat, int *tasks,
                       int64_t *moments, int *n_moments)
{
    int n = 0;

    *n_moments = 0;
    for (int t = 0; t < problem->n_tasks; t++) {
        const struct task *task = &problem->tasks[t];
        bool some = false;
        for (int s = task->first_slot; s < task->first_slot + task->n_slots; s++) {
            int64_t at = problem->slots[s].starts_at;
            bool inside = covers(seat, at) && task->n_slots <= 2, known = false;
            some = some || (at < seat->ends_at && problem->slots[s].ends_at > seat->starts_at);
            for (int k = 0; inside && k < *n_moments; k++)
                known = known || moments[k] == at;
            if (inside && !known)
                moments[(*n_moments)++] = at;
        }
        if (some)
            tasks[n++] = t;
    }
    return n;
}

static void list_given(struct moment *moment)
{
    const struct why *why = moment->why;
    int room = 0;

    for (int i = 0; i < moment->n_tasks; i++) {
        int task = moment->tasks[i];
        for (int o = why->first_offer[task]; o < why->first_offer[task + 1]; o++) {
            if (why->chosen[o])
                *LIST_ADD(why->brief->arena, moment->given, moment->n_given, room) = o;
        }
    }
}

static bool earlier(const struct bottleneck *a, const struct bottleneck *b)
{
    return a->wanted != b->wanted ? a->wanted < b->wanted : a->at < b->at;
}

bool why_moment(const struct why *why, int duty, struct bottleneck *bottleneck)
{
    const struct problem *problem = &why->brief->problem;
    struct arena *arena = why->brief->arena;
    int task = why->brief->duty_task[duty], n_moments;

    *bottleneck = (struct bottleneck){0};
    if (task < 0 || why->brief->world->duties[duty].n_slots > 1)
        return false;
    int *tasks = arena_new(arena, int, problem->n_tasks + 1);
    int64_t *moments = arena_new(arena, int64_t, problem->n_slots + 1);
    struct moment moment = {.why = why,
                            .tasks = tasks,
                            .here = arena_new(arena, bool, problem->n_tasks + 1),
                            .does = arena_new(arena, int, problem->n_people + 1),
                            .held = arena_new(arena, int, problem->n_people + 1),
                            .filled = arena_new(arena, int, problem->n_tasks + 1),
                            .met = arena_new(arena, bool, problem->n_tasks + 1),
                            .person = arena_new(arena, bool, problem->n_people + 1),
                            .queue = arena_new(arena, int, problem->n_tasks + 1)};
    moment.n_tasks = overlapping(problem, &problem->slots[problem->tasks[task].first_slot], tasks,
                                 moments, &n_moments);
    list_given(&moment);
    moment.alone = why_alone(why, tasks, moment.n_tasks);
    for (int i = 0; i < n_moments; i++) {
        struct bottleneck found;
        moment_set(&moment, moments[i]);
        forget(&moment);
        if (!moment.here[task] || !follow(&moment, task))
            continue;
        keep(&moment, task, &found);
        if (bottleneck->what == LIMIT_NONE || earlier(&found, bottleneck))
            *bottleneck = found;
    }
    if (bottleneck->what == LIMIT_NONE)
        return false;
    moment_set(&moment, bottleneck->at);
    count_all(&moment, bottleneck);
    return true;
}
