/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_coarse.c - a problem of what matters most: what is looked for is what
 * can be done at all, not who likes it. */
#include "scheduler/plan/brief.h"

void brief_coarsen(const struct brief *brief, int last, struct problem *problem)
{
    struct offer *offers =
        arena_dup(brief->arena, problem->offers, (size_t)problem->n_offers, sizeof *offers);
    struct quota *quotas = arena_new(brief->arena, struct quota, problem->n_quotas + 1);
    int n = 0;

    for (int i = 0; i < problem->n_offers; i++) {
        for (int k = 0; k < LEVELS; k++)
            offers[i].cost[k] = brief->policy.order[k] > last ? 0 : offers[i].cost[k];
        if (brief->policy.order[offers[i].drop_level] > last)
            offers[i].drop_cost = 0;
    }
    for (int i = 0; i < problem->n_quotas; i++) {
        const struct quota *row = &problem->quotas[i];
        if (!row->over_cost || brief->policy.order[row->level] <= last)
            quotas[n++] = *row;
    }
    problem->offers = offers;
    problem->quotas = quotas;
    problem->n_quotas = n;
    problem->n_shares = problem->n_share_groups = problem->n_callouts = 0;
}
