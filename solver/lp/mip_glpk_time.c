/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lp/mip_glpk_time.c - when an attempt has to end. */
#include "solver/lp/mip_glpk.h"

#include "solver/facts/clock.h"

/* The simplex method of a node has been seen to go round for ever, and asks nobody meanwhile. */
enum { GUARD_SECONDS = 60 };

void attempt_begin(struct attempt *attempt)
{
    if (attempt->effort->seconds > 0)
        attempt->ends = clock_now() + attempt->effort->seconds;
}

bool attempt_is_over(const struct attempt *attempt)
{
    return (attempt->effort->stop && *attempt->effort->stop) ||
           (attempt->ends > 0 && clock_now() >= attempt->ends);
}

int attempt_left_ms(const struct attempt *attempt)
{
    double left = attempt->ends > 0 ? attempt->ends - clock_now() : GUARD_SECONDS;

    if (left > GUARD_SECONDS)
        left = GUARD_SECONDS;
    return left > 0 ? (int)(1000 * left) : 0;
}
