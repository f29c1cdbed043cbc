/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_travel.c - the way between sites is work, too.
 *
 * What somebody's own timetable makes them travel is known.  Work they are
 * offered elsewhere counts with the way there and back from where they are
 * that day: never less than what the plan will make them travel, because a
 * way by another site is no shorter than the direct one. */
#include "scheduler/base/day.h"
#include "scheduler/plan/brief.h"

static int way_between(const struct brief *brief, int from, int to)
{
    return brief->bench.travel_min[from * brief->world->season->n_sites + to];
}

/* Site of the person's own work that begins at or after number *i; -1: none on that day. */
static int next_own(const struct brief *brief, int person, int64_t day, int *i)
{
    const struct own_work *own = &brief->bench.own;

    for (; *i < own->by_person.first[person + 1]; ++*i) {
        const struct own_entry *entry = &own->entries[own->by_person.items[*i]];
        int site = brief->world->duties[entry->duty].slots[0].site;
        if (entry->starts_at >= (day + 1) * DAY_MIN)
            return -1;
        if (entry->starts_at >= day * DAY_MIN && site >= 0)
            return site;
    }
    return -1;
}

int brief_travel_min(const struct brief *brief, int person, int64_t day)
{
    int minutes = 0, i = brief->bench.own.by_person.first[person], last = -1;

    if (brief->world->season->n_sites < 2)
        return 0;
    for (int site; (site = next_own(brief, person, day, &i)) >= 0; i++) {
        minutes += last >= 0 ? way_between(brief, last, site) : 0;
        last = site;
    }
    return minutes;
}

static int there_and_back(const struct brief *brief, int base, int site)
{
    return way_between(brief, base, site) + way_between(brief, site, base);
}

int brief_way_min(const struct brief *brief, int person, const struct duty_slot *slot)
{
    const struct season *season = brief->world->season;
    int i = brief->bench.own.by_person.first[person], first = -1, longest = 0;
    int base = season->people[person].site;
    bool several = false;

    if (season->n_sites < 2 || slot->site < 0)
        return 0;
    for (int site; (site = next_own(brief, person, day_of(slot->starts_at), &i)) >= 0; i++) {
        int way = there_and_back(brief, site, slot->site);
        longest = way > longest ? way : longest;
        several = several || (first >= 0 && site != first);
        first = first < 0 ? site : first;
    }
    if (several)
        return longest;
    base = first >= 0 ? first : base >= 0 ? base : 0;
    return there_and_back(brief, base, slot->site);
}
