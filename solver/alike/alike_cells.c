/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/alike/alike_build.h"

bool alike_gather_calls(struct alike *alike)
{
    const struct problem *problem = alike->solve->problem;
    int *first = pool_take(&alike->pool, (size_t)problem->n_people + 2, sizeof *first);

    alike->calls = pool_take(&alike->pool, (size_t)problem->n_callouts, sizeof(int));
    if (!first || !alike->calls)
        return false;
    for (int m = 0; m < problem->n_mixes; m++)
        if (problem->mixes[m].level <= alike->level)
            alike->mix_tags |= problem->mixes[m].tags;
    for (int pass = 0; pass < 2; pass++) {
        for (int n = 0; n < problem->n_callouts; n++) {
            const struct callout *callout = &problem->callouts[n];

            if (callout->level > alike->level || callout->cost == 0)
                continue;
            if (pass == 0)
                first[callout->person + 2]++;
            else
                alike->calls[first[callout->person + 1]++] = n;
        }
        if (pass == 0)
            counts_add_up(first, problem->n_people + 1);
    }
    alike->person_calls = first;
    return true;
}

static int n_calls(const struct alike *alike, int person)
{
    return alike->person_calls[person + 1] - alike->person_calls[person];
}

bool alike_number_cells(struct alike *alike)
{
    const struct problem *problem = alike->solve->problem;
    int *first = pool_take(&alike->pool, (size_t)alike->n, sizeof *first);

    alike->cell_of_call = pool_take(&alike->pool, (size_t)problem->n_callouts, sizeof(int));
    alike->cell_size = pool_take(&alike->pool, (size_t)problem->n_callouts, sizeof(int));
    if (alike->pool.broken)
        return false;
    for (int n = 0; n < problem->n_callouts; n++)
        alike->cell_of_call[n] = -1;
    for (int g = 0; g < alike->n; g++)
        first[g] = -1;
    for (int p = 0; p < problem->n_people; p++) {
        int group = alike->of_person[p];

        if (group < 0)
            continue;
        if (first[group] < 0) {
            first[group] = alike->n_cells;
            alike->n_cells += n_calls(alike, p);
        }
        for (int i = 0; i < n_calls(alike, p); i++) {
            alike->cell_of_call[alike->calls[alike->person_calls[p] + i]] = first[group] + i;
            alike->cell_size[first[group] + i]++;
        }
    }
    return true;
}
