/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/texts_put.h - a repair that was taken: its version, and what to send to whom. */
#ifndef SCHEDULER_DESK_TEXTS_PUT_H
#define SCHEDULER_DESK_TEXTS_PUT_H

#include "export/json_read.h"
#include "scheduler/desk/web.h"

void texts_put(struct web *web, const struct json *answer);

#endif
