/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/http.h - requests and replies, without the library.
 *
 * http_mhd.c is the only file that knows libmicrohttpd; http_desk.h says what it asks the desk.
 */
#ifndef SCHEDULER_DESK_HTTP_H
#define SCHEDULER_DESK_HTTP_H

#include "scheduler/desk/web.h"

enum { HTTP_HEADERS = 64, HTTP_REPLY_HEADERS = 24, HTTP_TARGET = 4096 };

struct http_request {
    const char *method, *target; /* as sent: "/person/AB?week=2027-W20" */
    const struct web_pair *headers;
    int n_headers;
    const char *address; /* of the peer: "127.0.0.1", "" for a Unix socket */
    const char *body;    /* NUL-terminated */
    size_t body_size;
};

struct http_reply {
    int status;
    struct web_pair headers[HTTP_REPLY_HEADERS];
    int n_headers;
    const char *body; /* copied before the next request is looked at */
    size_t size;
    bool closes; /* the connection, after this */
};

/* The header's value, NULL when absent; names in any case. */
const char *http_header(const struct http_request *request, const char *name);
int http_header_count(const struct http_request *request, const char *name);
void http_add(struct http_reply *reply, const char *name, const char *value);
/* One sentence as text/plain. */
void http_plain(struct http_reply *reply, int status, const char *text);

/* A request from its head to the last byte of its answer. */
struct exchange {
    struct arena arena;
    struct http_request request;
    struct web_pair headers[HTTP_HEADERS + 1];
    struct http_reply reply;
    struct html out;               /* the page's memory */
    struct web_children *children; /* what it waits for; child.c */
    const char *folder;            /* its uploads; upload.c */
    const char *logged;            /* its path for the log: no name, no code, no token */
    bool answered, waits, too_many;
    int64_t waits_until_ms; /* for a clock, not a child; 0: no */
    void *connection;       /* http_mhd.c */
    int socket;             /* its connection's, -1: unknown */
    FILE *spool;            /* an upload; else the body is in memory */
    char *memory;
    int64_t received, allowed;
    int64_t began_ms;
};

struct http; /* the daemon */

/* listener: a socket that listens already; -1: none, connections come by http_take_socket(). */
struct http_face; /* http_desk.h */
struct http *http_open(struct server *server, const struct http_face *face, int listener,
                       struct fault *fault);
/* Instead of ten seconds for head and form; for tests. */
void http_hurry(struct http *http, int head_ms);
/* Waits for traffic, or until `also` can be read, at most so long; serves what is due. */
void http_step(struct http *http, int also, int wait_ms);
void http_wake(struct http *http, struct exchange *exchange); /* it waited; looks again */
void http_wake_all(struct http *http);
void http_wake_due(struct http *http); /* whose waits_until_ms is over */
/* Those who wait; waking one takes it out and puts the last in its place. */
struct exchange *const *http_waiting(struct http *http, int *count);
bool http_has_left(const struct exchange *exchange);  /* nobody is there to read the answer */
bool http_take_socket(struct http *http, int socket); /* for the fuzz target */
void http_close(struct http *http);

int64_t clock_ms(void); /* monotonic */

#endif
