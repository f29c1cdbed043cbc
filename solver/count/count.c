/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/count/count.h"

#include <stdlib.h>
#include <string.h>

enum { STEPS_PER_WORK = 64 };

static int ascending(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
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
        count->n_at += count_core(problem, t, &count->at[count->n_at], &until_at);
    qsort(count->at, (size_t)count->n_at, sizeof *count->at, ascending);
    int kept = 0;

    for (int i = 0; i < count->n_at; i++)
        if (i == 0 || count->at[i] != count->at[kept - 1])
            count->at[kept++] = count->at[i];
    count->n_at = kept;
    return true;
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

    solve_looks(solve);
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
