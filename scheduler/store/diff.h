/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/store/diff.h - inside the store: which rows of two seasons are which. */
#ifndef SCHEDULER_STORE_DIFF_H
#define SCHEDULER_STORE_DIFF_H

#include "scheduler/base/arena.h"
#include "scheduler/model/kind.h"
#include "scheduler/model/season.h"

/* Rows of one kind, paired by key.  Rows with one key are paired in their order. */
struct diff {
    int *before_of; /* per row of after: its row in before, -1: new */
    int *after_of;  /* per row of before: its row in after, -1: gone */
    int n_before, n_after;
};

void diff_make(const struct kind *kind, const struct season *before, const struct season *after,
               struct arena *arena, struct diff *diff);

#endif
