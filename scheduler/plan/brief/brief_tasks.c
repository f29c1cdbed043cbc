/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_tasks.c - tasks, slots and offers of the duties that are kept. */
#include "scheduler/base/day.h"
#include "scheduler/plan/brief.h"

#include <string.h>

/* Early, late and in reserve counts more than once towards a fair share. */
static int unpopular(const struct brief *brief, const struct duty *duty,
                     const struct duty_slot *slot)
{
    int64_t midnight_at = day_of(slot->starts_at) * DAY_MIN;
    int64_t early_until = midnight_at + brief->policy.day_start;
    int64_t late_from = midnight_at + brief->policy.day_end;
    int64_t minutes = 0;

    if (slot->starts_at < early_until)
        minutes += (slot->ends_at < early_until ? slot->ends_at : early_until) - slot->starts_at;
    if (slot->ends_at > late_from)
        minutes += slot->ends_at - (slot->starts_at > late_from ? slot->starts_at : late_from);
    if (strcmp(duty->kind->name, "reserve") == 0)
        minutes = slot->ends_at - slot->starts_at;
    int weight = brief->policy.unpopular_weight - 1;
    return weight > 0 ? (int)minutes * weight : 0;
}

/* A lesson somebody could be taken from is no load of theirs, but cover for
 * everyone else: it has a tag of its own. */
static uint64_t task_tags(const struct brief *brief, const struct duty *duty)
{
    uint64_t tags = duty->tags;

    if (tags & TAG_EXAM &&
        duty->slots[0].ends_at - duty->slots[0].starts_at <= brief->policy.exam_day_min)
        tags |= TAG_EXAM_USUAL;
    if (!duty_is_cover(duty))
        return tags;
    if (duty->n_standing)
        tags &= ~(uint64_t)TAG_COVER;
    return tags | TAG_COVERABLE;
}

static int count_slots(const struct duty *duty)
{
    return brief_slots(duty) + duty->n_merges;
}

/* A class that joins another does so at its usual time, nowhere that somebody would travel to. */
static void add_slots(const struct brief *brief, const struct duty *duty, int task,
                      struct slot *slots)
{
    for (int s = 0; s < count_slots(duty); s++) {
        const struct duty_slot *from = &duty->slots[s < brief_slots(duty) ? s : 0];
        slots[s] = (struct slot){.task = task,
                                 .starts_at = from->starts_at,
                                 .ends_at = from->ends_at,
                                 .place = s < brief_slots(duty) ? from->site : -1,
                                 .worked_min = (int)(from->ends_at - from->starts_at),
                                 .unpopular_min = unpopular(brief, duty, from)};
    }
}

/* The way to own work at a set time is counted with the person's day. */
static int16_t way_of(const struct brief *brief, const struct may *may)
{
    const struct duty *duty = &brief->world->duties[may->duty];
    int way = may->merge || (may->owner && duty->n_slots == 1)
                  ? 0
                  : brief_way_min(brief, may->person, &duty->slots[may->slot]);

    return (int16_t)(way < INT16_MAX ? way : INT16_MAX);
}

static void add_offers(struct brief *brief, const int *first_slot)
{
    struct offer *offers = arena_new(brief->arena, struct offer, brief->n_mays + 1);
    int *offer_may = arena_new(brief->arena, int, brief->n_mays + 1);
    int n = 0;

    for (int i = 0; i < brief->n_mays; i++) {
        const struct may *may = &brief->mays[i];
        if (!brief->kept[may->duty])
            continue;
        struct offer *offer = &offers[n];
        offer->slot = first_slot[brief->duty_task[may->duty]] + may->slot;
        if (may->merge)
            offer->slot += brief_slots(&brief->world->duties[may->duty]) + may->merge - 1;
        offer->person = may->person;
        offer->travel_min = way_of(brief, may);
        for (int level = 0; level < N_LEVELS; level++)
            offer->cost[brief->policy.rank[level]] = may->cost[level];
        offer_may[n++] = i;
    }
    brief->problem.offers = offers;
    brief->problem.n_offers = n;
    brief->offer_may = offer_may;
    brief->by_person = slices_make(offers, n, sizeof *offers, offsetof(struct offer, person),
                                   brief->crew.n_people + brief->n_hosts, brief->arena);
}

static void index_days(struct brief *brief)
{
    const struct problem *problem = &brief->problem;
    int *owners = arena_new(brief->arena, int, problem->n_offers + 1);

    for (int i = 0; i < problem->n_offers; i++) {
        int64_t day = day_of(problem->slots[problem->offers[i].slot].starts_at);
        bool inside = day >= brief->crew.from && day <= brief->crew.until &&
                      problem->offers[i].person < brief->crew.n_people;
        int row = (int)(day - brief->crew.from);
        owners[i] = inside ? problem->offers[i].person * brief->crew.n_days + row : -1;
    }
    brief->by_day = slices_make(owners, problem->n_offers, sizeof *owners, 0,
                                brief->crew.n_people * brief->crew.n_days, brief->arena);
}

void brief_day(const struct brief *brief, int person, int64_t day, int *first, int *end)
{
    int row = person * brief->crew.n_days + (int)(day - brief->crew.from);

    *first = brief->by_day.first[row];
    *end = brief->by_day.first[row + 1];
}

void brief_tasks(struct brief *brief)
{
    const struct world *world = brief->world;
    int *duty_task = arena_new(brief->arena, int, world->n_duties + 1);
    int n_tasks = 0, n_slots = 0;

    for (int d = 0; d < world->n_duties; d++) {
        duty_task[d] = brief->kept[d] ? n_tasks++ : -1;
        n_slots += brief->kept[d] ? count_slots(&world->duties[d]) : 0;
    }
    struct task *tasks = arena_new(brief->arena, struct task, n_tasks + 1);
    struct slot *slots = arena_new(brief->arena, struct slot, n_slots + 1);
    int *task_duty = arena_new(brief->arena, int, n_tasks + 1);
    int *first_slot = arena_new(brief->arena, int, n_tasks + 1);
    n_slots = 0;
    for (int d = 0; d < world->n_duties; d++) {
        const struct duty *duty = &world->duties[d];
        int task = duty_task[d];
        if (task < 0)
            continue;
        tasks[task] = (struct task){.first_slot = n_slots,
                                    .n_slots = count_slots(duty),
                                    .need = duty->need,
                                    .level = brief->policy.rank[duty->level],
                                    .short_cost = duty->short_cost > 0 ? duty->short_cost : 1,
                                    .tags = task_tags(brief, duty)};
        add_slots(brief, duty, task, slots + n_slots);
        task_duty[task] = d;
        first_slot[task] = n_slots;
        n_slots += count_slots(duty);
    }
    brief->problem.tasks = tasks;
    brief->problem.n_tasks = n_tasks;
    brief->problem.slots = slots;
    brief->problem.n_slots = n_slots;
    brief->duty_task = duty_task;
    brief->task_duty = task_duty;
    add_offers(brief, first_slot);
    index_days(brief);
}
