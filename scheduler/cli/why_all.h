/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/why_all.h - every duty of the plan for one person: theirs, free to take, at a cost,
 * or why not.  text: a person by code or name. */
#ifndef SCHEDULER_CLI_WHY_ALL_H
#define SCHEDULER_CLI_WHY_ALL_H

#include "scheduler/cli/command.h"
#include "scheduler/plan/why.h"

bool why_all(struct app *app, struct why *why, const char *text, bool json,
             struct fault *fault) MUST_CHECK;

#endif
