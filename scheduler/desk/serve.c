/* SPDX-License-Identifier: GPL-3.0-or-later
 * Opening, the loop, closing.  One thread: traffic and signals wake it, so nothing is locked. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "export/zone.h"
#include "scheduler/desk/answers.h"

enum { STEP_MS = 1000, FLUSH_MS = 30000, PATIENCE_MS = 100, FILES = 2048, LAST_STEPS = 50 };

/* A thousand connections and a few children want more than the usual 1,024 files. */
static void raise_files(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= FILES)
        return;
    limit.rlim_cur = limit.rlim_max < FILES ? limit.rlim_max : FILES;
    (void)setrlimit(RLIMIT_NOFILE, &limit);
}

static int catch_signals(sigset_t *before)
{
    sigset_t ours;

    sigemptyset(&ours);
    sigaddset(&ours, SIGTERM);
    sigaddset(&ours, SIGINT);
    sigaddset(&ours, SIGCHLD);
    signal(SIGPIPE, SIG_IGN);
    sigprocmask(SIG_BLOCK, &ours, before);
    return signalfd(-1, &ours, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void take_signals(struct server *server, int signals)
{
    struct signalfd_siginfo info;

    while (read(signals, &info, sizeof info) == (ssize_t)sizeof info)
        if (info.ssi_signo != SIGCHLD)
            server->stopping = true;
}

/* Names by which people may call this server; "localhost" and the numbers are always this one. */
static void name_hosts(struct server *server, const struct listening *listening)
{
    struct arena *arena = &server->lifetime;
    const char *url = server->ask.url;
    int n = 0;

    if (listening->port > 0) {
        const char *port = arena_text(arena, ":%d", listening->port);
        server->hosts[n++] = arena_text(arena, "127.0.0.1%s", port);
        server->hosts[n++] = arena_text(arena, "localhost%s", port);
        server->hosts[n++] = arena_text(arena, "[::1]%s", port);
        server->base =
            arena_text(arena, "http://%s%s", listening->ipv6 ? "[::1]" : "127.0.0.1", port);
    }
    if (url) {
        const char *host = strstr(url, "://") + 3;
        server->hosts[n++] = arena_copy_part(arena, host, strcspn(host, "/"));
        server->base = arena_copy_part(arena, url, (size_t)(host - url) + strcspn(host, "/"));
        server->secure = strncmp(url, "https://", 8) == 0;
        server->proxied = true;
    }
    server->hosts[n] = NULL;
    if (!server->base)
        server->base = "http://localhost";
}

static bool tell_start(struct server *server, struct fault *fault)
{
    struct account *accounts;
    int count, known = 0;
    FILE *out = server->ask.out;

    if (!store_accounts(server->store, &server->lifetime, &accounts, &count, fault))
        return false;
    for (int i = 0; i < count; i++)
        known += strcmp(accounts[i].role, "officer") == 0 && *accounts[i].password;
    fprintf(out, "the desk is open at %s/ (Ctrl-C closes it)\n", server->base);
    if (!known || server->ask.fresh_link) {
        const char *word = secret_word(24, &server->lifetime);
        secret_hash(server->secret, "first-link", word, server->first_link);
        fprintf(out, "log in once, and choose a password, with\n  %s/login?key=%s\n", server->base,
                word);
    }
    fflush(out);
    return true;
}

static void loop(struct server *server, int signals)
{
    int64_t flushed = clock_ms();

    while (!server->stopping) {
        http_step(server->http, signals, STEP_MS);
        take_signals(server, signals);
        children_look(server);
        http_wake_due(server->http);
        http_step(server->http, -1, 0); /* who was woken goes on now */
        if (clock_ms() - flushed > FLUSH_MS) {
            feeds_flush(server);
            sessions_flush(server);
            flushed = clock_ms();
        }
    }
    /* Who waits is told; answers on their way get a moment. */
    http_wake_all(server->http);
    for (int i = 0; i < LAST_STEPS; i++)
        http_step(server->http, -1, 2);
}

void server_close(struct server *server)
{
    if (!server)
        return;
    http_close(server->http);
    if (server->feeds)
        feeds_close(server);
    sessions_flush(server);
    if (server->children)
        children_close(server);
    answers_close(server->answers);
    arena_release(&server->school);
    arena_release(&server->lifetime);
    free(server);
}

struct server *server_open(struct store *store, const struct serve_ask *ask,
                           const struct listening *listening, struct fault *fault)
{
    struct server *server = calloc(1, sizeof *server);

    if (!server) {
        (void)fault_set(fault, FAULT_SYSTEM, "there is no memory for the server");
        return NULL;
    }
    server->ask = *ask;
    server->store = store;
    server->pages = pages;
    server->now_utc = zone_now_utc();
    store_patience(store, PATIENCE_MS);
    name_hosts(server, listening);
    server->children = children_open();
    server->feeds = feeds_open(server);
    server->answers = answers_open();
    if (!server->children || !server->feeds || !server->answers)
        (void)fault_set(fault, FAULT_SYSTEM, "there is no memory for the server");
    else if (store_secret(store, server->secret, fault) && server_school(server, fault))
        server->http = http_open(server, &desk_face, listening->socket, fault);
    if (server->http) {
        sessions_load(server);
        jobs_load(server);
        return server;
    }
    server_close(server);
    return NULL;
}

bool serve(struct store *store, const struct serve_ask *ask, struct fault *fault)
{
    struct listening listening;
    sigset_t before;

    raise_files();
    if (!listen_open(ask->listen, &listening, fault))
        return false;
    struct server *server = server_open(store, ask, &listening, fault);
    if (!server) {
        listen_close(&listening);
        return false;
    }
    if (ask->head_ms)
        http_hurry(server->http, ask->head_ms);
    int signals = catch_signals(&before);
    bool good = tell_start(server, fault);
    if (good)
        loop(server, signals);
    if (signals >= 0)
        close(signals);
    sigprocmask(SIG_SETMASK, &before, NULL);
    server_close(server);
    listen_close(&listening);
    return good;
}
