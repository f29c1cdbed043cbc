/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which arrangements of a range rest on what. */
#include "scheduler/base/day.h"
#include "scheduler/rules/rules.h"

struct grounds_count rules_grounds(const struct rules *rules, const struct season *season,
                                   int64_t from, int64_t until, struct arena *arena)
{
    struct grounds_count count = {0};
    bool *has = arena_new(arena, bool, season->n_pupils + 1);

    for (int i = 0; i < season->n_arrangements; i++)
        has[season->arrangements[i].pupil] = true;
    for (int i = 0; i < season->n_seating; i++) {
        const struct entry *entry = &season->entries[season->seating[i].entry];
        int64_t day = day_of(season->seating[i].starts_at);
        struct needs needs;
        if (!has[entry->pupil] || entry->status == ENTRY_WITHDRAWN || day < from || day > until)
            continue;
        rules_needs(rules, season, entry->pupil, entry->paper, day, arena, &needs);
        count.seats += needs.n_pending + needs.n_missing + needs.n_expired > 0;
        count.pending += needs.n_pending > 0;
        count.missing += needs.n_missing > 0;
        count.over += needs.n_expired > 0;
    }
    return count;
}
