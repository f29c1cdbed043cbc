/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/town_case.h - the rules as shipped and a tiny school, a new one for each test. */
#ifndef TESTS_TOWN_CASE_H
#define TESTS_TOWN_CASE_H

#include "tests/support/rules_case.h"
#include "tests/support/town.h"

static struct town town;

static inline int open_town(void **state)
{
    (void)state;
    town_open(&town);
    return 0;
}

static inline int close_town(void **state)
{
    (void)state;
    arena_release(&town.arena);
    return 0;
}

#define TOWN_TEST(name) cmocka_unit_test_setup_teardown(name, open_town, close_town)

#endif
