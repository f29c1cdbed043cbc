/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/store/desk_work.h - passwords tried in vain and jobs of the desk, kept over a restart.
 *
 * The server's own rows, as in logins.h: no line in the history, and the season's version stays. */
#ifndef SCHEDULER_STORE_DESK_WORK_H
#define SCHEDULER_STORE_DESK_WORK_H

#include "scheduler/store/store.h"

struct kept_try {
    const char *what; /* keyed hash */
    int failed;
    int64_t until_utc;
};
bool store_tries(struct store *store, struct arena *arena, struct kept_try **tries, int *count,
                 struct fault *fault) MUST_CHECK;
/* These and no others. */
bool store_tries_keep(struct store *store, const struct kept_try *tries, int count,
                      struct fault *fault) MUST_CHECK;

struct kept_job {
    int number;
    const char *title, *who, *then;
    int64_t began_utc, version; /* of the season when it began */
    bool plans, cut;            /* cut: ended because the desk was closed */
    int exit_code;              /* -1: it runs, or nobody saw its end */
};
/* By number. */
bool store_jobs(struct store *store, struct arena *arena, struct kept_job **jobs, int *count,
                struct fault *fault) MUST_CHECK;
/* Adds one, and drops all that are more than so many numbers older. */
bool store_job_begin(struct store *store, const struct kept_job *job, int keep,
                     struct fault *fault) MUST_CHECK;
bool store_job_end(struct store *store, int number, bool cut, int exit_code,
                   struct fault *fault) MUST_CHECK;

#endif
