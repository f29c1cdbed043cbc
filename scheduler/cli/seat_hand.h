/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/seat_hand.h - seat --fix, --free, --merge, --split and --move. */
#ifndef SCHEDULER_CLI_SEAT_HAND_H
#define SCHEDULER_CLI_SEAT_HAND_H

#include "scheduler/cli/args.h"

bool seat_hand_asked(const struct args *args);
bool seat_hand_run(struct app *app, const struct args *args, struct fault *fault) MUST_CHECK;

#endif
