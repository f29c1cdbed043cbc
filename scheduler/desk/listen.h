/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/listen.h - inside the desk: the socket. */
#ifndef SCHEDULER_DESK_LISTEN_H
#define SCHEDULER_DESK_LISTEN_H

#include "scheduler/base/fault.h"

struct listening {
    int socket, port; /* port 0: a Unix socket, or one that was handed over */
    bool ipv6;
    char path[108]; /* of a Unix socket; "" */
};

/* As serve_ask.listen.  Other machines are refused: a proxy stands before the desk. */
bool listen_open(const char *where, struct listening *listening, struct fault *fault) MUST_CHECK;
void listen_close(struct listening *listening);

#endif
