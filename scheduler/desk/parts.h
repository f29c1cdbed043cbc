/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/parts.h - inside the desk: the server and its parts.  Pages need web.h only. */
#ifndef SCHEDULER_DESK_PARTS_H
#define SCHEDULER_DESK_PARTS_H

#include "scheduler/desk/http_desk.h"
#include "scheduler/desk/listen.h"
#include "scheduler/desk/pages.h"
#include "scheduler/desk/server.h"
#include "scheduler/office/secret.h"
#include "scheduler/store/accounts.h"

enum { SESSIONS = 256, SAY_BYTES = 400, HOSTS = 8, TRIES = 256, JOBS = 32 };

struct login_session {
    char hash[SECRET_HASH]; /* of the cookie; "": free */
    char token[SECRET_HASH];
    int64_t account;
    enum role role;
    char name[120], staff[120];
    int64_t made_utc, seen_utc, kept_utc; /* seen as stored */
    char say[SAY_BYTES];
};

struct tries { /* failed logins of an account's name or of an address, by their hash */
    char what[SECRET_HASH];
    int failed;
    int64_t until_utc;
};

struct feeds; /* feed.c */
struct children;
struct answers; /* answers.c */

struct server {
    struct serve_ask ask;
    struct store *store;
    struct office office; /* the school, read at most once per version */
    struct arena school;  /* holds it */
    bool loaded;
    struct arena lifetime;
    unsigned char secret[32];
    struct http *http;
    const struct page_row *pages; /* all there are */
    struct login_session sessions[SESSIONS];
    bool sessions_changed; /* who is logged in is not what is stored */
    struct tries tries[TRIES];
    bool tries_changed;           /* as well */
    char first_link[SECRET_HASH]; /* of the link printed at the start; "": none */
    const char *hosts[HOSTS + 1];
    const char *base; /* "http://127.0.0.1:8080", no slash at its end */
    bool secure;      /* people come by https, through a proxy */
    bool proxied;     /* X-Forwarded-For is to be believed */
    bool stopping;
    int64_t now_utc; /* of this request */
    struct feeds *feeds;
    struct children *children;
    struct answers *answers;
};

/* serve.c: all but the loop; listening->socket -1: connections come by http_take_socket(). */
struct server *server_open(struct store *store, const struct serve_ask *ask,
                           const struct listening *listening, struct fault *fault);
void server_close(struct server *server);

/* school.c: the season as stored now, loaded again when its version changed. */
bool server_school(struct server *server, struct fault *fault) MUST_CHECK;

/* target.c: a path and its query, decoded.  False: a trick, or nonsense. */
bool target_split(const char *target, struct arena *arena, const char **path, const char **query);
/* application/x-www-form-urlencoded; at most WEB_FIELDS.  False: too many, or nonsense. */
bool target_fields(const char *text, size_t size, struct arena *arena,
                   const struct web_pair **fields, int *count);

/* multipart.c: fields, and files written into folder.  False: nonsense. */
struct multipart {
    const struct web_pair *fields;
    const struct web_upload *files;
    int n_fields, n_files;
};
bool multipart_read(const char *type, const char *bytes, size_t size, const char *folder,
                    struct arena *arena, struct multipart *multipart);

/* guard.c: what is refused before anybody looks at it; fills the reply. */
bool guard_head(struct server *server, struct exchange *exchange, int64_t announced);
bool guard_origin(const struct server *server, const struct http_request *request);
const char *guard_address(const struct server *server, const struct http_request *request,
                          struct arena *arena);
/* Is it in one of the networks "10.0.0.0/8 192.168.1.0/24"?  This machine always is. */
bool guard_near(const char *networks, const char *address);

/* session.c */
struct login_session *session_of(struct server *server, const struct http_request *request);
/* A new one, whatever came before; the cookie to set, in arena memory. */
const char *session_begin(struct server *server, const struct account *account,
                          struct arena *arena);
const char *session_cookie_gone(const struct server *server, struct arena *arena);
void session_fill(struct login_session *session, const struct account *account, const char *hash);
bool session_is_over(const struct server *server, const struct login_session *session);
void session_end(struct server *server, struct login_session *session);
void session_end_account(struct server *server, int64_t account, const struct login_session *but);
/* session_keep.c: sessions and failed logins */
void sessions_load(struct server *server);
void sessions_flush(struct server *server);

/* tries.c */
/* Seconds to wait before another try: 0, or after five failures 1, 2, 4... of either. */
int64_t tries_wait(const struct server *server, const char *name, const char *address);
void tries_add(struct server *server, const char *name, const char *address);
void tries_forget(struct server *server, const char *name, const char *address);

/* child.c */
struct children *children_open(void);
void children_close(struct server *server);             /* ends them all, keeping their best */
void children_look(struct server *server);              /* some may have ended */
void children_ask_again(struct web_children *children); /* the page is called from its start */
void children_leave(struct server *server, struct exchange *exchange);

/* layout.c: the whole page around web->out; messages are shown once. */
void layout_write(struct html *page, const struct web *web);
/* cards.c: markup of a page as it stands, its wide tables ready to be stacked in a narrow window.
 */
void cards_put(struct html *page, const char *text, size_t size);
/* asset.c: /a/HASH/NAME.  False: no such file. */
bool asset_answer(const char *path, struct http_reply *reply);
const char *asset_path(struct arena *arena, const char *name);

/* feed.c */
struct feeds *feeds_open(struct server *server);
void feeds_close(struct server *server);
void feed_answer(struct server *server, struct exchange *exchange, const char *path);
void feed_left(struct server *server, const struct exchange *exchange);
void feeds_flush(struct server *server);  /* who fetched when: to the disk */
void feeds_forget(struct server *server); /* addresses were changed */

/* web.c: what pages of this folder need of the request beneath. */
struct exchange *web_exchange(const struct web *web);
struct login_session *web_session(const struct web *web);
void web_cookie(struct web *web, const char *cookie);

#endif
