/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/grounds_cli.h - seats that rest on approvals not given, for commands that seat or
 * plan.  They are seated as if granted, and never without a word. */
#ifndef SCHEDULER_CLI_GROUNDS_CLI_H
#define SCHEDULER_CLI_GROUNDS_CLI_H

#include "export/json.h"
#include "scheduler/cli/command.h"

void grounds_tell(struct app *app, struct office_range range); /* a line, or nothing */
/* "approvals":{"seats":7,"pending":5,"not_told":1,"over":1} */
void grounds_answer(struct app *app, struct office_range range, struct json *root);

#endif
