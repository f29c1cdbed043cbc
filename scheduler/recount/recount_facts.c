/* SPDX-License-Identifier: GPL-3.0-or-later
 * The problem, read again: what problem.h says, in code of its own. */
#include "scheduler/recount/recount_part.h"

enum { MINUTES_A_DAY = 1440 };

static int64_t midnight_before(int64_t at)
{
    int64_t into = at % MINUTES_A_DAY;

    return at - (into < 0 ? into + MINUTES_A_DAY : into);
}

bool fact_excludes(const struct problem *problem, int person, int slot_a, int slot_b)
{
    const struct slot *a = &problem->slots[slot_a], *b = &problem->slots[slot_b];

    if (a->starts_at > b->starts_at) {
        const struct slot *swap = a;
        a = b;
        b = swap;
    }
    int64_t way = 0, between = b->starts_at - a->ends_at;

    if (a->place >= 0 && b->place >= 0 && a->place != b->place)
        way = problem->travel_min[(int64_t)a->place * problem->n_places + b->place];
    if (between < way || between < problem->gap_min[person])
        return true;
    int64_t day_a = midnight_before(a->starts_at), day_b = midnight_before(b->starts_at);

    if (problem->rest.rest_min <= 0 || day_a == day_b || between >= problem->rest.rest_min)
        return false;
    return a->ends_at >= day_a + problem->rest.late_from ||
           b->starts_at < day_b + problem->rest.early_until;
}

static uint64_t tags_of(const struct problem *problem, int slot)
{
    return problem->tasks[problem->slots[slot].task].tags;
}

int64_t fact_quota(const struct problem *problem, const struct quota *quota, int offer)
{
    int slot = problem->offers[offer].slot;
    const struct slot *row = &problem->slots[slot];
    int64_t inside = row->ends_at - row->starts_at, way = 0;

    if (quota->tags & ~tags_of(problem, slot))
        return 0;
    if (!quota->by_minute)
        return quota->from_at <= row->starts_at && row->starts_at < quota->until_at ? 1 : 0;
    if (row->starts_at < quota->from_at)
        inside -= quota->from_at - row->starts_at;
    if (row->ends_at > quota->until_at)
        inside -= row->ends_at - quota->until_at;
    if (quota->tags == 0 && row->starts_at >= quota->from_at && row->starts_at < quota->until_at)
        way = problem->offers[offer].travel_min;
    return inside > 0 ? way + row->worked_min * inside / (row->ends_at - row->starts_at) : 0;
}

int64_t fact_share(const struct problem *problem, const struct share_group *group, int slot)
{
    const struct slot *row = &problem->slots[slot];

    if (row->starts_at < group->from_at || row->ends_at > group->until_at)
        return 0;
    if (group->tags && !(group->tags & tags_of(problem, slot)))
        return 0;
    return (int64_t)row->worked_min + row->unpopular_min;
}

bool fact_callout(const struct problem *problem, const struct callout *callout, int slot)
{
    int64_t at = problem->slots[slot].starts_at;

    return !(callout->tags & ~tags_of(problem, slot)) && callout->from_at <= at &&
           at < callout->until_at;
}

bool fact_mix(const struct problem *problem, const struct mix *mix, int offer)
{
    return !(mix->tags & ~problem->person_tags[problem->offers[offer].person]);
}

/* What one of the column costs at the level; -1: no such column. */
int64_t fact_cost(const struct recounting *r, const struct column *column, int level)
{
    const struct problem *p = r->problem;
    int n = column->number;

    switch (column->what) {
    case OFFERED:
        return p->offers[n].cost[level];
    case MISSING:
        return p->tasks[n].level == level ? p->tasks[n].short_cost : 0;
    case PROMISED:
        return p->offers[n].drop_level == level && !p->offers[n].locked ? p->offers[n].drop_cost
                                                                        : 0;
    case OVER:
        return p->quotas[n].level == level ? p->quotas[n].over_cost : 0;
    case SPLIT:
        return p->bonds[n].level == level ? p->bonds[n].split_cost : 0;
    case LACKING:
        return p->mixes[n].level == level ? p->mixes[n].short_cost : 0;
    case USED:
        return p->callouts[n].level == level ? p->callouts[n].cost : 0;
    case LARGEST:
        return p->share_groups[n].level == level ? p->share_groups[n].cost : 0;
    case HAPPENS:
    case PAUSE:
    case N_WHATS:
        break;
    }
    return 0;
}

int64_t fact_most(const struct recounting *r, const struct column *column)
{
    const struct problem *p = r->problem;

    switch (column->what) {
    case MISSING:
        return p->tasks[column->number].need;
    case LACKING:
        return p->mixes[column->number].least;
    case OVER:
    case LARGEST:
        return NO_SIDE;
    default:
        return 1;
    }
}

bool is_fixed(const struct recounting *r, int offer, int to)
{
    return r->fixed[offer] == to && r->fixed_at[offer] <= r->split_level;
}
