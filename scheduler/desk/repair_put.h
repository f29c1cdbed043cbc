/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/repair_put.h - the answer of a command that repairs (away, delay, late...): what
 * falls, the rungs with a button each, the texts to send when one was taken. */
#ifndef SCHEDULER_DESK_REPAIR_PUT_H
#define SCHEDULER_DESK_REPAIR_PUT_H

#include "export/json_read.h"
#include "scheduler/desk/web.h"

/* The buttons post this request's form again with take=N. */
void repair_put(struct web *web, const struct json *answer);
/* Such a button alone. */
void repair_button_put(struct web *web, const struct json *answer, int64_t n, const char *words);

#endif
