/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/repair_put.h - the answer of a command that repairs (away, delay, late...): what
 * falls, the rungs with a button each, the texts to send when one was taken. */
#ifndef SCHEDULER_DESK_REPAIR_PUT_H
#define SCHEDULER_DESK_REPAIR_PUT_H

#include "export/json_read.h"
#include "scheduler/desk/web.h"

/* From what moment on it was recorded; "" when the event is of whole days. */
const char *repair_from(const struct json *answer);
/* This request's fields as hidden ones of a form: without the token and what is asked about it. */
void repair_fields_put(struct web *web, const char *from);
/* The buttons post this request's fields again with take=N.  quick: the first of the rungs only,
 * the others are looked for by job (0: none). */
void repair_put(struct web *web, const struct json *answer, bool quick, int job);
/* Such a button alone. */
void repair_button_put(struct web *web, const struct json *answer, int64_t n, const char *words);

#endif
