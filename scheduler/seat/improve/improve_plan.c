/* SPDX-License-Identifier: GPL-3.0-or-later
 * Values of the program -> the day's seating, where it is better. */
#include <math.h>
#include <string.h>

#include "scheduler/seat/improve/improve.h"
#include "scheduler/seat/supply.h"

/* What the program makes of some values, level by level. */
static void promised(const struct packing *packing, const double *values, int64_t at[SEAT_LEVELS])
{
    memcpy(at, packing->constant, sizeof packing->constant);
    for (int j = 0; j < packing->mip.n_columns; j++) {
        int64_t value = llround(values[j]);
        for (int k = 0; k < SEAT_LEVELS && value != 0; k++)
            at[k] += value * packing->costs[j].at[k];
    }
}

/* The day's seating wants more adults than the program said: in quarters that it did not count. */
static void missed_note(struct improving *improving)
{
    const struct part *part = improving->part;
    int n = supply_rows(part->day->school);
    int *wanted = arena_new(part->day->school->arena, int, n + 1);

    improving->missed = true;
    supply_want(part, NULL, wanted);
    for (int i = 0; i < n; i++)
        improving->most[i] = wanted[i] > improving->most[i] ? wanted[i] : improving->most[i];
}

/* The plan of some values, if it is one and better.  Where they promise more than the first
 * way of sharing out keeps, the others are tried, too. */
bool plan_try(struct improving *improving, const double *values)
{
    int64_t promise[SEAT_LEVELS];
    bool better = false;

    promised(&improving->packing, values, promise);
    for (enum packing_way way = WAY_EVEN; way < PACKING_WAYS; way++) {
        struct tally tally;
        if (way != WAY_EVEN && tally_compare(promise, improving->value, SEAT_LEVELS) >= 0)
            break;
        snapshot_give(&improving->base, improving->day);
        if (!packing_read(&improving->packing, values, way))
            continue;
        tally_make(improving->part, NULL, &tally);
        if (tally.at[SEAT_SUPPLY] > promise[SEAT_SUPPLY])
            missed_note(improving);
        if (tally_compare(tally.at, improving->value, SEAT_LEVELS) >= 0)
            continue;
        better = true;
        snapshot_take(&improving->best, improving->day);
        memcpy(improving->value, tally.at, sizeof improving->value);
    }
    snapshot_give(&improving->base, improving->day);
    return better;
}
