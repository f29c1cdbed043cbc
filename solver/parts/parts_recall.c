/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the parts cost at least at an earlier level, when that one was closed by
 * the bounds of parts: nothing needs to be relaxed again. */
#include "solver/parts/parts.h"

#include <string.h>

int64_t parts_total(const struct parts *parts, int level)
{
    int64_t sum = 0;

    for (int i = 0; i < parts->n; i++)
        sum += parts->rows[i].bound[level];
    return sum;
}

void parts_remember(const struct parts *parts, int level)
{
    struct solve *solve = parts->solve;
    struct split *split = &solve->splits[level];
    size_t n_tasks = (size_t)solve->problem->n_tasks;

    if (split->task_part && split->total >= parts_total(parts, level))
        return;
    int *task_part = pool_take(&solve->pool, n_tasks, sizeof *task_part);
    int64_t *bound = pool_take(&solve->pool, (size_t)parts->n, sizeof *bound);

    if (!task_part || !bound)
        return;
    memcpy(task_part, parts->task_part, n_tasks * sizeof *task_part);
    for (int i = 0; i < parts->n; i++)
        bound[i] = parts->rows[i].bound[level];
    *split = (struct split){task_part, bound, parts_total(parts, level), parts->n};
}

/* The part of `parts` that holds all of the kept part; -1: none does. */
static int home_of(const struct parts *parts, const struct split *split, int kept)
{
    int home = -1;

    for (int t = 0; t < parts->solve->problem->n_tasks; t++) {
        if (split->task_part[t] != kept)
            continue;
        if (parts->task_part[t] < 0 || (home >= 0 && parts->task_part[t] != home))
            return -1;
        home = parts->task_part[t];
    }
    return home;
}

/* The first part counts what hangs on no offer at all: of two first parts only
 * one may, so the kept one is of use only inside the other. */
bool parts_recall(struct parts *parts, int level)
{
    const struct split *split = &parts->solve->splits[level];

    for (int i = 0; i < parts->n; i++)
        parts->rows[i].bound[level] = 0;
    for (int kept = 0; split->task_part && kept < split->n; kept++) {
        int home = home_of(parts, split, kept);

        if (home >= 0 && home < parts->n && (kept > 0 || home == 0))
            parts->rows[home].bound[level] += split->bound[kept];
    }
    return parts_total(parts, level) >= parts->solve->levels[level].bound;
}
