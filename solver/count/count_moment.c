/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/count/count_moment.c - who is wanted at a moment, and how many may stay short there. */
#include "solver/count/count.h"

#include <stdlib.h>

static const int64_t most_steps = 40000000;

bool count_goes_on(const struct count *count)
{
    return count->steps < most_steps && !count->pool.broken;
}

bool count_core(const struct problem *problem, int t, int64_t *from_at, int64_t *until_at)
{
    const struct task *task = &problem->tasks[t];

    *from_at = INT64_MIN;
    *until_at = INT64_MAX;
    for (int s = task->first_slot; s < task->first_slot + task->n_slots; s++) {
        const struct slot *slot = &problem->slots[s];

        *from_at = slot->starts_at > *from_at ? slot->starts_at : *from_at;
        *until_at = slot->ends_at < *until_at ? slot->ends_at : *until_at;
    }
    return *from_at < *until_at;
}

void count_clear(struct count *count)
{
    count->n_demands = 0;
    count->n_people = 0;
}

/* One demand a task at most, so every list has room. */
bool count_add(struct count *count, int task, int seats, int level, int64_t cost, uint64_t tags)
{
    const struct lookup *lookup = count->lookup;
    const struct problem *problem = lookup->problem;
    struct demand demand = {.task = task, .seats = seats, .level = level, .cost = cost};

    if (!count_core(problem, task, &demand.from_at, &demand.until_at))
        return false;
    demand.first = count->n_people;
    for (int i = lookup->task_first[task]; i < lookup->task_first[task + 1]; i++) {
        int person = problem->offers[i].person;

        if ((problem->person_tags[person] & tags) == tags &&
            !(count->stands && count->stands[i] == OFFER_ZERO))
            count->people[count->n_people++] = person;
    }
    demand.n = count->n_people - demand.first;
    count->demands[count->n_demands++] = demand;
    return true;
}

static int by_start(const void *left, const void *right)
{
    const struct demand *a = left, *b = right;

    if (a->from_at != b->from_at)
        return a->from_at < b->from_at ? -1 : 1;
    return a->task - b->task;
}

void count_sort(struct count *count)
{
    qsort(count->demands, (size_t)count->n_demands, sizeof *count->demands, by_start);
}

void count_go(struct count *count, int moment, int *next)
{
    int64_t at = count->at[moment];
    int n = 0;

    for (int i = 0; i < count->n_active; i++)
        if (count->demands[count->active[i]].until_at > at)
            count->active[n++] = count->active[i];
    while (*next < count->n_demands && count->demands[*next].from_at <= at) {
        if (count->demands[*next].until_at > at)
            count->active[n++] = *next;
        ++*next;
    }
    count->n_active = n;
    count->steps += n;
}

bool count_dominated(const struct count *count, int moment)
{
    if (moment + 1 == count->n_at)
        return false;
    for (int i = 0; i < count->n_active; i++)
        if (count->demands[count->active[i]].until_at <= count->at[moment + 1])
            return false;
    return true;
}

/* Of one earlier level: its cap, less what moments that share no work with this one cost. */
static int64_t may_miss_at(const struct count *count, int level, int moment)
{
    const struct tally *tally = &count->tally[level];
    int64_t first_at = INT64_MAX, cheapest = INT64_MAX, seats = 0;

    for (int i = 0; i < count->n_active; i++) {
        const struct demand *demand = &count->demands[count->active[i]];

        if (demand->level != level)
            continue;
        first_at = demand->from_at < first_at ? demand->from_at : first_at;
        cheapest = demand->cost < cheapest ? demand->cost : cheapest;
        seats += demand->seats;
    }
    if (!seats)
        return 0;
    int64_t left = count->cap[level] - tally->after[moment];
    int before = moment;

    while (before >= 0 && count->at[before] >= first_at)
        before--;
    left -= before >= 0 ? tally->before[before] : 0;
    left = left > 0 ? left / cheapest : 0;
    return left < seats ? left : seats;
}

int64_t count_may_miss(const struct count *count, int level, int moment)
{
    int64_t sum = 0;

    for (int k = 0; k < level; k++)
        sum += may_miss_at(count, k, moment);
    return sum;
}
