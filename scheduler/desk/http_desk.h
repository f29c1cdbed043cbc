/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/http_desk.h - what http_mhd.c and its parts ask the desk, without knowing it. */
#ifndef SCHEDULER_DESK_HTTP_DESK_H
#define SCHEDULER_DESK_HTTP_DESK_H

#include "scheduler/desk/http.h"

struct http_face {
    /* The head is here, a body of `announced` bytes may follow (-1: not said).  How many bytes are
     * taken: sets allowed and spool, or answers at once (exchange->answered). */
    void (*head)(struct server *server, struct exchange *exchange, int64_t announced);
    /* All is here: fills reply and sets answered, or sets waits. */
    void (*answer)(struct server *server, struct exchange *exchange);
    void (*done)(struct server *server, struct exchange *exchange); /* frees all it held */
    void (*log)(struct server *server, const struct exchange *exchange);
};
extern const struct http_face desk_face; /* dispatch.c */

#endif
