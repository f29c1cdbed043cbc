/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/seat_start.h - seat --start 09:30 09:00: everybody who begins together. */
#ifndef SCHEDULER_CLI_SEAT_START_H
#define SCHEDULER_CLI_SEAT_START_H

#include "scheduler/cli/args.h"

/* Is a time named where a room might be? */
bool seat_start_asked(const struct app *app, const struct args *args);
/* Takes it, and seats the day again. */
bool seat_start_run(struct app *app, const struct args *args, struct seating *seating,
                    struct office_range *range, const char **told, struct fault *fault) MUST_CHECK;
/* The line that takes a proposal. */
const char *seat_start_line(const struct start_proposal *start, struct arena *arena);

#endif
