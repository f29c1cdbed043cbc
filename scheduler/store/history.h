/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/store/history.h - inside the store: what a change leaves behind. */
#ifndef SCHEDULER_STORE_HISTORY_H
#define SCHEDULER_STORE_HISTORY_H

#include "scheduler/store/db.h"

/* Undo never touches what people were told. */
bool history_may_undo(const struct kind *kind);

/* Starts and ends recording what happens to the tables that undo may touch.
 * Between the two, inside one transaction, rows change. */
bool history_record(struct store *store, struct fault *fault) MUST_CHECK;
void history_stop(struct store *store);

/* Writes the line, raises the season's version and, when something was recorded,
 * keeps it for undo. */
bool history_add(struct store *store, const struct change_note *note,
                 struct fault *fault) MUST_CHECK;

/* What was kept is done to the tables again, or (back) taken back.  SQLITE_ABORT: the rows it
 * changed have changed since; any other code but SQLITE_OK: trouble.  Either way the transaction is
 * to be rolled back. */
int history_apply(struct store *store, void *changeset, int size, bool back);

/* The line alone: nothing of the season changed, its version stays (accounts, calendar addresses).
 */
bool history_note(struct store *store, const struct change_note *note,
                  struct fault *fault) MUST_CHECK;

#endif
