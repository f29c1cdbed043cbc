/* SPDX-License-Identifier: GPL-3.0-or-later
 * Over a restart: sessions, kept in the school file as hashes of their cookies, and failed logins,
 * so that nobody gets new tries by it. */
#include <stdio.h>

#include "scheduler/desk/parts.h"
#include "scheduler/store/desk_work.h"
#include "scheduler/store/logins.h"

enum {
    SEEN_S = 60,         /* how far what is stored may lag behind */
    TRIED_S = 24 * 3600, /* after that a failed login is forgotten */
};

static void tries_load(struct server *server)
{
    struct arena arena = {0};
    struct fault unread = {0};
    struct kept_try *list;
    int count, n = 0;

    if (!store_tries(server->store, &arena, &list, &count, &unread))
        count = 0;
    for (int i = 0; i < count && n < TRIES; i++) {
        if (list[i].until_utc < server->now_utc - TRIED_S)
            continue;
        struct tries *row = &server->tries[n++];
        snprintf(row->what, sizeof row->what, "%s", list[i].what);
        row->failed = list[i].failed;
        row->until_utc = list[i].until_utc;
    }
    arena_release(&arena);
}

static void tries_flush(struct server *server)
{
    struct kept_try list[TRIES];
    struct fault busy = {0};
    int n = 0;

    if (!server->tries_changed)
        return;
    for (int i = 0; i < TRIES; i++) {
        const struct tries *row = &server->tries[i];
        if (row->failed)
            list[n++] = (struct kept_try){row->what, row->failed, row->until_utc};
    }
    server->tries_changed = !store_tries_keep(server->store, list, n, &busy);
}

void sessions_load(struct server *server)
{
    struct arena arena = {0};
    struct fault unread = {0};
    struct kept_login *list;
    int count, n = 0;

    tries_load(server);
    /* Unread: they log in again. */
    if (!store_logins(server->store, &arena, &list, &count, &unread))
        count = 0;
    for (int i = 0; i < count && n < SESSIONS; i++) {
        struct account account = {.id = list[i].account,
                                  .role = list[i].role,
                                  .name = list[i].name,
                                  .staff = list[i].staff};
        struct login_session *session = &server->sessions[n];
        session_fill(session, &account, list[i].hash);
        session->made_utc = list[i].made_utc;
        session->seen_utc = session->kept_utc = list[i].seen_utc;
        if (session_is_over(server, session))
            session_end(server, session);
        else
            n++;
    }
    arena_release(&arena);
}

/* Each in its time: a login or a logout at once, a visit when it is a minute newer than stored. */
static bool is_due(const struct server *server)
{
    bool due = server->sessions_changed;

    for (int i = 0; i < SESSIONS && !due; i++) {
        const struct login_session *session = &server->sessions[i];
        due = session->hash[0] && session->seen_utc - session->kept_utc >= SEEN_S;
    }
    return due;
}

void sessions_flush(struct server *server)
{
    struct kept_login list[SESSIONS];
    struct fault busy = {0};
    int n = 0;

    tries_flush(server);
    if (!is_due(server))
        return;
    for (int i = 0; i < SESSIONS; i++) {
        const struct login_session *session = &server->sessions[i];
        if (!session->hash[0])
            continue;
        list[n++] = (struct kept_login){.hash = session->hash,
                                        .account = session->account,
                                        .made_utc = session->made_utc,
                                        .seen_utc = session->seen_utc};
    }
    /* When somebody else writes just now it stays for the next time. */
    if (!store_logins_keep(server->store, list, n, &busy))
        return;
    server->sessions_changed = false;
    for (int i = 0; i < SESSIONS; i++)
        server->sessions[i].kept_utc = server->sessions[i].seen_utc;
}
