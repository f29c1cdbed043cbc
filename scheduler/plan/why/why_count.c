/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_count.c - a day's duties, each worth so many points, and the most points
 * that each person can have.
 *
 * From the empty seat: who may do it, what they do that day, who may do that, and so on.  Of all
 * these duties each person has the choices that they may do (why_own.h).  Could the seats be
 * shared out were half a person here and half there allowed?  A linear program says so; where
 * not, its prices, as whole points, are a count that anybody can make again: all the seats are
 * worth more points than all the people can have.  Duties without which the count still proves it
 * are left out.
 */
#include "scheduler/plan/why/why_count.h"
#include "scheduler/base/day.h"

#include <string.h>

enum { LOOKS = 60 * 1000, DUTIES = 120 };

/* On this day, at one time. */
static bool belongs(const struct count *count, int task, int64_t day)
{
    const struct brief *brief = count->why->brief;
    const struct duty *duty = &brief->world->duties[brief->task_duty[task]];

    return duty->n_slots == 1 && day_of(duty->slots[0].starts_at) == day;
}

void count_meet(struct count *count, int task)
{
    if (count->duties[task])
        return;
    count->duties[task] = true;
    count->row[task] = count->n_tasks;
    count->tasks[count->n_tasks++] = task;
}

/* Whoever may do any of them. */
void count_meet_people(struct count *count)
{
    const struct why *why = count->why;

    for (int i = 0; i < count->n_tasks; i++) {
        int task = count->tasks[i];
        count->seats[task] = task == count->seat;
        for (int o = why->first_offer[task]; o < why->first_offer[task + 1]; o++) {
            int person = count_problem(count)->offers[o].person;
            count->seats[task] += why->chosen[o];
            if (!count->person[person])
                count->ways[count->n_people++].person = person;
            count->person[person] = true;
        }
    }
}

static void find_ways(struct count *count)
{
    for (int i = 0; i < count->n_people; i++)
        ways_find(&count->own, count->ways[i].person, count->duties,
                  count->beside ? count->stays : NULL, &count->ways[i]);
}

static int offer_of(const struct count *count, int person, int task)
{
    const struct why *why = count->why;
    int offer = why->first_offer[task];

    while (offer < why->first_offer[task + 1] &&
           count_problem(count)->offers[offer].person != person)
        offer++;
    return offer;
}

/* Who would do these does not do all else that they are planned for that day: what does not go
 * with it counts, too. */
static bool meet_clashing(struct count *count, int person, int *offers, int n)
{
    const struct slices *own = &count->why->brief->by_person;
    int before = count->n_tasks;

    for (int i = own->first[person]; i < own->first[person + 1]; i++) {
        int task =
            count_problem(count)->slots[count_problem(count)->offers[own->items[i]].slot].task;
        if (!count->why->chosen[own->items[i]] || count->stays[task] || count->duties[task] ||
            count_problem(count)->offers[own->items[i]].locked)
            continue;
        offers[n] = own->items[i];
        if (own_possible(&count->own, person, offers, n + 1))
            n++;
        else
            count_meet(count, task);
    }
    return count->n_tasks > before;
}

/* Of everybody who would do other things than planned. */
static bool meet_more(struct count *count)
{
    const struct mip *mip = &count->mip;
    int *offers = arena_new(count->why->brief->arena, int, 2 * count->own.room),
        n_tasks = count->n_tasks;
    bool more = false;

    for (int c = n_tasks; c < count->n_solved; c++) {
        if (mip->values[c] < 1e-6 || count->column_of[c] < 0)
            continue;
        const struct ways *ways = &count->ways[count->column_of[c]];
        int n = ways->n_fixed;
        memcpy(offers, ways->fixed, (size_t)n * sizeof *offers);
        for (int t = 0; t < mip->n_terms; t++) {
            if (mip->terms[t].column == c && mip->terms[t].row < n_tasks)
                offers[n++] = offer_of(count, ways->person, count->tasks[mip->terms[t].row]);
        }
        more = meet_clashing(count, ways->person, offers, n) || more;
    }
    return more;
}

/* From the seat on, until the duties met prove it. */
static bool find_duties(struct count *count)
{
    bool good = false, more = true;

    memset(count->duties, 0, (size_t)count_problem(count)->n_tasks * sizeof *count->duties);
    memset(count->person, 0, (size_t)count_problem(count)->n_people * sizeof *count->person);
    memset(count->worth, 0, (size_t)count_problem(count)->n_tasks * sizeof *count->worth);
    count->n_tasks = count->n_people = 0;
    count->own.looks = 0;
    count->own.full = false;
    count_meet(count, count->seat);
    while (!good && more && !count->own.full) {
        if (count->n_tasks > DUTIES) {
            count->own.full = true;
            break;
        }
        count_meet_people(count);
        find_ways(count);
        count->n_tasks_before = count->n_tasks;
        good = count_prices(count);
        more = !good && !count->own.full && meet_more(count);
        mip_release(&count->mip);
        count->mip = (struct mip){0};
    }
    return good;
}

static bool prove(struct count *count, bool beside, struct bottleneck *bottleneck)
{
    count->beside = beside;
    if (!find_duties(count) || !count_whole(count))
        return false;
    count_keep(count, bottleneck);
    return bottleneck->most_all < bottleneck->wanted;
}

bool count_make(const struct why *why, int duty, int64_t looks, struct count *count)
{
    const struct brief *brief = why->brief;
    const struct problem *problem = &brief->problem;
    struct arena *arena = brief->arena;
    size_t tasks = (size_t)problem->n_tasks + 1, people = (size_t)problem->n_people + 1;

    *count = (struct count){.why = why,
                            .seat = brief->duty_task[duty],
                            .day = day_of(why_duty(why, duty)->slots[0].starts_at)};
    if (count->seat < 0 || why_duty(why, duty)->n_slots > 1)
        return false;
    own_make(why, &count->own);
    count->own.most = looks;
    count->own.day = count->day;
    count->duties = arena_new(arena, bool, tasks);
    count->seats = arena_new(arena, int, tasks);
    count->tasks = arena_new(arena, int, tasks);
    count->row = arena_new(arena, int, tasks);
    count->person = arena_new(arena, bool, people);
    count->ways = arena_new(arena, struct ways, people);
    count->stays = arena_new(arena, bool, tasks);
    count->outside = arena_new(arena, bool, people);
    for (int t = 0; t < problem->n_tasks; t++)
        count->stays[t] = !belongs(count, t, count->day);
    count->worth = arena_new(arena, double, tasks);
    count->most = arena_new(arena, double, people);
    count->column_of = arena_new(arena, int, COUNT_COLUMNS);
    return true;
}

bool why_count_points(const struct why *why, int duty, struct bottleneck *bottleneck)
{
    struct count count;

    *bottleneck = (struct bottleneck){0};
    if (!count_make(why, duty, LOOKS, &count))
        return false;
    if (prove(&count, false, bottleneck) || prove(&count, true, bottleneck))
        return true;
    *bottleneck = (struct bottleneck){.counted = count.own.full ? COUNTED_MUCH : COUNTED_HALVES};
    return false;
}
