/* SPDX-License-Identifier: GPL-3.0-or-later
 * Passwords tried in vain: five, then each try waits longer, by name and by address. */
#include <string.h>

#include "scheduler/desk/parts.h"

enum { FREE_TRIES = 5, WAIT_MAX_S = 15 * 60 };

static void tries_name(const struct server *server, const char *kind, const char *what,
                       char hash[SECRET_HASH])
{
    secret_hash(server->secret, kind, what, hash);
}

static struct tries *tries_find(const struct server *server, const char *kind, const char *what)
{
    char hash[SECRET_HASH];

    tries_name(server, kind, what, hash);
    for (int i = 0; i < TRIES; i++)
        if (strcmp(server->tries[i].what, hash) == 0)
            return (struct tries *)&server->tries[i];
    return NULL;
}

static int64_t wait_of(const struct server *server, const struct tries *tries)
{
    return tries && tries->until_utc > server->now_utc ? tries->until_utc - server->now_utc : 0;
}

int64_t tries_wait(const struct server *server, const char *name, const char *address)
{
    int64_t by_name = wait_of(server, tries_find(server, "try-name", name));
    int64_t by_address = wait_of(server, tries_find(server, "try-address", address));

    return by_name > by_address ? by_name : by_address;
}

static void add_one(struct server *server, const char *kind, const char *what)
{
    struct tries *row = tries_find(server, kind, what);

    if (!row) { /* the one whose wait is over longest gives way */
        row = &server->tries[0];
        for (int i = 1; i < TRIES; i++)
            if (server->tries[i].until_utc < row->until_utc)
                row = &server->tries[i];
        *row = (struct tries){0};
        tries_name(server, kind, what, row->what);
    }
    row->failed++;
    server->tries_changed = true;
    int64_t wait = 0;
    if (row->failed > FREE_TRIES)
        wait = row->failed - FREE_TRIES > 10 ? WAIT_MAX_S : 1 << (row->failed - FREE_TRIES - 1);
    row->until_utc = server->now_utc + (wait < WAIT_MAX_S ? wait : WAIT_MAX_S);
}

void tries_add(struct server *server, const char *name, const char *address)
{
    add_one(server, "try-name", name);
    add_one(server, "try-address", address);
}

void tries_forget(struct server *server, const char *name, const char *address)
{
    struct tries *rows[] = {tries_find(server, "try-name", name),
                            tries_find(server, "try-address", address)};

    for (int i = 0; i < 2; i++)
        if (rows[i])
            *rows[i] = (struct tries){0};
    server->tries_changed = true;
}
