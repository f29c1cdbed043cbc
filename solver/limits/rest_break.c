/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/limits/rest_break.c - where a slot lies, seen from a break. */
#include "solver/limits/limit_break.h"

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
