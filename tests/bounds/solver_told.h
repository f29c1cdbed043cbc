/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/bounds/solver_told.h - what a certificate proves of the first level, added up again. */
#ifndef TESTS_SOLVER_TOLD_H
#define TESTS_SOLVER_TOLD_H

#include "tests/support/check.h"

#include <stdio.h>

#include "scheduler/recount/recount.h"

/* chosen: a plan that costs so much there. */
static inline int64_t told_again(const struct problem *problem, const bool *chosen, int64_t cap,
                                 char *text, size_t size)
{
    struct arena arena = {0};
    struct fault fault = {0};
    struct recount recount = {.problem = problem, .chosen = chosen};
    FILE *file = fmemopen(text, size, "r");

    recount.levels[0].cap = cap;
    assert_non_null(file);
    assert_true(recount_read(file, 0, &arena, &recount, &fault));
    assert_int_equal(recount.n_void, 0);
    (void)fclose(file);
    arena_release(&arena);
    return recount.levels[0].proven;
}

#endif
