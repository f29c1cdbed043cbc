/* SPDX-License-Identifier: GPL-3.0-or-later
 * Ways between the sites. */
#include "scheduler/audit/auditor.h"

/* Closed under shortest paths; sites between which nothing is told are next door. */
void facts_read_ways(struct auditor *auditor)
{
    int n = auditor->season->n_sites;
    int *minutes = arena_new(auditor->arena, int, (size_t)n *(size_t)n + 1);

    for (int i = 0; i < n * n; i++) {
        int told = i / n == i % n ? 0 : season_travel(auditor->season, i / n, i % n);
        minutes[i] = told < 0 ? 2 * DAY_MIN : told;
    }
    for (int via = 0; via < n; via++) {
        for (int i = 0; i < n * n; i++) {
            int round = minutes[i / n * n + via] + minutes[via * n + i % n];
            minutes[i] = round < minutes[i] ? round : minutes[i];
        }
    }
    for (int i = 0; i < n * n; i++)
        minutes[i] = minutes[i] >= 2 * DAY_MIN ? 0 : minutes[i]; /* not told */
    auditor->ways = minutes;
}

int fact_way(const struct auditor *auditor, const struct assignment *before,
             const struct assignment *after)
{
    int from = fact_site(auditor, before), to = fact_site(auditor, after);

    return from >= 0 && to >= 0 ? auditor->ways[from * auditor->season->n_sites + to] : 0;
}
