/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/http_desk.h - what http_mhd.c asks the desk; dispatch.c answers. */
#ifndef SCHEDULER_DESK_HTTP_DESK_H
#define SCHEDULER_DESK_HTTP_DESK_H

#include "scheduler/desk/http.h"

/* The head is here, a body of `announced` bytes may follow (-1: not said).  How many bytes are
 * taken: sets allowed and spool, or answers at once (exchange->answered). */
void desk_head(struct server *server, struct exchange *exchange, int64_t announced);
/* All is here: fills reply and sets answered, or sets waits. */
void desk_answer(struct server *server, struct exchange *exchange);
void desk_done(struct server *server, struct exchange *exchange); /* frees all it held */
void desk_log(struct server *server, const struct exchange *exchange);

#endif
