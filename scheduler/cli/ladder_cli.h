/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/ladder_cli.h - a repair told in the terminal, for every command that has one. */
#ifndef SCHEDULER_CLI_LADDER_CLI_H
#define SCHEDULER_CLI_LADDER_CLI_H

#include "export/json.h"
#include "scheduler/cli/command.h"
#include "scheduler/office/repair.h"

/* What fell, the rungs with what each of them does in the order in which the officer acts, or the
 * rung that was taken with a text to each person. */
void repair_tell(struct app *app, const struct repair *repair);

/* "affected", "ladder", and "version" and "texts" when a rung was taken. */
void repair_answer(struct app *app, struct json *root, const struct repair *repair);

#endif
