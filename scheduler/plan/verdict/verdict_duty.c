/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a duty is to a person, whoever asks. */
#include "scheduler/plan/verdict/verdict_part.h"

#include <string.h>

bool duty_owned_by(const struct duty *duty, int person)
{
    for (int i = 0; i < duty->n_standing; i++) {
        if (duty->standing[i] == person)
            return true;
    }
    return false;
}

bool duty_is_cover(const struct duty *duty)
{
    return (duty->tags & TAG_COVER) || (duty->n_standing > 0 && duty->lesson >= 0);
}

bool duties_apart(const struct duty *a, const struct duty *b)
{
    return a->n_slots == 1 && b->n_slots == 1 &&
           (a->slots[0].ends_at <= b->slots[0].starts_at ||
            b->slots[0].ends_at <= a->slots[0].starts_at);
}
