/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/alike/recall.h"

#include "solver/count/count.h"

#include <string.h>

enum { TRADE_WEIGHT = 4 * WEIGHT, SCANNED_PER_WORK = 16, GIVE_UP = 12 };

/* What stands in the offer's way, by every limit; false: it may never come in. */
static bool displaced_by_all(struct roster *roster, int offer, struct blockers *list, int64_t *sum)
{
    const struct lookup *lookup = roster->search->state.lookup;

    if (!state_blockers(&roster->search->state, offer, list))
        return false;
    *sum = 0;
    for (int i = 0; i < list->n; i++)
        *sum += roster->weight[lookup->offer_task[list->offers[i]]];
    return true;
}

/* Would the choice by itself cost at an earlier level, where the plan is not to? */
static bool costs_earlier(const struct roster *roster, int offer)
{
    const struct search *search = roster->search;
    const int32_t *cost = search->state.lookup->problem->offers[offer].cost;

    for (int k = 0; k < roster->level; k++)
        if (cost[k] && !search->best[offer])
            return true;
    return false;
}

/* The offer for the task that displaces least; -1: none.  Of several alike, any. */
static int least_displacing(struct roster *roster, int task, struct blockers *best_list,
                            int64_t *least)
{
    struct search *search = roster->search;
    const struct lookup *lookup = search->state.lookup;
    int best = -1, alike = 0;

    *least = INT64_MAX;
    for (int i = lookup->task_first[task]; i < lookup->task_first[task + 1]; i++) {
        struct blockers list;
        int64_t sum;

        if (roster->barred[i] || search->state.chosen[i])
            continue;
        sum = roster_displaced(roster, i, *least);
        if (sum > *least || costs_earlier(roster, i))
            continue;
        if (sum == *least && search_random(search, alike + 1) > 0) {
            alike++;
            continue;
        }
        if (!displaced_by_all(roster, i, &list, &sum) || sum > *least)
            continue;
        alike = sum < *least ? 1 : alike + 1;
        *least = sum;
        best = i;
        *best_list = list;
    }
    search->state.work +=
        (lookup->task_first[task + 1] - lookup->task_first[task]) / SCANNED_PER_WORK;
    return best;
}

/* The open call-out that is easiest to do without; -1: none. */
static int cheapest_to_shut(struct roster *roster, int but, int64_t *least)
{
    struct search *search = roster->search;
    const struct problem *problem = search->state.lookup->problem;
    int best = -1, alike = 0;

    for (int n = 0; n < problem->n_callouts; n++) {
        if (!roster->open[n] || roster->fixed[n] || n == but)
            continue;
        int64_t sum = roster->burden[n] + roster->trades[n];

        if (best >= 0 && sum > *least)
            continue;
        alike = best < 0 || sum < *least ? 1 : alike + 1;
        if (alike > 1 && search_random(search, alike) > 0)
            continue;
        best = n;
        *least = sum;
    }
    search->state.work += problem->n_callouts / SCANNED_PER_WORK;
    return best;
}

/* Shuts until the open ones cost no more than the limit. */
static bool shut_down_to(struct roster *roster, int64_t limit, int but)
{
    while (roster->open_cost > limit) {
        int64_t least;
        int callout = cheapest_to_shut(roster, but, &least);

        if (callout < 0 || !roster_shut(roster, callout))
            return false;
        roster->trades[callout] += TRADE_WEIGHT;
    }
    return true;
}

/* A shut call-out that lets somebody do the task: the one traded least. */
static int cheapest_to_open(struct roster *roster, int task)
{
    struct search *search = roster->search;
    const struct lookup *lookup = search->state.lookup;
    const struct weights *weights = &lookup->callout;
    int best = -1, alike = 0;

    for (int i = lookup->task_first[task]; i < lookup->task_first[task + 1]; i++) {
        if (!roster->barred[i] || costs_earlier(roster, i))
            continue;
        for (int w = weights->first[i]; w < weights->first[i + 1]; w++) {
            int n = weights->items[w].row;

            if (roster->open[n] || roster->fixed[n])
                continue;
            if (best >= 0 && roster->trades[n] > roster->trades[best])
                continue;
            alike = best < 0 || roster->trades[n] < roster->trades[best] ? 1 : alike + 1;
            if (alike == 1 || search_random(search, alike) == 0)
                best = n;
        }
    }
    return best;
}

static bool trade(struct roster *roster, int task, int64_t limit)
{
    int callout = cheapest_to_open(roster, task);

    if (callout < 0)
        return false;
    roster_open(roster, callout);
    roster->trades[callout] += TRADE_WEIGHT;
    return shut_down_to(roster, limit, callout);
}

/* One step for the work that waits; false: nothing can be done for it. */
static bool place_last(struct roster *roster, int64_t limit)
{
    const struct search *search = roster->search;
    int task = roster->waiting[roster->n_waiting - 1];
    struct blockers list = {.n = 0};
    int64_t least, easiest = 0;

    if (search->state.task_count[task] == search->state.lookup->problem->tasks[task].need) {
        roster->n_waiting--;
        return true;
    }
    int offer = least_displacing(roster, task, &list, &least);

    if (offer < 0 || least > 0) {
        roster->weight[task] += WEIGHT;
        if (cheapest_to_shut(roster, -1, &easiest) >= 0 && (offer < 0 || easiest < least) &&
            trade(roster, task, limit))
            return true;
    }
    if (offer < 0)
        return false;
    roster->n_waiting--;
    for (int i = 0; i < list.n; i++)
        if (!roster_displace(roster, list.offers[i]))
            return false;
    return roster_set(roster, offer, true);
}

/* Places all that waits, at a limit of call-outs; what was displaced last comes first. */
static bool settle(struct roster *roster, int64_t limit)
{
    while (roster->n_waiting) {
        if (!search_goes_on(roster->search) || !place_last(roster, limit))
            return false;
    }
    return true;
}

/* Is the plan better?  Later work that had to give way comes back where it may;
 * *moved: some did. */
static bool take_stock(struct search *search, bool *moved)
{
    bool better = search_keep(search);
    int64_t before[LEVELS];

    memcpy(before, search->state.value, sizeof before);
    search_place_all(search, 0);
    *moved = value_compare(before, search->state.value) != 0;
    return search_keep(search) || better;
}

static void work_on(struct roster *roster, int64_t bound)
{
    struct search *search = roster->search;
    bool fresh = false;

    for (int failures = 0; failures < GIVE_UP && search_goes_on(search) &&
                           search->best_value[roster->level] > bound;) {
        bool moved = false;

        if (!fresh)
            roster_load(roster);
        roster_shut_idle(roster);
        if (!roster->open_cost)
            break;
        bool better = shut_down_to(roster, roster->open_cost - 1, -1) &&
                      settle(roster, roster->open_cost) && take_stock(search, &moved);

        failures = better ? 0 : failures + 1;
        fresh = better && !moved;
        if (!better)
            search_back_to_best(search);
    }
}

void recall(struct search *search, int level, int64_t bound, int64_t work)
{
    struct roster roster;

    search->work_end = search->state.work + work;
    if (roster_make(&roster, search, level))
        work_on(&roster, bound);
    roster_release(&roster);
    search->work_end = INT64_MAX;
    search_back_to_best(search);
}

static bool calls_out(const struct problem *problem, int level)
{
    for (int n = 0; n < problem->n_callouts; n++)
        if (problem->callouts[n].level == level && problem->callouts[n].cost)
            return true;
    return false;
}

void recall_level(struct solve *solve, int level, int64_t work)
{
    int64_t most = solve_call_work(solve);

    if (!calls_out(solve->problem, level) || solve_closed(solve, level))
        return;
    recall(&solve->search, level, solve->levels[level].bound, work < most ? work : most);
    solve_tell(solve);
}

bool recall_all(struct solve *solve)
{
    if (!solve->problem->n_callouts)
        return false;
    solve_tell(solve);
    for (int k = 0; k < LEVELS; k++)
        solve_begin_level(solve, k);
    for (int k = 0; k < LEVELS; k++) {
        if (!solve_closed(solve, k))
            count_bound(solve, k);
        recall_level(solve, k, INT64_MAX);
    }
    for (int k = 0; k < LEVELS; k++)
        if (!solve_closed(solve, k))
            return false;
    return true;
}
