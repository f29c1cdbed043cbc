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
