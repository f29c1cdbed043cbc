/* SPDX-License-Identifier: GPL-3.0-or-later
 * A choice of a week, weighed. */
#include "scheduler/recount/recount_week.h"

void week_offer(struct week *week, int64_t amount, wide cost)
{
    for (int64_t before = 0; before + amount <= week->room; before++)
        if (week->least[before] <= 0 && week->least[before] + cost < week->with[before + amount])
            week->with[before + amount] = week->least[before] + cost;
}
