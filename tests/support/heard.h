/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/heard.h - rungs as they are told while others are looked for. */
#ifndef TESTS_SUPPORT_HEARD_H
#define TESTS_SUPPORT_HEARD_H

#include "scheduler/plan/ladder.h"

/* Rungs as they were heard: the first that is told is the first of the ladder. */
struct heard {
    int n, people;
};

static void hear(void *context, const struct ladder *ladder, const struct rung *rung)
{
    struct heard *heard = context;

    (void)ladder;
    if (heard->n++ == 0)
        heard->people = rung->people;
}

#endif
