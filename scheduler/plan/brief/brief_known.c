/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_known.c - answers that need not be asked for again: of many worlds
 * that differ in who is away, nearly every verdict is the same. */
#include <string.h>

#include "scheduler/plan/brief.h"

void brief_known(const struct brief *brief, struct arena *arena, struct world_known *known)
{
    struct brief asked = *brief;
    int n_duties = brief->world->n_duties;
    int *first = arena_new(arena, int, n_duties + 2);

    asked.mays = NULL;
    asked.n_mays = asked.mays_room = 0;
    brief_offers(&asked);
    struct may *mays = arena_new(arena, struct may, asked.n_mays + 1);
    int n = 0;
    for (int i = 0; i < asked.n_mays; i++) {
        if (asked.mays[i].merge == 0 && !asked.mays[i].frozen)
            mays[n++] = asked.mays[i];
    }
    for (int i = 0; i < n; i++)
        first[mays[i].duty + 1]++;
    for (int d = 0; d < n_duties; d++)
        first[d + 1] += first[d];
    bool *shares = arena_new(arena, bool, brief->crew.n_people + 1);
    for (int p = 0; p < brief->crew.n_people; p++)
        shares[p] = brief_takes_part(brief, p);
    *known = (struct world_known){
        .brief = brief, .mays = mays, .first = first, .shares = shares, .person = -1};
}
