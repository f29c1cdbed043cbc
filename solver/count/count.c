/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/count/count.h"

#include <stdlib.h>
#include <string.h>

enum { STEPS_PER_WORK = 64 };
static const int64_t most_steps = 40000000;

bool count_goes_on(const struct count *count)
{
    return count->steps < most_steps && !count->pool.broken;
}

static int ascending(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* When all the task's slots are in progress; false: at no time. */
static bool core(const struct problem *problem, int t, int64_t *from_at, int64_t *until_at)
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

static bool begin(struct count *count)
{
    const struct problem *problem = count->lookup->problem;
    size_t n = (size_t)problem->n_tasks;
    int64_t until_at;

    count->at = pool_take(&count->pool, n, sizeof *count->at);
    count->demands = pool_take(&count->pool, n, sizeof *count->demands);
    count->active = pool_take(&count->pool, n, sizeof *count->active);
    count->people = pool_take(&count->pool, (size_t)problem->n_offers, sizeof *count->people);
    for (int k = 0; k < LEVELS; k++) {
        struct tally *tally = &count->tally[k];

        tally->value = pool_take(&count->pool, n, sizeof(int64_t));
        tally->first_at = pool_take(&count->pool, n, sizeof(int64_t));
        tally->before = pool_take(&count->pool, n, sizeof(int64_t));
        tally->after = pool_take(&count->pool, n, sizeof(int64_t));
    }
    if (count->pool.broken)
        return false;
    for (int t = 0; t < problem->n_tasks; t++)
        count->n_at += core(problem, t, &count->at[count->n_at], &until_at);
    qsort(count->at, (size_t)count->n_at, sizeof *count->at, ascending);
    int kept = 0;

    for (int i = 0; i < count->n_at; i++)
        if (i == 0 || count->at[i] != count->at[kept - 1])
            count->at[kept++] = count->at[i];
    count->n_at = kept;
    return true;
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

    if (!core(problem, task, &demand.from_at, &demand.until_at))
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

/* Sums of moments that share no work, from either end. */
static int64_t chain(const struct count *count, struct tally *tally)
{
    int64_t best = 0;
    int n = count->n_at;

    for (int j = 0; j < n; j++) {
        int before = j;

        while (tally->value[j] && before >= 0 && count->at[before] >= tally->first_at[j])
            before--;
        int64_t sum =
            tally->value[j] + (tally->value[j] && before >= 0 ? tally->before[before] : 0);

        best = sum > best ? sum : best;
        tally->before[j] = best;
    }
    for (int j = 0; j < n; j++)
        tally->after[j] = 0;
    for (int j = n - 1; j >= 0; j--) {
        int64_t sum = tally->value[j] + tally->after[j];

        for (int i = j - 1; i >= 0 && tally->value[j]; i--)
            if (count->at[i] < tally->first_at[j] && sum > tally->after[i])
                tally->after[i] = sum;
    }
    return best;
}

static int64_t tasks_short(struct count *count, int level)
{
    const struct problem *problem = count->lookup->problem;

    count_clear(count);
    for (int t = 0; t < problem->n_tasks; t++) {
        const struct task *task = &problem->tasks[t];

        if (task->level <= level)
            (void)count_add(count, t, task->need, task->level, task->short_cost, 0);
    }
    count_sort(count);
    return count_short(count, level, &count->tally[level]) ? chain(count, &count->tally[level]) : 0;
}

/* The dearest mix of the task that asks for these people; -1: none. */
static int mix_of(const struct lookup *lookup, int task, int level, uint64_t tags)
{
    int found = -1;

    for (int i = lookup->mix_first[task]; i < lookup->mix_first[task + 1]; i++) {
        const struct mix *mix = &lookup->problem->mixes[lookup->task_mixes[i]];

        if (mix->level == level && mix->tags == tags &&
            (found < 0 || mix->short_cost * mix->least > lookup->problem->mixes[found].short_cost *
                                                             lookup->problem->mixes[found].least))
            found = lookup->task_mixes[i];
    }
    return found;
}

/* Each kind of people for itself; a task undone pays for its mix too. */
static int64_t mixes_short(struct count *count, int level)
{
    const struct lookup *lookup = count->lookup;
    const struct problem *problem = lookup->problem;
    struct tally tally = count->tally[LEVELS - 1]; /* the last level's own comes after */
    int64_t sum = 0;

    for (int m = 0; m < problem->n_mixes; m++) {
        uint64_t tags = problem->mixes[m].tags;
        bool again = problem->mixes[m].level != level;

        for (int i = 0; i < m && !again; i++)
            again = problem->mixes[i].level == level && problem->mixes[i].tags == tags;
        if (again)
            continue;
        count_clear(count);
        for (int t = 0; t < problem->n_tasks; t++) {
            int found = mix_of(lookup, t, level, tags);

            if (found >= 0)
                (void)count_add(count, t, problem->mixes[found].least, level,
                                problem->mixes[found].short_cost, tags);
        }
        count_sort(count);
        sum += count_short(count, level, &tally) ? chain(count, &tally) : 0;
    }
    return sum;
}

int64_t count_level(const struct lookup *lookup, const unsigned char *stands, const int64_t *cap,
                    int level, int64_t *work)
{
    struct count count = {.lookup = lookup, .stands = stands, .cap = cap};
    int64_t bound = 0;

    if (begin(&count)) {
        for (int k = 0; k < level; k++)
            if (cap[k])
                (void)tasks_short(&count, k);
        bound = mixes_short(&count, level);
        bound += tasks_short(&count, level);
        bound += count_callouts(&count, level);
    }
    *work += count.steps / STEPS_PER_WORK;
    pool_release(&count.pool);
    return bound;
}

void count_bound(struct solve *solve, int level)
{
    int n = solve->problem->n_offers;
    unsigned char *stands = malloc((size_t)n + 1);
    int64_t cap[LEVELS];

    for (int k = 0; k < LEVELS; k++)
        cap[k] = solve_cap(solve, k);
    for (int i = 0; stands && i < n; i++)
        stands[i] = (unsigned char)solve_stands(solve, i, level);
    if (stands)
        solve_bound(solve, level,
                    count_level(&solve->lookup, stands, cap, level, &solve->other_work),
                    PROOF_COUNT);
    free(stands);
}
