/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/child.h - the same program as a child: what the desk does not compute itself.
 *
 * A child's standard output, error and descriptor 3 (progress, a JSON object per line) are nameless
 * files, so that no child ever waits for the server and the server never waits for a child.
 */
#ifndef SCHEDULER_DESK_CHILD_H
#define SCHEDULER_DESK_CHILD_H

#include <stdint.h>
#include <stdio.h>

#include "scheduler/base/arena.h"

struct server;

struct child_result {
    int exit_code; /* as design.md 4; 128 + n: ended by signal n */
    const char *out, *err;
    size_t out_size;
};

/* What outlives a request: planning, seating, a drill, an import. */
struct job {
    int number;        /* of /job/NUMBER */
    const char *title; /* "Planning 17 to 23 May" */
    const char *who;   /* account that began it */
    const char *then;  /* path to go to when it is done */
    int64_t began_utc;
    bool running, stopped;     /* stopped: somebody asked for the best so far */
    bool plans;                /* keeps the best when it is stopped; others store nothing */
    struct child_result child; /* when it has ended */
    bool changed;              /* the school is not what it was at the beginning */
    bool lost, cut;            /* lost: of before the desk was opened again, all but exit_code (-1:
                                  nobody saw) is forgotten; cut: the desk's closing ended it */
    const char *progress;      /* newest line of descriptor 3, "" for none */
};

struct job_ask {
    const char *title, *then;
    const char *const *words; /* NULL-terminated, without --school */
    bool plans;               /* one planner per school file: FAULT_CONFLICT while another runs */
    const char *who;
};
bool job_start(struct server *server, const struct job_ask *ask, int *number,
               struct fault *fault) MUST_CHECK;
/* As it is now, or NULL; valid until the request is over. */
const struct job *job_find(struct server *server, int number);
/* Those of before the desk was opened again as well (lost). */
const struct job *job_known(struct server *server, int number);
const struct job *job_planning(struct server *server); /* the planner that runs, or NULL */
void job_stop(struct server *server, int number);      /* SIGTERM: keeps the best */

#endif
