/* SPDX-License-Identifier: GPL-3.0-or-later
 * break: somebody who works before and after a window gets a free span inside it.
 * Always hard.  A slot belongs to the day when all of it lies inside the day's span.
 * amount: minutes of the break that is missing. */
#include "solver/limits/limit_break.h"

#include "solver/limits/limit.h"

static bool in_day(const struct rest_break *rest, const struct slot *slot)
{
    return slot->starts_at >= rest->day_from_at && slot->ends_at <= rest->day_until_at;
}

bool rest_break_is_before(const struct rest_break *rest, const struct slot *slot)
{
    return in_day(rest, slot) && slot->starts_at < rest->from_at;
}

bool rest_break_is_after(const struct rest_break *rest, const struct slot *slot)
{
    return in_day(rest, slot) && slot->ends_at > rest->until_at;
}

bool rest_break_meets(const struct rest_break *rest, int start, const struct slot *slot)
{
    return slot->starts_at < rest->starts[start] + rest->minutes &&
           slot->ends_at > rest->starts[start];
}

bool rest_break_meets_window(const struct rest_break *rest, const struct slot *slot)
{
    return slot->starts_at < rest->until_at && slot->ends_at > rest->from_at;
}

const struct limit limit_break = {"break",     break_build,    break_check,
                                  break_price, break_blockers, break_apply};
