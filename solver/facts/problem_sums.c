/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a plan can come to at most, of one level: beyond 2^49 a sum, or a price in units of a
 * certificate, may no longer be what it says. */
#include <stdlib.h>

#include "solver/facts/lookup.h"

/* Minutes or sessions of each person's offers together, as any row may count them. */
static int64_t *most_counted(const struct problem *p)
{
    int64_t *counted = calloc((size_t)p->n_people + 1, sizeof *counted);

    for (int i = 0; counted && i < p->n_offers; i++) {
        const struct slot *slot = &p->slots[p->offers[i].slot];

        counted[p->offers[i].person] +=
            1 + slot->worked_min + slot->unpopular_min + p->offers[i].travel_min;
    }
    return counted;
}

/* Doubles are near enough for what is refused, and never overflow. */
static void add_rows(const struct problem *p, const int64_t *counted, double *sum)
{
    for (int i = 0; i < p->n_quotas; i++) {
        const struct quota *quota = &p->quotas[i];
        double over = (double)quota->used + (double)counted[quota->person];

        if (quota->over_cost)
            sum[quota->level] += (double)quota->over_cost * (over / (double)quota->unit + 1);
    }
    for (int i = 0; i < p->n_shares; i++) {
        const struct share *share = &p->shares[i];
        const struct share_group *group = &p->share_groups[share->group];
        double load = (double)(share->base > 0 ? share->base : 0) + (double)counted[share->person];

        sum[group->level] += (double)group->cost * (load / (double)share->step_min + 1);
    }
    for (int i = 0; i < p->n_repeats; i++)
        sum[p->repeats[i].level] +=
            (double)p->repeats[i].over_cost * ((double)p->repeats[i].used + p->n_marks);
    for (int i = 0; i < p->n_callouts; i++)
        sum[p->callouts[i].level] += (double)p->callouts[i].cost;
}

static void add_work(const struct problem *p, double *sum)
{
    for (int i = 0; i < p->n_tasks; i++)
        sum[p->tasks[i].level] += (double)p->tasks[i].need * (double)p->tasks[i].short_cost;
    for (int i = 0; i < p->n_mixes; i++)
        sum[p->mixes[i].level] += (double)p->mixes[i].least * (double)p->mixes[i].short_cost;
    for (int i = 0; i < p->n_bonds; i++)
        sum[p->bonds[i].level] += (double)p->bonds[i].split_cost;
    for (int i = 0; i < p->n_offers; i++) {
        const struct offer *offer = &p->offers[i];

        for (int k = 0; k < LEVELS; k++)
            sum[k] += offer->cost[k];
        sum[offer->drop_level] += offer->drop_cost;
    }
}

int problem_too_dear(const struct problem *problem)
{
    static const double most = (double)(INT64_C(1) << 49);
    double sum[LEVELS] = {0};
    int64_t *counted = most_counted(problem);
    int level = 0;

    if (!counted)
        return LEVELS;
    add_work(problem, sum);
    add_rows(problem, counted, sum);
    free(counted);
    while (level < LEVELS && sum[level] <= most)
        level++;
    return level < LEVELS ? level : -1;
}
