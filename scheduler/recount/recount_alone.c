/* SPDX-License-Identifier: GPL-3.0-or-later
 * Offers that no plan can have: by themselves they are against a break, an
 * hours cap, what there is of a resource or how often it may be.  No claim has to show that. */
#include "scheduler/recount/recount_part.h"

static bool in_day(const struct rest_break *rest, const struct slot *slot)
{
    return rest->day_from_at <= slot->starts_at && slot->ends_at <= rest->day_until_at;
}

/* Owed as soon as the slot is worked, and no time for it left? */
static bool takes_break(const struct rest_break *rest, const struct slot *slot)
{
    bool before = in_day(rest, slot) && slot->starts_at < rest->from_at;
    bool after = in_day(rest, slot) && slot->ends_at > rest->until_at;

    if (!(before || rest->busy_before) || !(after || rest->busy_after) ||
        !(before || after || (slot->starts_at < rest->until_at && slot->ends_at > rest->from_at)))
        return false;
    for (int s = 0; s < rest->n_starts; s++)
        if (slot->ends_at <= rest->starts[s] || slot->starts_at >= rest->starts[s] + rest->minutes)
            return false;
    return true;
}

static bool over(const struct problem *problem, const struct quota *quota, int offer)
{
    int64_t amount = fact_quota(problem, quota, offer);

    return quota->over_cost == 0 && amount > 0 && quota->used + amount > quota->max;
}

static void fix_slot(struct recounting *r, int slot)
{
    for (int i = r->slot_first[slot]; i < r->slot_first[slot + 1]; i++)
        r->fixed[i] = 0;
}

/* Slots that want more than there is, or would happen too often. */
static void fix_slots(struct recounting *r)
{
    const struct problem *p = r->problem;

    for (int u = 0; u < p->n_uses; u++)
        if (p->uses[u].amount > p->resources[p->uses[u].resource].capacity)
            fix_slot(r, p->uses[u].slot);
    for (int m = 0; m < p->n_marks; m++) {
        const struct repeat *repeat = &p->repeats[p->marks[m].repeat];

        if (!repeat->over_cost && repeat->used >= repeat->max)
            fix_slot(r, p->marks[m].slot);
    }
}

void fix_alone(struct recounting *r)
{
    const struct problem *p = r->problem;

    for (int b = 0; b < p->n_breaks; b++) {
        for (int k = r->person_first[p->breaks[b].person];
             k < r->person_first[p->breaks[b].person + 1]; k++)
            if (takes_break(&p->breaks[b], &p->slots[p->offers[r->person_offers[k]].slot]))
                r->fixed[r->person_offers[k]] = 0;
    }
    for (int q = 0; q < p->n_quotas; q++) {
        for (int k = r->person_first[p->quotas[q].person];
             k < r->person_first[p->quotas[q].person + 1]; k++)
            if (over(p, &p->quotas[q], r->person_offers[k]))
                r->fixed[r->person_offers[k]] = 0;
    }
    fix_slots(r);
    /* A promise stands whatever it breaks: then there is no plan at all. */
    for (int i = 0; i < p->n_offers; i++)
        if (p->offers[i].locked)
            r->fixed[i] = -1;
}
