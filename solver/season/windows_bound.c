/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/season/windows.h"

void window_costs(const struct problem *problem, bool *costs)
{
    for (int i = 0; i < problem->n_tasks; i++)
        costs[problem->tasks[i].level] = true;
    for (int i = 0; i < problem->n_mixes; i++)
        costs[problem->mixes[i].level] = true;
    for (int i = 0; i < problem->n_bonds; i++)
        costs[problem->bonds[i].level] = true;
    for (int i = 0; i < problem->n_quotas; i++)
        costs[problem->quotas[i].level] |= problem->quotas[i].over_cost > 0;
    for (int i = 0; i < problem->n_repeats; i++)
        costs[problem->repeats[i].level] |= problem->repeats[i].over_cost > 0;
    for (int i = 0; i < problem->n_callouts; i++)
        costs[problem->callouts[i].level] = true;
    for (int i = 0; i < problem->n_share_groups; i++)
        costs[problem->share_groups[i].level] = true;
    for (int i = 0; i < problem->n_offers; i++) {
        const struct offer *offer = &problem->offers[i];

        costs[offer->drop_level] |= offer->drop_cost > 0;
        for (int k = 0; k < LEVELS; k++)
            costs[k] |= offer->cost[k] > 0;
    }
}

static enum proof weaker(enum proof a, enum proof b)
{
    if (a == PROOF_NONE || b == PROOF_NONE)
        return PROOF_NONE;
    return a > b ? a : b;
}

void windows_add_bounds(const struct window_bound *bounds, int n, struct level_result *levels)
{
    bool holds = true;

    for (int k = 0; k < LEVELS; k++) {
        struct level_result *level = &levels[k];
        int64_t bound = 0;
        bool any = false;

        level->proof = PROOF_COUNT;
        for (int i = 0; i < n; i++) {
            const struct level_result *part = &bounds[i].levels[k];

            bound += part->bound;
            any |= bounds[i].costs[k];
            level->proof = weaker(level->proof, part->proof);
        }
        level->bound = holds ? bound : 0;
        if (level->bound > level->value)
            level->bound = level->value;
        if (level->bound == 0)
            level->proof = level->value == 0 ? PROOF_COUNT : PROOF_NONE;
        holds = holds && (bound == level->value || !any);
    }
}
