/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/patience.h - waiting for what comes by itself, on a machine that is slow and busy,
 * too:
 *
 *   for (int waited = 0; !it_came() && patience(&waited);)
 *       continue;
 *   assert_true(it_came());
 */
#ifndef TESTS_PATIENCE_H
#define TESTS_PATIENCE_H

#include <stdbool.h>
#include <time.h>

enum { PATIENCE_STEP_MS = 20, PATIENCE_STEPS = 15 * 60 * 1000 / PATIENCE_STEP_MS };

/* A moment later; false once a quarter of an hour went by so: it never comes. */
static inline bool patience(int *waited)
{
    const struct timespec step = {.tv_nsec = PATIENCE_STEP_MS * 1000000L};

    (void)nanosleep(&step, NULL);
    return ++*waited < PATIENCE_STEPS;
}

#endif
