/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/problem_file.h - a solver's problem in a file, to be solved again and again.
 * Text: one array after the other, its name, its rows, its numbers. */
#ifndef TESTS_SUPPORT_PROBLEM_FILE_H
#define TESTS_SUPPORT_PROBLEM_FILE_H

#include <stdio.h>

#include "scheduler/base/arena.h"
#include "solver/problem.h"

bool problem_file_write(const struct problem *problem, FILE *file);
/* Lives in the arena; the file from its beginning.  False: it is cut off, or no problem. */
bool problem_file_read(struct problem *problem, FILE *file, struct arena *arena);

#endif
