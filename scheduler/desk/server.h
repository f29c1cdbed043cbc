/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/server.h - `examrota serve`: one process, one thread, one port, two faces. */
#ifndef SCHEDULER_DESK_SERVER_H
#define SCHEDULER_DESK_SERVER_H

#include "scheduler/office/office.h"

struct serve_ask {
    const char *listen; /* "127.0.0.1:8080", "[::1]:8080", "unix:/run/examrota/http.sock"; NULL:
                           the socket systemd hands over */
    const char *url; /* how people reach it through a proxy: "https://exams.school.uk"; or NULL */
    const char *program; /* what children run: NULL: this program */
    const char *school;  /* path of the file */
    const char *rules_folder;
    int head_ms;     /* for a request's head and form; 0: ten seconds */
    bool fresh_link; /* print a login link although there are accounts */
    FILE *out;       /* the address and the first login link */
    FILE *log;       /* one line per request; NULL: none */
};

/* Serves until SIGTERM or SIGINT; children that run then are ended and keep their best. */
bool serve(struct store *store, const struct serve_ask *ask, struct fault *fault) MUST_CHECK;

#endif
