/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/child_parts.h - inside the desk: one child process; who waits, what runs. */
#ifndef SCHEDULER_DESK_CHILD_PARTS_H
#define SCHEDULER_DESK_CHILD_PARTS_H

#include <sys/types.h>

#include "scheduler/desk/parts.h"

enum {
    AT_ONCE = 4, /* children that requests wait for */
    PER_REQUEST = 8,
};

struct child {
    pid_t pid; /* 0: none */
    FILE *in, *out, *err, *progress;
    struct arena arena; /* of the result */
    struct child_result result;
    bool ended, killed;
    int64_t began_ms;
    int64_t version; /* its answer may be kept for this one (answers.c); -1: it may not */
};

/* False: child->result says that none could be started.  who: for the history. */
bool child_start(struct server *server, struct child *child, const char *const *words,
                 const char *input, const char *who);
/* Has it ended?  Then its words have been read. */
bool child_look(struct child *child);
void child_shut(struct child *child);    /* its files */
void child_release(struct child *child); /* kills it when it runs */

struct web_children {
    struct child list[PER_REQUEST];
    int count, asked; /* started; asked for in this run of the page */
    bool wrote;       /* one of them may have changed the school */
};

struct one_job {
    struct job job;
    struct child child;
    struct arena arena; /* words and the newest progress */
    bool plans;
    int64_t version; /* of the season when it began */
};

/* Does it run no more?  Then what came of it stands in it. */
bool job_ended(struct server *server, struct one_job *job);

/* job_keep.c: what is known of jobs when the desk is opened again. */
void jobs_load(struct server *server);
void job_keep_begin(struct server *server, const struct one_job *job);
void job_keep_end(struct server *server, const struct one_job *job);

struct children {
    struct one_job jobs[JOBS];
    int n_jobs, last_number; /* jobs: a ring, newest last */
    int running;             /* children that requests wait for */
};

#endif
