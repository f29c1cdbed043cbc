/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_hours.c - more minutes than the people who may have left.
 *
 * Those who may do the duty, each with a limit of the same window; all duties that only they may
 * do.  Where these take longer together than is left, not all can be done. */
#include "scheduler/plan/why.h"

#include <stdlib.h>

struct load {
    int task;
    int64_t amount;
};

static bool same_family(const struct quota *a, const struct quota *b)
{
    return a->from_at == b->from_at && a->until_at == b->until_at && a->tags == b->tags &&
           a->by_minute == b->by_minute;
}

/* What is left to the people of the limit's family; -1: somebody has none. */
static int64_t left(const struct problem *problem, const bool *people, const struct quota *family)
{
    int64_t sum = 0;

    for (int p = 0; p < problem->n_people; p++) {
        int64_t least = -1;
        for (int i = 0; people[p] && i < problem->n_quotas; i++) {
            const struct quota *row = &problem->quotas[i];
            if (row->person != p || row->over_cost || !same_family(row, family))
                continue;
            int64_t rest = row->max > row->used ? row->max - row->used : 0;
            least = least < 0 || rest < least ? rest : least;
        }
        if (people[p] && least < 0)
            return -1;
        sum += people[p] ? least : 0;
    }
    return sum;
}

/* The least that the task counts, whoever does it whenever; 0: it need not count, or others may. */
static int64_t least_of(const struct why *why, int task, const bool *people,
                        const struct quota *family)
{
    const struct problem *problem = &why->brief->problem;
    const struct task *row = &problem->tasks[task];
    int64_t least = INT64_MAX;

    if ((row->tags & family->tags) != family->tags)
        return 0;
    for (int s = row->first_slot; s < row->first_slot + row->n_slots; s++) {
        const struct slot *slot = &problem->slots[s];
        if (slot->starts_at < family->from_at || slot->ends_at > family->until_at)
            return 0;
        int64_t amount = family->by_minute ? slot->worked_min : 1;
        least = amount < least ? amount : least;
    }
    for (int i = why->first_offer[task]; i < why->first_offer[task + 1]; i++) {
        if (!people[problem->offers[i].person])
            return 0;
    }
    return least * row->need;
}

static int by_amount(const void *left_row, const void *right_row)
{
    const struct load *a = left_row, *b = right_row;

    if (a->amount != b->amount)
        return a->amount < b->amount ? -1 : 1;
    return a->task - b->task;
}

/* Leaves out the shortest while too much remains; false: the seat itself is not needed for it. */
static bool shrink(struct load *loads, int *n, int seat, int64_t has, int64_t *needs)
{
    int kept = 0;
    int64_t own = 0;

    qsort(loads, (size_t)*n, sizeof *loads, by_amount);
    for (int i = 0; i < *n; i++) {
        own = loads[i].task == seat ? loads[i].amount : own;
        if (loads[i].task != seat && *needs - loads[i].amount > has)
            *needs -= loads[i].amount;
        else
            loads[kept++] = loads[i];
    }
    *n = kept;
    return *needs - own <= has;
}

static bool family_short(const struct why *why, int seat, const bool *people,
                         const struct quota *family, struct bottleneck *bottleneck)
{
    const struct brief *brief = why->brief;
    int64_t has = left(&brief->problem, people, family), needs = 0;
    int n = 0;

    if (has < 0 || least_of(why, seat, people, family) == 0)
        return false;
    struct load *loads = arena_new(brief->arena, struct load, brief->problem.n_tasks + 1);
    for (int t = 0; t < brief->problem.n_tasks; t++) {
        int64_t amount = least_of(why, t, people, family);
        if (amount > 0)
            loads[n++] = (struct load){t, amount};
        needs += amount;
    }
    if (needs <= has || !shrink(loads, &n, seat, has, &needs))
        return false;
    struct why_seats *duties = arena_new(brief->arena, struct why_seats, n + 1);
    for (int i = 0; i < n; i++)
        duties[i] = (struct why_seats){brief->task_duty[loads[i].task],
                                       brief->problem.tasks[loads[i].task].need, 1};
    bottleneck->duties = duties;
    bottleneck->n_duties = bottleneck->wanted = n;
    bottleneck->needs_min = needs;
    bottleneck->has_min = has;
    bottleneck->from_at = family->from_at;
    bottleneck->until_at = family->until_at;
    bottleneck->by_minute = family->by_minute;
    return true;
}

bool why_hours(const struct why *why, int duty, struct bottleneck *bottleneck)
{
    const struct brief *brief = why->brief;
    const struct problem *problem = &brief->problem;
    int task = brief->duty_task[duty], one = -1, n = 0;
    bool *people = arena_new(brief->arena, bool, problem->n_people + 1);
    int *list = arena_new(brief->arena, int, problem->n_people + 1);

    if (task < 0)
        return false;
    for (int i = why->first_offer[task]; i < why->first_offer[task + 1]; i++) {
        one = problem->offers[i].person;
        people[one] = true;
    }
    for (int p = 0; p < problem->n_people; p++) {
        if (people[p])
            list[n++] = p;
    }
    *bottleneck = (struct bottleneck){.what = LIMIT_HOURS, .people = list, .n_people = n};
    for (int i = 0; one >= 0 && i < problem->n_quotas; i++) {
        const struct quota *row = &problem->quotas[i];
        if (row->person == one && !row->over_cost &&
            family_short(why, task, people, row, bottleneck))
            return true;
    }
    *bottleneck = (struct bottleneck){0};
    return false;
}
