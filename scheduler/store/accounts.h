/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/store/accounts.h - who may log in at the desk.
 *
 * Small writes of the server's own: one transaction each, a line in the history, and the season's
 * version stays, so that a plan being made is not in conflict with somebody's new password.
 */
#ifndef SCHEDULER_STORE_ACCOUNTS_H
#define SCHEDULER_STORE_ACCOUNTS_H

#include "scheduler/store/store.h"

struct account {
    int64_t id; /* 0: not stored yet */
    const char *name, *role, *staff, *password, *link;
    int64_t link_until_utc, made_utc;
};

/* By name. */
bool store_accounts(struct store *store, struct arena *arena, struct account **accounts, int *count,
                    struct fault *fault) MUST_CHECK;
/* Adds or (id > 0) changes one.  FAULT_CONFLICT: the name is taken. */
bool store_account_save(struct store *store, const struct account *account,
                        const struct change_note *note, struct fault *fault) MUST_CHECK;
/* A role that a link came for is never left without an officer: FAULT_CONFLICT for the last one. */
bool store_account_remove(struct store *store, int64_t id, const struct change_note *note,
                          struct fault *fault) MUST_CHECK;

#endif
