/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/facts/clock.h - the monotonic clock, in seconds: for ends of time only. */
#ifndef SOLVER_CLOCK_H
#define SOLVER_CLOCK_H

double clock_now(void);

#endif
