/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/season/windows.h"

#include <stdlib.h>

enum { DAY_MIN = 24 * 60 };

/* Days that no moment in between can divide: from a task's first start to its last end. */
struct stretch {
    int64_t starts_at, ends_at;
    int task, offers;
};

struct split {
    struct windows *windows;
    struct stretch *list; /* by start; later: what cannot be divided */
    int n;
    struct windows_size size;
};

static int64_t day_of(int64_t at)
{
    return at >= 0 ? at / DAY_MIN : -((DAY_MIN - 1 - at) / DAY_MIN);
}

static int by_start(const void *left, const void *right)
{
    const struct stretch *a = left, *b = right;

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return a->task - b->task;
}

static void stretch_of(const struct lookup *lookup, int t, struct stretch *stretch)
{
    const struct task *task = &lookup->problem->tasks[t];

    *stretch = (struct stretch){INT64_MAX, INT64_MIN, t,
                                lookup->task_first[t + 1] - lookup->task_first[t]};
    for (int s = task->first_slot; s < task->first_slot + task->n_slots; s++) {
        const struct slot *slot = &lookup->problem->slots[s];

        if (slot->starts_at < stretch->starts_at)
            stretch->starts_at = slot->starts_at;
        if (slot->ends_at > stretch->ends_at)
            stretch->ends_at = slot->ends_at;
    }
}

/* Joins what shares a day; task_window becomes the number of the joined stretch. */
static void join(struct split *split)
{
    int *task_window = split->windows->task_window, n = 0;

    for (int i = 0; i < split->n; i++) {
        const struct stretch *stretch = &split->list[i];
        struct stretch *last = &split->list[n > 0 ? n - 1 : 0];

        if (n == 0 || day_of(stretch->starts_at) > day_of(last->ends_at - 1)) {
            last = &split->list[n++];
            *last = *stretch;
        } else {
            last->offers += stretch->offers;
            last->ends_at = stretch->ends_at > last->ends_at ? stretch->ends_at : last->ends_at;
        }
        task_window[stretch->task] = n - 1;
    }
    split->n = n;
}

/* Numbers the joined stretches from..until by windows, in `number`. */
static void divide(struct split *split, int from, int until, int *number)
{
    int64_t offers = 0, widest = split->size.gap_min - 1;
    int at = -1;

    for (int i = from; i < until; i++)
        offers += split->list[i].offers;
    if (offers > split->size.most_offers) {
        for (int i = from + 1; i < until; i++) {
            int64_t gap = split->list[i].starts_at - split->list[i - 1].ends_at;

            if (gap > widest) {
                widest = gap;
                at = i;
            }
        }
    }
    if (at >= 0) {
        divide(split, from, at, number);
        divide(split, at, until, number);
        return;
    }
    for (int i = from; i < until; i++)
        number[i] = split->windows->n;
    split->windows->n++;
}

static int meet(int a, int b)
{
    if (a == WINDOW_NONE || a == b)
        return b;
    return b == WINDOW_NONE ? a : WINDOW_MANY;
}

static int *row_windows(struct windows *windows, int n_rows, const struct weights *weights)
{
    const struct lookup *lookup = &windows->lookup;
    int *rows = pool_take(&windows->pool, (size_t)n_rows, sizeof *rows);

    for (int i = 0; rows && i < n_rows; i++)
        rows[i] = WINDOW_NONE;
    for (int i = 0; rows && weights && i < lookup->problem->n_offers; i++) {
        for (int w = weights->first[i]; w < weights->first[i + 1]; w++) {
            int *row = &rows[weights->items[w].row];
            *row = meet(*row, windows->task_window[lookup->offer_task[i]]);
        }
    }
    for (int i = 0; rows && i < n_rows; i++)
        windows->linked |= rows[i] == WINDOW_MANY;
    return rows;
}

static bool note_links(struct windows *windows)
{
    const struct problem *problem = windows->lookup.problem;
    const int *task_window = windows->task_window;

    windows->quota_window = row_windows(windows, problem->n_quotas, &windows->lookup.quota);
    windows->callout_window = row_windows(windows, problem->n_callouts, &windows->lookup.callout);
    windows->group_window = row_windows(windows, problem->n_share_groups, NULL);
    windows->bond_window = row_windows(windows, problem->n_bonds, NULL);
    windows->repeat_window = row_windows(windows, problem->n_repeats, NULL);
    int *shares = row_windows(windows, problem->n_shares, &windows->lookup.share);
    if (windows->pool.broken)
        return false;
    for (int i = 0; i < problem->n_shares; i++) {
        int *group = &windows->group_window[problem->shares[i].group];
        *group = meet(*group, shares[i]);
    }
    for (int i = 0; i < problem->n_share_groups; i++)
        windows->linked |= windows->group_window[i] == WINDOW_MANY;
    for (int i = 0; i < problem->n_bonds; i++) {
        const struct bond *bond = &problem->bonds[i];

        windows->bond_window[i] = meet(task_window[bond->task_a], task_window[bond->task_b]);
        windows->linked |= windows->bond_window[i] == WINDOW_MANY;
    }
    for (int i = 0; i < problem->n_marks; i++) {
        int *repeat = &windows->repeat_window[problem->marks[i].repeat];

        *repeat = meet(*repeat, task_window[problem->slots[problem->marks[i].slot].task]);
        windows->linked |= *repeat == WINDOW_MANY;
    }
    return true;
}

bool windows_split(struct windows *windows, const struct problem *problem,
                   const struct windows_size *size)
{
    struct split split = {.windows = windows, .n = problem->n_tasks, .size = *size};
    size_t n = (size_t)problem->n_tasks;
    int *number = NULL;

    if (!lookup_make(&windows->lookup, problem))
        return false;
    windows->task_window = pool_take(&windows->pool, n, sizeof *windows->task_window);
    number = pool_take(&windows->pool, n, sizeof *number);
    split.list = calloc(n + 1, sizeof *split.list);
    if (windows->pool.broken || !split.list) {
        free(split.list);
        return false;
    }
    for (int t = 0; t < problem->n_tasks; t++)
        stretch_of(&windows->lookup, t, &split.list[t]);
    qsort(split.list, n, sizeof *split.list, by_start);
    join(&split);
    divide(&split, 0, split.n, number);
    free(split.list);
    for (int t = 0; t < problem->n_tasks; t++)
        windows->task_window[t] = number[windows->task_window[t]];
    /* Rest, gaps and travel reach from one day into the next. */
    windows->linked = windows->n > 1 && problem->rest.rest_min > 0;
    return note_links(windows);
}

void windows_release(struct windows *windows)
{
    lookup_release(&windows->lookup);
    pool_release(&windows->pool);
    *windows = (struct windows){0};
}
