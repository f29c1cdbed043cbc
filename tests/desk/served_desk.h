/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/desk/served_desk.h - a desk that is up before each test and down after it. */
#ifndef TESTS_SERVED_DESK_H
#define TESTS_SERVED_DESK_H

#include "tests/desk/served_school.h"

static struct served served;
static struct desk *desk;

static inline int up_with(void **state, const char *mark)
{
    if (desk_begin(state) != 0)
        return -1;
    desk = *state;
    school_fill_with(desk, mark);
    school_serve(desk, &served, 0);
    return 0;
}

static inline int up(void **state)
{
    return up_with(state, "");
}

static inline int down(void **state)
{
    school_closed(desk, &served);
    return desk_end(state);
}

#define SERVED(test) cmocka_unit_test_setup_teardown(test, up, down)

#endif
