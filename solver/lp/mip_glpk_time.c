/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lp/mip_glpk_time.c - when an attempt has to end. */
#include "solver/lp/mip_glpk.h"

#include <time.h>

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void attempt_begin(struct attempt *attempt)
{
    if (attempt->effort->seconds > 0)
        attempt->ends = now() + attempt->effort->seconds;
}

bool attempt_is_over(const struct attempt *attempt)
{
    return (attempt->effort->stop && *attempt->effort->stop) ||
           (attempt->ends > 0 && now() >= attempt->ends);
}
