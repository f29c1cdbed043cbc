/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/plan/plan_case.h - small schools planned. */
#ifndef TESTS_PLAN_CASE_H
#define TESTS_PLAN_CASE_H

#include "tests/support/check.h"

#include "scheduler/plan/brief.h"
#include "tests/support/plan_school.h"

static const struct school_size SMALL = {8, 10, 4, 12, 4, 3};
static const struct school_size TINY = {4, 5, 2, 4, 2, 1};
static const struct effort EFFORT = {.work = 20000};

enum { SCHOOLS = 25 };

static inline void make_plan(struct school *school, struct plan *plan)
{
    struct fault fault = {0};

    if (!plan_make(&school->world, &EFFORT, &school->arena, plan, &fault))
        print_error("%s\n", fault.text);
    assert_int_equal(fault.kind, FAULT_NONE);
}

#endif
