/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_whole.c - prices as whole points, of as few duties as prove it still. */
#include "scheduler/plan/why/why_count.h"

#include <math.h>
#include <string.h>

static double total(struct count *count)
{
    double sum = 0;

    for (int i = 0; i < count->n_tasks; i++)
        sum += count->worth[count->tasks[i]] * count->seats[count->tasks[i]];
    for (int i = 0; i < count->n_people; i++) {
        count->most[i] = ways_most(&count->own, &count->ways[i], count->worth, 0, NULL);
        sum -= count->most[i];
    }
    return sum;
}

/* Small whole numbers that prove it still: all one point, then finer and finer. */
static bool whole_points(struct count *count)
{
    const double scales[] = {0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 20, 24, 60, 120, 1000, 10000};
    double *prices = arena_new(count->why->brief->arena, double, count->n_tasks + 1);

    for (int i = 0; i < count->n_tasks; i++)
        prices[i] = count->worth[count->tasks[i]];
    for (size_t s = 0; s < sizeof scales / sizeof *scales; s++) {
        for (int i = 0; i < count->n_tasks; i++)
            count->worth[count->tasks[i]] =
                scales[s] > 0 ? floor(prices[i] * scales[s] + 0.5) : (double)(prices[i] > 0);
        if (total(count) > 0)
            return true;
    }
    return false;
}

/* Does the count prove it without this duty?  Then so it stays. */
static bool leave_out(struct count *count, int task, double *sum)
{
    const struct why *why = count->why;
    double worth = count->worth[task], before = *sum;
    double then = before - worth * count->seats[task];
    double *most = arena_dup(why->brief->arena, count->most, (size_t)count->n_people, sizeof *most);

    memset(count->person, 0, (size_t)count_problem(count)->n_people * sizeof *count->person);
    for (int o = why->first_offer[task]; o < why->first_offer[task + 1]; o++)
        count->person[count_problem(count)->offers[o].person] = true;
    count->worth[task] = 0;
    for (int i = 0; i < count->n_people; i++) {
        if (!count->person[count->ways[i].person] || count->most[i] == 0)
            continue;
        most[i] = ways_most(&count->own, &count->ways[i], count->worth, 0, NULL);
        then += count->most[i] - most[i];
    }
    if (then > 0) {
        memcpy(count->most, most, (size_t)count->n_people * sizeof *most);
        *sum = then;
        return true;
    }
    count->worth[task] = worth;
    return false;
}

static void shrink(struct count *count)
{
    double sum = total(count);

    for (bool again = true; again;) {
        again = false;
        for (int i = count->n_tasks - 1; i > 0; i--)
            again =
                (count->worth[count->tasks[i]] > 0 && leave_out(count, count->tasks[i], &sum)) ||
                again;
    }
}

static int common(const struct count *count)
{
    int a = 0;

    for (int i = 0; i < count->n_tasks; i++) {
        int b = (int)count->worth[count->tasks[i]];
        while (b) {
            int rest = a % b;
            a = b;
            b = rest;
        }
    }
    return a > 0 ? a : 1;
}

void count_keep(const struct count *count, struct bottleneck *bottleneck)
{
    const struct brief *brief = count->why->brief;
    struct why_seats *duties = arena_new(brief->arena, struct why_seats, count->n_tasks + 1);
    int *people = arena_new(brief->arena, int, count->n_people + 1);
    int *most = arena_new(brief->arena, int, count->n_people + 1);
    int *of = arena_new(brief->arena, int, brief->problem.n_people + 1);

    *bottleneck = (struct bottleneck){.what = LIMIT_SPAN,
                                      .duties = duties,
                                      .people = people,
                                      .most = most,
                                      .beside = count->beside};
    int unit = common(count);
    for (int i = 0; i < count->n_tasks; i++) {
        int task = count->tasks[i], points = (int)count->worth[task] / unit;
        if (points == 0)
            continue;
        duties[bottleneck->n_duties++] =
            (struct why_seats){brief->task_duty[task], count->seats[task], points};
        bottleneck->wanted += points * count->seats[task];
        bottleneck->n_seats += count->seats[task];
    }
    bottleneck->points = bottleneck->wanted > bottleneck->n_seats;
    for (int i = 0; i < count->n_people; i++)
        of[count->ways[i].person] = (int)count->most[i] / unit;
    for (int p = 0; p < brief->problem.n_people; p++) {
        if (of[p] == 0)
            continue;
        most[bottleneck->n_people] = of[p];
        people[bottleneck->n_people++] = p;
        bottleneck->n_hosts += p >= brief->crew.n_people;
        bottleneck->most_all += of[p];
    }
}

bool count_whole(struct count *count)
{
    if (!whole_points(count))
        return false;
    shrink(count);
    return !count->own.full;
}

static int ways_offers(const struct count *count, const struct ways *ways, const int *tasks,
                       int *offers)
{
    const struct problem *problem = count_problem(count);
    const struct slices *own = &count->why->brief->by_person;
    int n = ways->n_fixed;

    memcpy(offers, ways->fixed, (size_t)n * sizeof *offers);
    for (int i = own->first[ways->person]; i < own->first[ways->person + 1]; i++) {
        int task = problem->slots[problem->offers[own->items[i]].slot].task;
        bool taken = false;
        for (int k = 0; tasks[k] >= 0; k++)
            taken = taken || tasks[k] == task;
        for (int k = 0; k < ways->n_fixed; k++)
            taken = taken && ways->fixed[k] != own->items[i];
        if (taken)
            offers[n++] = own->items[i];
    }
    return n;
}

void count_keep_planned(struct count *count, struct ways *ways, int *tasks)
{
    const struct problem *problem = count_problem(count);
    const struct slices *own = &count->why->brief->by_person;
    int *offers = count->own.taken, n = ways_offers(count, ways, tasks, offers), n_tasks = 0;

    while (tasks[n_tasks] >= 0)
        n_tasks++;
    for (int i = own->first[ways->person]; i < own->first[ways->person + 1]; i++) {
        int offer = own->items[i], task = problem->slots[problem->offers[offer].slot].task;
        bool taken = !count->why->chosen[offer] || !count->duties[task];
        for (int k = 0; k < n_tasks; k++)
            taken = taken || tasks[k] == task;
        if (taken)
            continue;
        offers[n] = offer;
        if (!own_possible(&count->own, ways->person, offers, n + 1))
            continue;
        n++;
        tasks[n_tasks++] = task;
        tasks[n_tasks] = -1;
    }
}
