/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/paste.h - a command line that takes what is proposed, ready to paste. */
#ifndef SCHEDULER_REPORT_PASTE_H
#define SCHEDULER_REPORT_PASTE_H

#include "scheduler/base/arena.h"

/* "examrota join 9A 9B --date 2027-05-19": words up to a NULL, quoted where a shell wants it. */
const char *paste(struct arena *arena, const char *const *words);
#define PASTE(arena, ...) paste((arena), (const char *const[]){__VA_ARGS__, NULL})

#endif
