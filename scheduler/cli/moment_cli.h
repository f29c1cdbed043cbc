/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/moment_cli.h - moments as the officer types them. */
#ifndef SCHEDULER_CLI_MOMENT_CLI_H
#define SCHEDULER_CLI_MOMENT_CLI_H

#include <stdbool.h>
#include <stdint.h>

#include "scheduler/base/fault.h"

/* "07:40", "today", "tomorrow", "07:40 today", "2027-05-18", "2027-05-18 07:40": a time alone is
 * of the usual day, a day alone means its beginning, or (is_end) the midnight after it.
 * FAULT_USAGE. */
bool moment_read(const char *text, int64_t now_at, int64_t usual, bool is_end, int64_t *at,
                 struct fault *fault) MUST_CHECK;

#endif
