/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/answers.h - what children answered, kept while the school is as it was then.
 *
 * Deriving a large school takes a child a few tenths of a second, and in the morning everybody
 * opens the same pages.  Only words that read are kept, for five minutes at most ("as of"). */
#ifndef SCHEDULER_DESK_ANSWERS_H
#define SCHEDULER_DESK_ANSWERS_H

#include "scheduler/desk/child_parts.h"

struct answers;

struct answers *answers_open(void);
void answers_close(struct answers *answers);
/* The season's version for words that may be kept; -1: these may not. */
int64_t answers_version(struct server *server, const char *const *words, const char *input);
/* False: ask a child.  *result is in arena memory. */
bool answers_find(const struct server *server, const char *const *words, int64_t version,
                  struct arena *arena, struct child_result *result);
void answers_keep(struct server *server, const char *const *words, int64_t version,
                  const struct child_result *result);

#endif
