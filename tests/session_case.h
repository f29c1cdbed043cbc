/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/session_case.h - tiny random sessions. */
#ifndef TESTS_SESSION_CASE_H
#define TESTS_SESSION_CASE_H

#include "tests/check.h"

#include "scheduler/seat/seat.h"
#include "tests/town.h"

static struct arena rules_arena;
static struct rules rules;
static int64_t today;
static struct town town;

static inline int load(void **state)
{
    struct fault fault = {0};

    (void)state;
    today = day_make(2027, 5, 12);
    return rules_load(NULL, today, &rules_arena, &rules, &fault) ? 0 : -1;
}

static inline int unload(void **state)
{
    (void)state;
    arena_release(&rules_arena);
    return 0;
}

#endif
