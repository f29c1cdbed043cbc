/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/facts/lookup.h"

int quota_weight(const struct problem *problem, const struct quota *quota, int number)
{
    const struct slot *slot = &problem->slots[number];

    if ((problem->tasks[slot->task].tags & quota->tags) != quota->tags)
        return 0;
    if (!quota->by_minute)
        return slot->starts_at >= quota->from_at && slot->starts_at < quota->until_at;
    int64_t from = slot->starts_at > quota->from_at ? slot->starts_at : quota->from_at;
    int64_t until = slot->ends_at < quota->until_at ? slot->ends_at : quota->until_at;

    if (until <= from)
        return 0;
    return (int)(slot->worked_min * (until - from) / (slot->ends_at - slot->starts_at));
}

int quota_counts(const struct problem *problem, const struct quota *quota, int offer)
{
    const struct offer *row = &problem->offers[offer];
    int64_t starts_at = problem->slots[row->slot].starts_at;
    bool inside = starts_at >= quota->from_at && starts_at < quota->until_at;
    int way = quota->by_minute && !quota->tags && inside ? row->travel_min : 0;

    return quota_weight(problem, quota, row->slot) + way;
}

int share_weight(const struct problem *problem, const struct share_group *group, int number)
{
    const struct slot *slot = &problem->slots[number];
    bool tagged = !group->tags || (problem->tasks[slot->task].tags & group->tags);

    if (!tagged || slot->starts_at < group->from_at || slot->ends_at > group->until_at)
        return 0;
    return slot->worked_min + slot->unpopular_min;
}

int callout_weight(const struct problem *problem, const struct callout *callout, int number)
{
    const struct slot *slot = &problem->slots[number];

    return (problem->tasks[slot->task].tags & callout->tags) == callout->tags &&
           slot->starts_at >= callout->from_at && slot->starts_at < callout->until_at;
}

enum weighing { QUOTA, SHARE, CALLOUT };

static int weigh(const struct problem *problem, enum weighing what, int row, int offer)
{
    int slot = problem->offers[offer].slot;

    switch (what) {
    case QUOTA:
        return quota_counts(problem, &problem->quotas[row], offer);
    case SHARE:
        return share_weight(problem, &problem->share_groups[problem->shares[row].group], slot);
    case CALLOUT:
        break;
    }
    return callout_weight(problem, &problem->callouts[row], slot);
}

static int person_of(const struct problem *problem, enum weighing what, int row)
{
    switch (what) {
    case QUOTA:
        return problem->quotas[row].person;
    case SHARE:
        return problem->shares[row].person;
    case CALLOUT:
        break;
    }
    return problem->callouts[row].person;
}

/* One pass over every row and every offer of its person: counts into first[]
 * while items is NULL, else fills. */
static void weigh_all(const struct lookup *lookup, enum weighing what, int n_rows, int *first,
                      struct weight *items)
{
    const struct problem *problem = lookup->problem;

    for (int row = 0; row < n_rows; row++) {
        int person = person_of(problem, what, row);

        for (int i = lookup->person_first[person]; i < lookup->person_first[person + 1]; i++) {
            int offer = lookup->person_offers[i];
            int amount = weigh(problem, what, row, offer);

            if (amount && !items)
                first[offer + 2]++;
            else if (amount)
                items[first[offer + 1]++] = (struct weight){row, amount};
        }
    }
}

static bool weights_make(struct lookup *lookup, enum weighing what, int n_rows,
                         struct weights *weights)
{
    int n = lookup->problem->n_offers;
    int *first = pool_take(&lookup->pool, (size_t)n + 2, sizeof *first);

    if (!first)
        return false;
    weigh_all(lookup, what, n_rows, first, NULL);
    counts_add_up(first, n + 1);
    struct weight *items = pool_take(&lookup->pool, (size_t)first[n + 1], sizeof *items);

    if (!items)
        return false;
    weigh_all(lookup, what, n_rows, first, items);
    *weights = (struct weights){first, items};
    return true;
}

bool lookup_weigh(struct lookup *lookup)
{
    const struct problem *problem = lookup->problem;

    return weights_make(lookup, QUOTA, problem->n_quotas, &lookup->quota) &&
           weights_make(lookup, SHARE, problem->n_shares, &lookup->share) &&
           weights_make(lookup, CALLOUT, problem->n_callouts, &lookup->callout);
}
