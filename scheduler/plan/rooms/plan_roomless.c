/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/rooms/plan_roomless.c - sessions that ask for a room their site has, and get none.
 *
 * The solver counts how many are held at once and how many rooms there are; sessions that begin
 * one after the other can still leave none free throughout.  Such a session is not held: it is
 * short, and told as one that wants a room.  What is locked stays, and the audit says what it is.
 */
#include "scheduler/base/list.h"
#include "scheduler/plan/plan_part.h"
#include "scheduler/plan/rooms.h"

/* Offers of one duty stand together. */
void outcome_roomless(struct outcome *outcome, const int *given)
{
    const struct brief *brief = outcome->brief;
    struct roomless *list = NULL;
    int room = 0, n = 0;

    for (int i = 0; i < brief->problem.n_offers; i++) {
        const struct may *may = &brief->mays[brief->offer_may[i]];
        if (!outcome->chosen[i] || may->frozen || given[may->duty] >= 0 ||
            (n && list[n - 1].duty == may->duty))
            continue;
        int pool = rooms_pool(brief->rooms, &brief->world->duties[may->duty]);
        if (pool >= 0 && brief->rooms->pools[pool].n > 0)
            *LIST_ADD(brief->arena, list, n, room) = (struct roomless){may->duty, may->slot};
    }
    outcome->plan->roomless = list;
    outcome->plan->n_roomless = n;
}

int plan_drop_roomless(struct brief *brief, bool *chosen, struct plan *plan)
{
    struct outcome outcome = {.brief = brief, .chosen = chosen, .plan = plan};
    int dropped = 0;

    outcome_roomless(&outcome, rooms_give(brief, chosen));
    for (int r = 0; r < plan->n_roomless; r++) {
        for (int i = 0; i < brief->problem.n_offers; i++) {
            if (!chosen[i] || brief->problem.offers[i].locked ||
                brief->mays[brief->offer_may[i]].duty != plan->roomless[r].duty)
                continue;
            chosen[i] = false;
            dropped++;
        }
    }
    return dropped;
}
