/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/event_tell.h - an event told: seats, what to see to, adults. */
#ifndef SCHEDULER_CLI_EVENT_TELL_H
#define SCHEDULER_CLI_EVENT_TELL_H

#include "export/json.h"
#include "scheduler/cli/command.h"
#include "scheduler/office/event.h"

void event_tell(struct app *app, const struct event_outcome *outcome);
void event_answer(struct app *app, struct json *root, const struct day_event *event,
                  const struct event_outcome *outcome);

#endif
