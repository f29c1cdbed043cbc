/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/season/windows_cut.h - a window while it is cut out; for windows_make.c and
 * windows_rows.c only. */
#ifndef SOLVER_WINDOWS_CUT_H
#define SOLVER_WINDOWS_CUT_H

#include "solver/season/windows.h"

struct cut {
    struct window *window;
    const struct windows *windows;
    const struct problem *whole;
    const bool *stands, *planned; /* NULL: the window is alone */
    int number;
    int *task, *slot; /* by those of the whole: here, -1: not */
    int *group;
    int *other_first, *others; /* by person: what they do in other windows, where the rest stands */
};

/* Zeroed; NULL and the window's pool broken: no memory. */
void *cut_room(struct cut *cut, int n, size_t size);
/* Room for what n things are called in the whole, which the window knows as *names. */
int *cut_names(struct cut *cut, int n, const int **names);
bool cut_here(const struct cut *cut, int offer);
/* windows_rows.c: rows over a span, with what other windows add to them */
void cut_hours(struct cut *cut);
void cut_loads(struct cut *cut);

#endif
