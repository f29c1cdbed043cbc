/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/store/erase_part.h - inside the store: the parts of erasing. */
#ifndef SCHEDULER_STORE_ERASE_PART_H
#define SCHEDULER_STORE_ERASE_PART_H

#include "scheduler/store/db.h"
#include "scheduler/store/erase.h"

/* forget(text, word, phrase): the text with "(erased)" where either stands alone. */
bool forget_define(struct store *store, struct fault *fault) MUST_CHECK;

/* Inside a transaction, history's triggers away. */
bool erase_before(struct store *store, int64_t day, struct arena *arena,
                  struct fault *fault) MUST_CHECK;
bool erase_one(struct store *store, bool staff, const char *code, struct fault *fault) MUST_CHECK;

#endif
