/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/parts/parts.h"

#include <stdlib.h>

enum { DAY_MIN = 24 * 60, STRAYS = -2 };

/* Would leaving the task undone cost nothing up to the level? */
static bool matters(const struct lookup *lookup, int t, int level)
{
    const struct problem *problem = lookup->problem;

    if (problem->tasks[t].level <= level)
        return true;
    for (int i = lookup->mix_first[t]; i < lookup->mix_first[t + 1]; i++)
        if (problem->mixes[lookup->task_mixes[i]].level <= level)
            return true;
    for (int i = lookup->task_first[t]; i < lookup->task_first[t + 1]; i++) {
        const struct offer *offer = &problem->offers[i];

        if (offer->locked || (offer->drop_cost && offer->drop_level <= level))
            return true;
    }
    return false;
}

struct stretch {
    int64_t starts_at, ends_at;
    int task;
};

static int by_start(const void *left, const void *right)
{
    const struct stretch *a = left, *b = right;

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return a->task - b->task;
}

/* From a task's first start to its last end; whole days for GRAIN_DAY. */
static struct stretch stretch_of(const struct problem *problem, int t, enum grain grain)
{
    const struct task *task = &problem->tasks[t];
    struct stretch stretch = {INT64_MAX, INT64_MIN, t};

    for (int s = task->first_slot; s < task->first_slot + task->n_slots; s++) {
        const struct slot *slot = &problem->slots[s];

        if (slot->starts_at < stretch.starts_at)
            stretch.starts_at = slot->starts_at;
        if (slot->ends_at > stretch.ends_at)
            stretch.ends_at = slot->ends_at;
    }
    if (grain == GRAIN_DAY || grain == GRAIN_OWN) {
        int64_t into = ((stretch.starts_at % DAY_MIN) + DAY_MIN) % DAY_MIN;

        stretch.starts_at -= into;
        if (stretch.ends_at < stretch.starts_at + DAY_MIN)
            stretch.ends_at = stretch.starts_at + DAY_MIN;
    }
    return stretch;
}

/* Is it work that some other day can have, too? */
static bool strays(const struct stretch *stretch, enum grain grain)
{
    return grain == GRAIN_OWN && stretch->ends_at - stretch->starts_at > DAY_MIN;
}

/* What strays is of a part behind all others.  Where an earlier level costs something it is there:
 * what is bound to be missing of it is missing on no day. */
static void set_aside(struct parts *parts, int level)
{
    bool any = false, costs = false;

    for (int t = 0; t < parts->solve->problem->n_tasks; t++) {
        if (parts->task_part[t] != STRAYS)
            continue;
        parts->task_part[t] = parts->n;
        any = true;
    }
    for (int k = 0; k < level; k++)
        costs |= parts->solve->levels[k].value > 0;
    parts->strays = any && costs;
    parts->n += parts->strays;
}

bool parts_split(struct parts *parts, enum grain grain, int level)
{
    const struct problem *problem = parts->solve->problem;
    struct stretch *list = calloc((size_t)problem->n_tasks + 1, sizeof *list);
    int64_t open_until = INT64_MIN;
    int n = 0;

    parts->task_part = pool_take(&parts->pool, (size_t)problem->n_tasks, sizeof(int));
    if (!list || !parts->task_part) {
        free(list);
        return false;
    }
    for (int t = 0; t < problem->n_tasks; t++) {
        parts->task_part[t] = -1;
        if (!matters(&parts->solve->lookup, t, level))
            continue;
        list[n] = stretch_of(problem, t, grain);
        if (strays(&list[n], grain))
            parts->task_part[t] = STRAYS;
        else
            n++;
    }
    qsort(list, (size_t)n, sizeof *list, by_start);
    for (int i = 0; i < n; i++) {
        if (parts->n == 0 || (grain != GRAIN_WHOLE && list[i].starts_at >= open_until))
            parts->n++;
        if (list[i].ends_at > open_until)
            open_until = list[i].ends_at;
        parts->task_part[list[i].task] = parts->n - 1;
    }
    if (parts->n == 0) /* what costs hangs on no work at all */
        parts->n = 1;
    set_aside(parts, level);
    free(list);
    return true;
}

static int64_t size_of(const struct parts *parts, int part)
{
    const struct lookup *lookup = &parts->solve->lookup;
    int64_t size = 0;

    for (int i = 0; i < lookup->problem->n_offers; i++)
        size += parts->task_part[lookup->offer_task[i]] == part;
    return size;
}

int64_t parts_largest(const struct parts *parts)
{
    int64_t largest = 0;

    for (int part = 0; part < parts->n - parts->strays; part++)
        largest = size_of(parts, part) > largest ? size_of(parts, part) : largest;
    return largest;
}

int64_t parts_choices(struct solve *solve, int level)
{
    struct parts whole = {.solve = solve, .level = level};
    int64_t n = 0;

    if (!parts_split(&whole, GRAIN_WHOLE, level))
        n = INT64_MAX;
    for (int i = 0; i < solve->problem->n_offers && n < INT64_MAX; i++)
        n += whole.task_part[solve->lookup.offer_task[i]] >= 0 &&
             solve_stands(solve, i, level) == OFFER_FREE;
    pool_release(&whole.pool);
    return n;
}

bool parts_worth(const struct parts *parts)
{
    int64_t all = 0, largest = parts_largest(parts);

    for (int part = 0; part < parts->n; part++)
        all += size_of(parts, part);
    return largest < all - all / 4;
}
