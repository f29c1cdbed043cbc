/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/wire/http_parts.h - beneath http.h: connections, bodies, who waits.  http_mhd.c
 * alone knows the library; the rest here knows only what it is told. */
#ifndef SCHEDULER_DESK_HTTP_PARTS_H
#define SCHEDULER_DESK_HTTP_PARTS_H

#include "scheduler/desk/http_desk.h"

enum { HTTP_CONNECTIONS = 1024 };

struct wire { /* a connection */
    struct wire *before, *after;
    int socket;
    int64_t deadline_ms; /* 0: it is our turn */
    bool cut;
    struct exchange *fresh; /* its first line is here; the library may refuse the rest unasked */
};

struct http {
    void *daemon; /* http_mhd.c */
    struct server *server;
    const struct http_face *face;
    void (*resume)(struct exchange *exchange); /* http_mhd.c: it goes on at the next step */
    struct wire *wires;
    struct exchange *waiting[HTTP_CONNECTIONS];
    int n_waiting;
    int64_t swept_ms;
    int head_ms;
};

/* http_wire.c: every connection has a deadline of its own for head and form; one that sends a byte
 * now and then is not idle to the library.  wire == NULL is none. */
struct wire *wire_open(struct http *http, int socket); /* NULL: no memory */
void wire_close(struct http *http, struct wire *wire);
void wire_wants_head(struct http *http, struct wire *wire);
void wire_wants_files(struct wire *wire);
void wire_answers(struct wire *wire); /* they have so long to read it */
void wire_is_ours(struct wire *wire); /* they wait for us: no deadline */
void wires_sweep(struct http *http);  /* who is too slow is cut off */

/* http_body.c: an exchange from its first line to its last byte. */
struct exchange *exchange_new(void *connection, const char *target); /* NULL: no memory */
void exchange_free(struct http *http, struct exchange *exchange);
/* False: too many. */
bool exchange_header(struct exchange *exchange, const char *name, const char *value);
/* Head and method are here: asks the desk how much may follow. */
void exchange_head(struct http *http, struct exchange *exchange, const char *method);
/* More of its body; what is too much is answered so, when the rest has gone by. */
void exchange_body(struct exchange *exchange, const char *bytes, size_t size);
/* The desk answers, or wants it to wait. */
void exchange_whole(struct http *http, struct exchange *exchange);

/* http_wait.c.  False: no room. */
bool wait_add(struct http *http, struct exchange *exchange);
void wait_drop(struct http *http, const struct exchange *exchange);

#endif
