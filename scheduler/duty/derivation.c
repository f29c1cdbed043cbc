/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading the season once, in the order in which the parts rest on each other. */
#include "scheduler/duty/derive.h"

static void open_days(struct derivation *derivation)
{
    const struct season *season = derivation->season;
    int64_t first = day_week_start(derivation->from);
    int64_t last = day_week_start(derivation->until) + 6;
    int count = last < first ? 0 : (int)(last - first + 1);
    struct derive_day *days = arena_new(derivation->arena, struct derive_day, count);

    for (int i = 0; i < count; i++) {
        int64_t day = first + i;
        int kind = season_day_kind(season, day);
        days[i] = (struct derive_day){
            .day = day,
            .weekday = day_weekday(day),
            .week = season_week(season, day),
            .open = kind == DAY_SCHOOL || kind == DAY_CONTINGENCY,
            .in_range = day >= derivation->from && day <= derivation->until,
        };
    }
    derivation->days = days;
    derivation->n_days = count;
}

void derivation_open(const struct season *season, const struct rules *rules, int64_t from,
                     int64_t until, struct arena *arena, struct derivation *derivation)
{
    *derivation = (struct derivation){
        .season = season, .rules = rules, .arena = arena, .from = from, .until = until};
    open_days(derivation);
    derive_groups(derivation);
    derive_helps(derivation);
    derive_isolations(derivation);
    derive_busy(derivation);
    derive_classes(derivation);
    derive_rooms(derivation);
    derive_withdrawals(derivation);
    derive_spans(derivation);
}

int isolations_derive(const struct season *season, const struct rules *rules, int64_t from,
                      int64_t until, struct arena *arena, const struct isolation **list)
{
    struct derivation derivation;

    derivation_open(season, rules, from, until, arena, &derivation);
    *list = derivation.isolations;
    return derivation.n_isolations;
}
