/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/reference.h - what a duty is called where nobody may be named. */
#ifndef SCHEDULER_REPORT_REFERENCE_H
#define SCHEDULER_REPORT_REFERENCE_H

#include "scheduler/base/arena.h"
#include "scheduler/model/outcome.h"

/* "M-17": letter of the duty's kind (minimal: none, "17"), and a number that the key sheet alone
 * explains; "" while it has none. */
const char *reference_text(const struct feed_event *event, bool minimal, struct arena *arena);

#endif
