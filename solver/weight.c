/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/lookup.h"

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
