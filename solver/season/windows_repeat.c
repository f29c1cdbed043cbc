/* SPDX-License-Identifier: GPL-3.0-or-later
 * The repeats of a window: those of its own, and beside the others what these leave. */
#include "solver/season/windows.h"

/* How many of a repeat's slots happen in other windows. */
static int64_t happen_elsewhere(const struct windows *windows, int number, int repeat,
                                const bool *stands)
{
    const struct lookup *lookup = &windows->lookup;
    int64_t sum = 0;

    for (int m = lookup->repeat_first[repeat]; stands && m < lookup->repeat_first[repeat + 1];
         m++) {
        int slot = lookup->problem->marks[m].slot;
        bool happens = false;

        if (windows->task_window[lookup->problem->slots[slot].task] == number)
            continue;
        for (int i = lookup->slot_first[slot]; i < lookup->slot_first[slot + 1]; i++)
            happens |= stands[i];
        sum += happens;
    }
    return sum;
}

void window_repeats(struct window *window, const struct windows *windows, int number,
                    const bool *stands, const int *slot)
{
    const struct problem *whole = windows->lookup.problem;
    struct problem *problem = &window->problem;
    struct pool *pool = &window->pool;
    struct repeat *repeats = pool_take(pool, (size_t)whole->n_repeats, sizeof *repeats);
    struct mark *marks = pool_take(pool, (size_t)whole->n_marks, sizeof *marks);
    int *here = pool_take(pool, (size_t)whole->n_repeats, sizeof *here);

    problem->repeats = repeats;
    problem->marks = marks;
    problem->n_repeats = problem->n_marks = 0;
    if (pool->broken)
        return;
    for (int i = 0; i < whole->n_repeats; i++) {
        int home = windows->repeat_window[i];

        here[i] = -1;
        if (home != number && (home != WINDOW_MANY || !stands))
            continue;
        here[i] = problem->n_repeats;
        repeats[problem->n_repeats] = whole->repeats[i];
        repeats[problem->n_repeats++].used += happen_elsewhere(windows, number, i, stands);
    }
    for (int i = 0; i < whole->n_marks; i++) {
        const struct mark *mark = &whole->marks[i];

        if (here[mark->repeat] >= 0 && slot[mark->slot] >= 0)
            marks[problem->n_marks++] = (struct mark){slot[mark->slot], here[mark->repeat]};
    }
}
