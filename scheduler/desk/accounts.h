/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/accounts.h - inside the desk: accounts as pages change them. */
#ifndef SCHEDULER_DESK_ACCOUNTS_H
#define SCHEDULER_DESK_ACCOUNTS_H

#include "scheduler/desk/parts.h"

/* By name; FAULT_MISSING: no such account.  In the request's arena. */
bool account_find(struct web *web, const char *name, struct account **account,
                  struct fault *fault) MUST_CHECK;
/* Whom a login link is for: the officer's of the first start gives a new account. */
bool account_of_link(struct web *web, const char *word, struct account **account,
                     struct fault *fault) MUST_CHECK;
/* Stored, with a line in the history by whom. */
bool account_save(struct web *web, const struct account *account, const char *what,
                  struct fault *fault) MUST_CHECK;
/* The line alone. */
bool account_note(struct web *web, const char *who, const char *what,
                  struct fault *fault) MUST_CHECK;

/* page_login.c */
bool password_is_fit(const struct web *web, struct fault *fault);
const char *password_hash(struct web *web, struct fault *fault);

#endif
