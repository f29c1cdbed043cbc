/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_offers.c - every duty, slot and person the verdict allows. */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/brief.h"

#include <string.h>

static int32_t small(int64_t cost)
{
    return (int32_t)(cost < INT32_MAX ? cost : INT32_MAX);
}

static void add(struct brief *brief, const struct may *may)
{
    *LIST_ADD(brief->arena, brief->mays, brief->n_mays, brief->mays_room) = *may;
}

/* The answer of before, where there is one: -1 none, 0 no, 1 yes. */
static int known(const struct brief *brief, int known_duty, struct may *may)
{
    const struct world_known *known = brief->world->known;

    if (known_duty < 0 || may->person == known->person)
        return -1;
    int low = known->first[known_duty], high = known->first[known_duty + 1];
    while (low < high) { /* by slot, person */
        int middle = low + (high - low) / 2;
        const struct may *row = &known->mays[middle];
        if (row->slot < may->slot || (row->slot == may->slot && row->person < may->person))
            low = middle + 1;
        else
            high = middle;
    }
    const struct may *row = &known->mays[low];
    if (low < known->first[known_duty + 1] && row->slot == may->slot &&
        row->person == may->person) {
        may->outside_min = row->outside_min;
        memcpy(may->cost, row->cost, sizeof may->cost);
        return 1;
    }
    return 0;
}

static void ask(struct brief *brief, int known_duty, struct may *may)
{
    struct verdict answer;
    int before = known(brief, known_duty, may);

    if (before > 0)
        add(brief, may);
    if (before >= 0)
        return;
    verdict(&brief->bench, may->duty, may->slot, may->person, &answer);
    if (answer.obstacle)
        return;
    may->outside_min = answer.outside_min;
    for (int level = 0; level < N_LEVELS; level++)
        may->cost[level] = small(answer.cost[level]);
    add(brief, may);
}

/* History asks no verdict: whoever was told it did it. */
static void add_frozen(struct brief *brief, int number)
{
    const struct season *season = brief->world->season;
    const struct duty *duty = &brief->world->duties[number];
    int first = brief->n_mays;

    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *told = &season->published[i];
        int at = brief->n_mays;
        if (told->staff < 0 || strcmp(told->key, duty->key) != 0 ||
            told->starts_at >= brief->world->now_at || /* the key was another time's */
            brief_nobody_came(brief->world, number, told))
            continue;
        while (at > first && brief->mays[at - 1].person > told->staff)
            at--;
        if (at > first && brief->mays[at - 1].person == told->staff)
            continue;
        add(brief, &(struct may){.duty = number});
        for (int m = brief->n_mays - 1; m > at; m--)
            brief->mays[m] = brief->mays[m - 1];
        brief->mays[at] = (struct may){.duty = number,
                                       .person = told->staff,
                                       .frozen = true,
                                       .owner = duty_owned_by(duty, told->staff)};
    }
}

/* Who may do the duty in the slot?  known: its number in world->known; -2: not looked up yet. */
static void ask_slot(struct brief *brief, const struct asked_only *only, int number, int slot,
                     int *known)
{
    const struct world *world = brief->world;
    const struct duty *duty = &world->duties[number];

    for (int p = 0; p < world->season->n_people; p++) {
        struct may may = {.duty = number, .slot = slot, .person = p};
        may.owner = duty_owned_by(duty, p);
        if (brief_slots(duty) > duty->n_slots && may.owner != (slot == 0))
            continue; /* theirs as the timetable says; others begin before */
        if (!brief_only_asks(brief, only, &may))
            continue;
        if (*known < -1)
            *known = world->known ? brief_known_duty(world->known, duty) : -1;
        ask(brief, *known, &may);
    }
}

static void ask_duty(struct brief *brief, struct asked_only *only, int number)
{
    const struct world *world = brief->world;
    const struct duty *duty = &world->duties[number];
    bool joins = duty->n_merges > 0 && duty->merges[0].chosen;
    int known = -2;

    for (int s = 0; s < brief_slots(duty) && !joins; s++) {
        int64_t starts_at = duty->slots[s].starts_at;
        if (starts_at < world->now_at && policy_told(world, day_of(starts_at)))
            continue; /* nothing moves into the past */
        brief_only_slot(brief, only, number, s);
        ask_slot(brief, only, number, s, &known);
    }
}

void brief_offers(struct brief *brief)
{
    struct asked_only only;

    brief_only(brief, &only);
    for (int d = 0; d < brief->world->n_duties; d++) {
        if (brief->frozen[d])
            add_frozen(brief, d);
        else
            ask_duty(brief, &only, d);
        brief_merge_offers(brief, d);
    }
}
