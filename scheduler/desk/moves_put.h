/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/moves_put.h - what a rung changes, one line for a duty: who has it instead of
 * whom, what nobody takes, what is wanted only since what happened. */
#ifndef SCHEDULER_DESK_MOVES_PUT_H
#define SCHEDULER_DESK_MOVES_PUT_H

#include "export/json_read.h"
#include "scheduler/desk/web.h"

void moves_put(struct web *web, const struct json *rung);

/* "start" and "end" of a row of an answer, in words. */
const char *row_span(struct web *web, const struct json *row);

#endif
