/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/season/windows_run.h - a season's solve while it runs; for windows.c and windows_pass.c
 * only. */
#ifndef SOLVER_WINDOWS_RUN_H
#define SOLVER_WINDOWS_RUN_H

#include <pthread.h>

#include "solver/season/windows.h"
#include "solver/team.h"

/* One window's solve. */
struct job {
    enum solve_status status;
    enum stopped stopped;
    struct window_bound alone;
    struct progress progress;
    bool done;
};

struct run {
    const struct problem *problem;
    const struct effort *effort;
    const bool *start;
    struct answer *answer;
    struct windows windows;
    struct job *jobs;
    bool *chosen; /* of the whole; windows share no offer, so each thread writes its own */
    double seconds, ends;
    int64_t work;
    int next; /* window that no thread has taken */
    int threads;
    pthread_mutex_t lock;
    struct pool pool;
};

/* Each window with what is left out that hangs on others, two at a time. */
bool all_alone(struct run *run);
/* One after the other beside those before it; what later ones chose alone may yet
 * move, but what they are locked into stands. */
bool all_together(struct run *run);

#endif
