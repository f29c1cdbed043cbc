/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/season/windows_cut.h"

void *cut_room(struct cut *cut, int n, size_t size)
{
    return pool_take(&cut->window->pool, (size_t)n, size);
}

int *cut_names(struct cut *cut, int n, const int **names)
{
    int *list = cut_room(cut, n, sizeof *list);

    *names = list;
    return list;
}

bool cut_here(const struct cut *cut, int offer)
{
    return cut->windows->task_window[cut->windows->lookup.offer_task[offer]] == cut->number;
}
