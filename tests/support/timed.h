/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/timed.h - solves a problem against the clock and tells how it went, for benchmarks.
 */
#ifndef TESTS_SUPPORT_TIMED_H
#define TESTS_SUPPORT_TIMED_H

#include "solver/problem.h"

/* Prints one line: "offers wanted filled seconds megabytes", then "value/bound/slack" of the seven
 * levels; seconds by the clock, megabytes at the peak of the whole process.  Folder: NULL, or
 * where the models around the plan go, level-1.lp and on.
 * False, with a sentence on standard error: no plan, or not what the solver claims of it. */
bool timed_solve(const struct problem *problem, double seconds, const char *folder);

#endif
