/* SPDX-License-Identifier: GPL-3.0-or-later
 * Looking things up in a brief. */
#include "scheduler/plan/brief.h"

#include <string.h>

int brief_duty(const struct brief *brief, const char *key)
{
    int low = 0, high = brief->world->n_duties;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(brief->world->duties[brief->by_key[middle]].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == brief->world->n_duties)
        return -1;
    int duty = brief->by_key[low];
    return strcmp(brief->world->duties[duty].key, key) == 0 ? duty : -1;
}

int brief_slots(const struct duty *duty)
{
    return duty->n_slots + (duty->before_min > 0 && duty->n_slots == 1);
}

int brief_gap(const struct brief *brief, int person)
{
    int own = brief->world->season->people[person].gap_minutes;

    return own > 0 ? own : brief->policy.gap_min;
}

bool brief_excludes(const struct brief *brief, int person, const struct duty_slot *a,
                    const struct duty_slot *b)
{
    const struct duty_slot *early = a->starts_at <= b->starts_at ? a : b;
    const struct duty_slot *late = early == a ? b : a;
    int n = brief->world->season->n_sites;
    int apart = brief_gap(brief, person);

    if (early->site >= 0 && late->site >= 0) {
        int travel = brief->bench.travel_min[early->site * n + late->site];
        apart = travel > apart ? travel : apart;
    }
    return late->starts_at < early->ends_at + (apart > 0 ? apart : 0);
}

int brief_offer_of(const struct brief *brief, int duty, int person, int64_t starts_at, bool any)
{
    int task = brief->duty_task[duty], first = -1;

    if (task < 0)
        return -1;
    for (int i = brief->by_person.first[person]; i < brief->by_person.first[person + 1]; i++) {
        int offer = brief->by_person.items[i];
        const struct slot *slot = &brief->problem.slots[brief->problem.offers[offer].slot];
        if (slot->task != task)
            continue;
        if (slot->starts_at == starts_at)
            return offer;
        first = first < 0 ? offer : first;
    }
    return any ? first : -1;
}
