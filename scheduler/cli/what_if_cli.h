/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/what_if_cli.h - what would be different, told and answered. */
#ifndef SCHEDULER_CLI_WHAT_IF_CLI_H
#define SCHEDULER_CLI_WHAT_IF_CLI_H

#include "scheduler/cli/command.h"
#include "scheduler/office/whatif.h"

void what_if_tell(struct app *app, const struct whatif *whatif, double seconds);
bool what_if_answer(struct app *app, const struct whatif *whatif, double seconds,
                    struct fault *fault) MUST_CHECK;
void what_if_tell_costs(struct app *app, const struct rule_costs *costs, double seconds);
bool what_if_answer_costs(struct app *app, const struct rule_costs *costs, double seconds,
                          struct fault *fault) MUST_CHECK;

#endif
