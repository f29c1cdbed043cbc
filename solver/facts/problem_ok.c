/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/problem.h"

#include <stdarg.h>
#include <stdio.h>

#include "solver/facts/lookup.h"

const char *const proof_names[] = {"none", "count", "lp", "tree"};
const char *const stopped_names[] = {"proof", "work", "time", "user"};

/* Costs, times and counts stay this far from where sums would overflow. */
static const int64_t largest = INT64_C(1) << 40;

struct told {
    char *text;
    size_t size;
};

__attribute__((format(printf, 2, 3))) static bool wrong(const struct told *told, const char *format,
                                                        ...)
{
    va_list args;

    va_start(args, format);
    if (told->size)
        (void)vsnprintf(told->text, told->size, format, args);
    va_end(args);
    return false;
}

static bool within(int64_t value, int64_t low, int64_t high)
{
    return value >= low && value <= high;
}

static bool level_ok(int level)
{
    return within(level, 0, LEVELS - 1);
}

static bool counts_ok(const struct problem *p, const struct told *told)
{
    const int counts[] = {p->n_tasks,        p->n_slots,     p->n_offers, p->n_mixes,
                          p->n_breaks,       p->n_resources, p->n_uses,   p->n_quotas,
                          p->n_share_groups, p->n_shares,    p->n_bonds,  p->n_callouts,
                          p->n_people,       p->n_repeats,   p->n_marks};

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (counts[i] < 0)
            return wrong(told, "a number of rows is %d", counts[i]);
    if (!within(p->n_places, 0, 30000)) /* times itself is a number */
        return wrong(told, "%d places", p->n_places);
    return true;
}

static bool sums_ok(const struct problem *p, const struct told *told)
{
    int level = problem_too_dear(p);

    for (int k = 0; k < LEVELS; k++)
        if (!within(p->slack[k], 0, largest) || !within(p->slack_pct[k], 0, 1000))
            return wrong(told, "level %d: no slack of %d percent", k, p->slack_pct[k]);

    if (level == LEVELS)
        return wrong(told, "there is no memory to add its costs up");
    return level < 0 ||
           wrong(told, "level %d: costs may add up to more than can be counted", level);
}

static bool tasks_ok(const struct problem *p, const struct told *told)
{
    int next = 0;

    for (int i = 0; i < p->n_tasks; i++) {
        const struct task *task = &p->tasks[i];

        if (task->first_slot != next || task->n_slots < 1 || task->n_slots > p->n_slots - next)
            return wrong(told, "task %d: its slots do not follow those of the task before", i);
        next += task->n_slots;
        if (task->need < 1 || task->need > 1000000)
            return wrong(told, "task %d: needs %d people", i, task->need);
        if (!level_ok(task->level))
            return wrong(told, "task %d: no level %d", i, task->level);
        if (!within(task->short_cost, 1, largest))
            return wrong(told, "task %d: a missing person must cost something", i);
    }
    if (next != p->n_slots)
        return wrong(told, "slot %d: belongs to no task", next);
    for (int i = 0; i < p->n_slots; i++) {
        const struct slot *slot = &p->slots[i];

        if (!within(slot->task, 0, p->n_tasks - 1) || i < p->tasks[slot->task].first_slot ||
            i >= p->tasks[slot->task].first_slot + p->tasks[slot->task].n_slots)
            return wrong(told, "slot %d: not one of task %d", i, slot->task);
        if (!within(slot->starts_at, -largest, largest) ||
            !within(slot->ends_at, slot->starts_at + 1, largest))
            return wrong(told, "slot %d: ends before it starts", i);
        if (!within(slot->place, -1, p->n_places - 1))
            return wrong(told, "slot %d: no place %d", i, slot->place);
        if (!within(slot->worked_min, 0, 1000000) || !within(slot->unpopular_min, 0, 1000000))
            return wrong(told, "slot %d: counts %d minutes", i, slot->worked_min);
    }
    return true;
}

static bool offers_ok(const struct problem *p, const struct told *told)
{
    for (int i = 0; i < p->n_offers; i++) {
        const struct offer *offer = &p->offers[i];

        if (offer->travel_min < 0)
            return wrong(told, "offer %d: a way of %d minutes", i, offer->travel_min);

        if (!within(offer->slot, 0, p->n_slots - 1))
            return wrong(told, "offer %d: no slot %d", i, offer->slot);
        if (!within(offer->person, 0, p->n_people - 1))
            return wrong(told, "offer %d: no person %d", i, offer->person);
        if (i && (offer->slot < offer[-1].slot ||
                  (offer->slot == offer[-1].slot && offer->person <= offer[-1].person)))
            return wrong(told, "offer %d: not sorted by slot, then person", i);
        for (int k = 0; k < LEVELS; k++)
            if (offer->cost[k] < 0)
                return wrong(told, "offer %d: negative cost", i);
        if (offer->drop_cost < 0 || !level_ok(offer->drop_level))
            return wrong(told, "offer %d: wrong cost of dropping it", i);
    }
    return true;
}

static bool links_ok(const struct problem *p, const struct told *told)
{
    for (int i = 0; i < p->n_mixes; i++)
        if (!within(p->mixes[i].task, 0, p->n_tasks - 1) || !level_ok(p->mixes[i].level) ||
            !within(p->mixes[i].least, 0, 1000000) || !within(p->mixes[i].short_cost, 1, largest))
            return wrong(told, "mix %d: wrong task, level, number or cost", i);
    for (int i = 0; i < p->n_bonds; i++) {
        const struct bond *bond = &p->bonds[i];

        if (!within(bond->task_a, 0, p->n_tasks - 1) || !within(bond->task_b, 0, p->n_tasks - 1) ||
            bond->task_a == bond->task_b)
            return wrong(told, "bond %d: needs two tasks", i);
        if (p->tasks[bond->task_a].need != 1 || p->tasks[bond->task_b].need != 1)
            return wrong(told, "bond %d: its tasks must need one person each", i);
        if (!level_ok(bond->level) || !within(bond->split_cost, 0, largest))
            return wrong(told, "bond %d: wrong level or cost", i);
    }
    return true;
}

static bool uses_ok(const struct problem *p, const struct told *told)
{
    for (int i = 0; i < p->n_resources; i++)
        if (p->resources[i].capacity < 0)
            return wrong(told, "resource %d: negative capacity", i);
    for (int i = 0; i < p->n_uses; i++) {
        const struct use *use = &p->uses[i];

        if (!within(use->slot, 0, p->n_slots - 1) ||
            !within(use->resource, 0, p->n_resources - 1) || use->amount < 1)
            return wrong(told, "use %d: wrong slot, resource or amount", i);
        if (i && (use->resource < use[-1].resource ||
                  (use->resource == use[-1].resource && use->slot <= use[-1].slot)))
            return wrong(told, "use %d: not sorted by resource, then slot", i);
    }
    return true;
}

static bool repeats_ok(const struct problem *p, const struct told *told)
{
    for (int i = 0; i < p->n_repeats; i++) {
        const struct repeat *repeat = &p->repeats[i];

        if (!level_ok(repeat->level) || !within(repeat->used, 0, largest) ||
            !within(repeat->max, 0, largest) || !within(repeat->over_cost, 0, largest))
            return wrong(told, "repeat %d: wrong level, amount or cost", i);
    }
    for (int i = 0; i < p->n_marks; i++) {
        const struct mark *mark = &p->marks[i];

        if (!within(mark->slot, 0, p->n_slots - 1) || !within(mark->repeat, 0, p->n_repeats - 1))
            return wrong(told, "mark %d: wrong slot or repeat", i);
        if (i && (mark->repeat < mark[-1].repeat ||
                  (mark->repeat == mark[-1].repeat && mark->slot <= mark[-1].slot)))
            return wrong(told, "mark %d: not sorted by repeat, then slot", i);
    }
    return true;
}

static bool breaks_ok(const struct problem *p, const struct told *told)
{
    for (int i = 0; i < p->n_breaks; i++) {
        const struct rest_break *rest = &p->breaks[i];

        if (!within(rest->person, 0, p->n_people - 1) || rest->minutes < 1 || rest->n_starts < 0)
            return wrong(told, "break %d: wrong person or length", i);
        if (!within(rest->from_at, -largest, largest) || !within(rest->until_at, -largest, largest))
            return wrong(told, "break %d: no window", i);
        for (int s = 0; s < rest->n_starts; s++) {
            if (rest->starts[s] < rest->from_at ||
                rest->starts[s] + rest->minutes > rest->until_at ||
                (s && rest->starts[s] <= rest->starts[s - 1]))
                return wrong(told, "break %d: start %d is not in order inside the window", i, s);
        }
    }
    return true;
}

static bool person_rows_ok(const struct problem *p, const struct told *told)
{
    for (int i = 0; i < p->n_quotas; i++) {
        const struct quota *quota = &p->quotas[i];

        if (!within(quota->person, 0, p->n_people - 1) || !level_ok(quota->level))
            return wrong(told, "quota %d: wrong person or level", i);
        if (!within(quota->used, 0, largest) || !within(quota->max, 0, largest) ||
            !within(quota->over_cost, 0, largest) || (quota->over_cost && quota->unit < 1))
            return wrong(told, "quota %d: wrong amount, unit or cost", i);
    }
    for (int i = 0; i < p->n_share_groups; i++)
        if (!level_ok(p->share_groups[i].level) || !within(p->share_groups[i].cost, 0, largest))
            return wrong(told, "share group %d: wrong level or cost", i);
    for (int i = 0; i < p->n_shares; i++) {
        const struct share *share = &p->shares[i];

        if (!within(share->group, 0, p->n_share_groups - 1) ||
            !within(share->person, 0, p->n_people - 1) || share->step_min < 1 ||
            !within(share->base, -largest, largest))
            return wrong(told, "share %d: wrong group, person or step", i);
        if (i && (share->group < share[-1].group ||
                  (share->group == share[-1].group && share->person <= share[-1].person)))
            return wrong(told, "share %d: not sorted by group, then person", i);
    }
    for (int i = 0; i < p->n_callouts; i++)
        if (!within(p->callouts[i].person, 0, p->n_people - 1) || !level_ok(p->callouts[i].level) ||
            !within(p->callouts[i].cost, 0, largest))
            return wrong(told, "call-out %d: wrong person, level or cost", i);
    return true;
}

static bool places_ok(const struct problem *p, const struct told *told)
{
    for (int i = 0; i < p->n_people; i++)
        if (p->gap_min[i] < 0)
            return wrong(told, "person %d: negative gap", i);
    for (int i = 0; i < p->n_places * p->n_places; i++)
        if (p->travel_min[i] < 0)
            return wrong(told, "place %d: negative travel time", i / p->n_places);
    if (p->rest.rest_min < 0)
        return wrong(told, "rest: negative");
    return true;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): it is written through `told`. */
bool problem_ok(const struct problem *problem, char *text, size_t size)
{
    const struct told told = {text, size};

    return counts_ok(problem, &told) && tasks_ok(problem, &told) && offers_ok(problem, &told) &&
           links_ok(problem, &told) && uses_ok(problem, &told) && repeats_ok(problem, &told) &&
           breaks_ok(problem, &told) && person_rows_ok(problem, &told) &&
           places_ok(problem, &told) && sums_ok(problem, &told);
}
