/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_came.c - whether what was told of the past took place. */
#include "scheduler/model/away.h"
#include "scheduler/plan/brief.h"

#include <string.h>

bool brief_nobody_came(const struct world *world, int duty, const struct assignment *told)
{
    const struct duty *its = &world->duties[duty];

    if (strcmp(its->kind->name, "mentoring") != 0)
        return false;
    for (int i = 0; i < its->n_pupils; i++)
        if (!season_pupil_away(world->season, its->pupils[i], told->starts_at))
            return false;
    return its->n_pupils > 0;
}
