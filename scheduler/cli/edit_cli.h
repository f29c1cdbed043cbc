/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/edit_cli.h - what was done to the plan by hand, told and answered. */
#ifndef SCHEDULER_CLI_EDIT_CLI_H
#define SCHEDULER_CLI_EDIT_CLI_H

#include "scheduler/cli/command.h"
#include "scheduler/office/edit.h"

/* FAULT_CONFLICT with the rule and its source; false always. */
bool edit_refused(struct app *app, const struct hand_done *done, bool forced, struct fault *fault);
void edit_tell(struct app *app, const struct hand_done *done, const struct hand_ask *ask);
bool edit_answer(struct app *app, const struct hand_done *done, struct fault *fault) MUST_CHECK;

#endif
