/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/supply_cli.h - what one supply adult would save, told; for ladder_cli.c. */
#ifndef SCHEDULER_CLI_SUPPLY_CLI_H
#define SCHEDULER_CLI_SUPPLY_CLI_H

#include "export/json.h"
#include "scheduler/cli/command.h"
#include "scheduler/office/repair.h"

void supply_tell(struct app *app, const struct supply *supply);
void supply_answer(struct json *root, const struct supply *supply); /* "supply", if it was asked */

#endif
