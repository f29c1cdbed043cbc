/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/fallen_cli.h - what happened to what was published, in lines. */
#ifndef SCHEDULER_CLI_FALLEN_CLI_H
#define SCHEDULER_CLI_FALLEN_CLI_H

#include "scheduler/cli/command.h"
#include "scheduler/office/repair.h"

void lost_tell(struct app *app, const struct repair *repair);   /* locks that are gone */
void left_tell(struct app *app, const struct repair *repair);   /* who goes in the middle */
void fallen_tell(struct app *app, const struct repair *repair); /* what cannot stand */

/* "Mon 17 May 2027 08:30-10:45" */
const char *span_text(struct app *app, int64_t starts_at, int64_t ends_at);

/* Does anything published fall or change place, or is more empty than when it was told? */
bool repair_asks(const struct repair *repair);

#endif
