/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_people.c - gaps, rest, travel, and who counts towards a mix. */
#include "scheduler/plan/brief.h"

#include <stdlib.h>

/* A gap that the person's own timetable does not keep is not asked of the plan. */
static int gap_of(const struct brief *brief, int person)
{
    const struct own_work *own = &brief->bench.own;
    int gap = brief_gap(brief, person);

    for (int i = own->by_person.first[person] + 1; i < own->by_person.first[person + 1]; i++) {
        const struct own_entry *last = &own->entries[own->by_person.items[i - 1]];
        const struct own_entry *next = &own->entries[own->by_person.items[i]];
        int64_t between = next->starts_at - last->ends_at;
        if (between >= 0 && between < gap)
            gap = (int)between;
    }
    return gap > 0 ? gap : 0;
}

void brief_people(struct brief *brief)
{
    const struct rules *rules = brief->world->rules;
    struct problem *problem = &brief->problem;
    int n = brief->crew.n_people;
    int *gaps = arena_new(brief->arena, int, n + brief->n_hosts + 1);

    for (int p = 0; p < n; p++)
        gaps[p] = gap_of(brief, p);
    problem->gap_min = gaps;
    problem->n_people = n + brief->n_hosts;
    problem->travel_min = brief->bench.travel_min;
    problem->n_places = brief->world->season->n_sites;
    problem->rest = (struct rest){.late_from = rules_figure(rules, FIGURE_LATE_WORK),
                                  .early_until = rules_figure(rules, FIGURE_EARLY_WORK),
                                  .rest_min = rules_figure(rules, FIGURE_DAILY_REST)};
}
