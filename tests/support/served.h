/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/served.h - `examrota serve` in a process of its own, and a client that sends any
 * bytes. */
#ifndef TESTS_SUPPORT_SERVED_H
#define TESTS_SUPPORT_SERVED_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct served {
    pid_t pid;
    int port;
    char host[32];   /* "127.0.0.1:40123" */
    char key[64];    /* of the first login link; "" */
    const char *log; /* path of its log */
    long peak_kib;   /* after served_stop */
    int exit_code;
};

/* SERVED_URL in the environment ("http://127.0.0.1:40123"): listens there, as behind a proxy of
 * that address.  school: an existing file; head_ms as serve_ask.  Aborts when it does not come up.
 */
void served_start(struct served *served, const char *school, const char *log, int head_ms);
int port_free(void);                     /* one that nobody has just now */
void served_stop(struct served *served); /* SIGTERM, and waits */

struct heard {
    int status; /* 0: the connection was cut */
    char head[4096];
    char *body; /* NUL-terminated; reply_release() */
    size_t size;
};

int client_open(int port);
bool client_send(int socket, const char *bytes);
bool client_is_cut(int socket); /* takes a byte of what is there, if anything is */
/* One answer, its body by Content-Length; waits a quarter of an hour at most.  head_only: of a
 * HEAD. */
void client_read(int socket, bool head_only, struct heard *answer);
void reply_release(struct heard *answer);
/* The value of a header in text[size]; "" when absent. */
const char *reply_header(const struct heard *answer, const char *name, char *text, size_t size);

/* A whole request on a connection of its own; more: further header lines with CRLF, or "". */
void client_get(const struct served *served, const char *path, const char *more,
                struct heard *answer);
void client_post(const struct served *served, const char *path, const char *more, const char *form,
                 struct heard *answer);

struct arena;
/* Chooses a password by a first login link: a cookie as a header line, or NULL: not let in. */
const char *client_enter(const struct served *served, struct arena *arena, const char *key,
                         const char *name);
/* What the forms of that page carry; "" when it has none. */
const char *client_token(const struct served *served, struct arena *arena, const char *path,
                         const char *cookie);

#endif
