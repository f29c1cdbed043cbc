/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/rules_case.h - the rules as shipped, for one Wednesday; and an arena for what a
 * test makes.
 */
#ifndef TESTS_RULES_CASE_H
#define TESTS_RULES_CASE_H

#include "tests/support/check.h"

#include "scheduler/base/day.h"
#include "scheduler/rules/rules.h"

static struct arena rules_arena, arena;
static struct rules rules;
static int64_t today; /* 2027-05-12, a Wednesday */

static inline int load(void **state)
{
    struct fault fault = {0};

    (void)state;
    today = day_make(2027, 5, 12);
    if (!rules_load(NULL, today, &rules_arena, &rules, &fault)) {
        print_error("%s\n", fault.text);
        return -1;
    }
    return 0;
}

static inline int unload(void **state)
{
    (void)state;
    arena_release(&arena);
    arena_release(&rules_arena);
    return 0;
}

#endif
