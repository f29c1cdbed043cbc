/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/rung_cli.h - one repair of a ladder: what it leaves empty, what it costs, what it
 * changes. */
#ifndef SCHEDULER_CLI_RUNG_CLI_H
#define SCHEDULER_CLI_RUNG_CLI_H

#include "scheduler/cli/command.h"
#include "scheduler/office/repair.h"

void rung_tell(struct app *app, const struct repair *repair, const struct rung *rung);
/* What stood empty when people were told; where the first rung alone was asked for. */
void rung_tell_then(struct app *app, const struct repair *repair);

#endif
