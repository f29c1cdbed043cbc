/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_share.c - fair shares among people of one role, and call-outs.
 *
 * Load is exam and cover work per contracted minute (casual: offered minute),
 * in steps of so many minutes of a full-time week.  Balances are carried in. */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/brief.h"

#include <string.h>

enum { FULL_WEEK_MIN = 37 * 60, SHARED_TAGS = TAG_EXAM | TAG_COVER };

struct shares {
    struct brief *brief;
    int weeks;
    const int64_t *carried;
    struct share_group *groups;
    struct share *list;
    int n_groups, groups_room, n, room;
    bool *placed; /* by person */
};

/* Minutes a week the person is there for. */
static int64_t week_min(const struct shares *shares, int person)
{
    const struct brief *brief = shares->brief;
    int contract = brief->world->season->people[person].contract_min;
    int64_t in = 0;

    if (contract > 0)
        return contract;
    for (int64_t day = brief->world->from; day <= brief->world->until; day++)
        in += crew_clock(&brief->crew, person, day)->in_min;
    return in / shares->weeks;
}

static int64_t step_of(const struct shares *shares, int person)
{
    int64_t step = (int64_t)shares->brief->policy.fairness_step_min * shares->weeks *
                   week_min(shares, person) / FULL_WEEK_MIN;
    return step > 0 ? step : 1;
}

/* Could the plan load the person at all? */
bool brief_takes_part(const struct brief *brief, int person)
{
    const struct problem *problem = &brief->problem;

    for (int i = brief->by_person.first[person]; i < brief->by_person.first[person + 1]; i++) {
        const struct offer *offer = &problem->offers[brief->by_person.items[i]];
        if (problem->tasks[problem->slots[offer->slot].task].tags & SHARED_TAGS)
            return true;
    }
    return brief->world->only && brief_only_shares(brief, person, SHARED_TAGS);
}

static void add_group(struct shares *shares, int first)
{
    struct brief *brief = shares->brief;
    const struct season *season = brief->world->season;
    int group = shares->n_groups, members = 0;

    for (int p = first; p < season->n_people; p++) {
        if (strcmp(season->people[p].role, season->people[first].role) != 0)
            continue;
        shares->placed[p] = true;
        if (!brief_takes_part(brief, p))
            continue;
        members++;
        *LIST_ADD(brief->arena, shares->list, shares->n, shares->room) =
            (struct share){.group = group,
                           .person = p,
                           .base = shares->carried[p],
                           .step_min = step_of(shares, p)};
    }
    if (members < 2) { /* alone, there is nobody to share with */
        shares->n -= members;
        return;
    }
    *LIST_ADD(brief->arena, shares->groups, shares->n_groups, shares->groups_room) =
        (struct share_group){.level = brief->policy.rank[LEVEL_FAIRNESS],
                             .cost = 1,
                             .tags = SHARED_TAGS,
                             .from_at = brief->world->from * DAY_MIN,
                             .until_at = (brief->world->until + 1) * DAY_MIN};
}

static void add_callouts(struct brief *brief)
{
    struct callout *list = NULL;
    int n = 0, room = 0;

    for (int p = 0; p < brief->crew.n_people; p++) {
        int pence = brief->world->season->people[p].callout_pence;
        if (pence <= 0 || brief->by_person.first[p] == brief->by_person.first[p + 1])
            continue;
        for (int64_t day = brief->world->from; day <= brief->world->until; day++) {
            *LIST_ADD(brief->arena, list, n, room) =
                (struct callout){.person = p,
                                 .from_at = day * DAY_MIN,
                                 .until_at = (day + 1) * DAY_MIN,
                                 .level = brief->policy.rank[LEVEL_MONEY],
                                 .cost = pence};
        }
    }
    brief->problem.callouts = list;
    brief->problem.n_callouts = n;
}

void brief_shares(struct brief *brief)
{
    int64_t days = day_week_start(brief->world->until) + 7 - day_week_start(brief->world->from);
    struct shares shares = {
        .brief = brief, .weeks = (int)(days / 7), .carried = brief_carried(brief)};

    shares.placed = arena_new(brief->arena, bool, brief->crew.n_people + 1);
    for (int p = 0; p < brief->crew.n_people; p++) {
        if (!shares.placed[p])
            add_group(&shares, p);
    }
    brief->problem.share_groups = shares.groups;
    brief->problem.n_share_groups = shares.n_groups;
    brief->problem.shares = shares.list;
    brief->problem.n_shares = shares.n;
    add_callouts(brief);
}
