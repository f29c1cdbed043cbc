/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/balance.c */
#include "scheduler/plan/balance.h"

#include "scheduler/base/arena.h"
#include "scheduler/base/day.h"
#include "scheduler/duty/duty.h"
#include "scheduler/plan/lore.h"

#include <string.h>

/* Somebody without hours in the contract counts as half a week. */
enum { USUAL_WEEK_MIN = 1110, DAYS = 7 };

static bool is_shared(const struct assignment *row)
{
    const struct duty_kind *kind = duty_kind_find(row->kind);

    return lore_is_cover(row) || (kind && kind->tags & TAG_EXAM);
}

static int64_t weight_of(const struct person *who, int64_t day)
{
    if ((who->from >= 0 && day < who->from) || (who->until >= 0 && day > who->until))
        return 0;
    return who->contract_min > 0 ? who->contract_min : USUAL_WEEK_MIN;
}

/* People of one role share what all of them did. */
static void settle(const struct season *season, int64_t day, int first, bool *done,
                   int64_t *minutes)
{
    int64_t all = 0, weight = 0;

    for (int p = first; p < season->n_people; p++) {
        if (strcmp(season->people[p].role, season->people[first].role) != 0)
            continue;
        all += minutes[p];
        weight += weight_of(&season->people[p], day);
    }
    for (int p = first; p < season->n_people; p++) {
        if (strcmp(season->people[p].role, season->people[first].role) != 0)
            continue;
        done[p] = true;
        if (weight > 0)
            minutes[p] -= all * weight_of(&season->people[p], day) / weight;
    }
}

int64_t *balance_read(const struct season *season, int64_t from, int weeks, struct arena *arena)
{
    int64_t *minutes = arena_new(arena, int64_t, season->n_people + 1);
    bool *done = arena_new(arena, bool, season->n_people + 1);
    int64_t since = day_week_start(from) - (int64_t)weeks * DAYS;

    for (int i = 0; weeks > 0 && i < season->n_published; i++) {
        const struct assignment *row = &season->published[i];
        int64_t day = day_of(row->starts_at);
        if (row->staff >= 0 && day >= since && day < from && is_shared(row))
            minutes[row->staff] += row->ends_at - row->starts_at;
    }
    for (int p = 0; p < season->n_people; p++)
        if (!done[p])
            settle(season, from - 1, p, done, minutes);
    return minutes;
}
