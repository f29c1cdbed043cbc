/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/excused_cli.h - pupils named for a duty of the school who sit a paper then: what a
 * plan says of them, before anything is published. */
#ifndef SCHEDULER_CLI_EXCUSED_CLI_H
#define SCHEDULER_CLI_EXCUSED_CLI_H

#include "export/json.h"
#include "scheduler/cli/command.h"
#include "scheduler/plan/plan.h"

void excused_tell(struct app *app, const struct world *world); /* a line each, or nothing */
/* "excused":[{"duty","start","end","pupils":["P28"],"held":true}] */
void excused_answer(const struct world *world, struct json *root);

#endif
