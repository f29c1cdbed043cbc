/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/store/logins.h - who is logged in, kept over a restart of the server.
 *
 * The server's own rows: no line in the history (logging in leaves one), and the season's version
 * stays. */
#ifndef SCHEDULER_STORE_LOGINS_H
#define SCHEDULER_STORE_LOGINS_H

#include "scheduler/store/store.h"

struct kept_login {
    const char *hash; /* of the cookie */
    int64_t account, made_utc, seen_utc;
    const char *role, *name, *staff; /* of the account as it is now; read only */
};

/* Newest first. */
bool store_logins(struct store *store, struct arena *arena, struct kept_login **logins, int *count,
                  struct fault *fault) MUST_CHECK;
/* These and no others; whose account is gone is left out. */
bool store_logins_keep(struct store *store, const struct kept_login *logins, int count,
                       struct fault *fault) MUST_CHECK;

#endif
