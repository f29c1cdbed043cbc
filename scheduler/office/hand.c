/* SPDX-License-Identifier: GPL-3.0-or-later
 * Seats changed by hand: made, stored, in the history like everything else. */
#include "scheduler/office/office.h"

bool office_hand(struct office *office, const struct hand *hand, bool rehearse,
                 struct hand_result *result, struct fault *fault)
{
    static const char *const saved[] = {"sittings", "sitting", NULL};
    struct season after = office->season;

    if (!hand_make(&office->season, &office->rules, hand, office->arena, result, fault))
        return false;
    if (result->changed == 0 || rehearse)
        return true;
    after.seating = result->sittings;
    after.n_seating = result->n_sittings;
    after.fixed_sittings = result->fixed;
    after.n_fixed_sittings = result->n_fixed;
    struct change_note note = office_note(office, result->told);
    return store_save_season(office->store, &office->season, &after, saved, &note, fault) &&
           store_load(office->store, office->arena, &office->season, fault);
}

void office_price(struct office *office, struct office_range range, struct room_prices *prices)
{
    hand_price(&office->season, &office->rules, range.from, range.until, office->arena, prices);
}
