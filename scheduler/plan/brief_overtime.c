/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief_overtime.c - a week's overtime is shared out before the plan is made.
 *
 * Minutes outside the pattern can only lie before, after or between the hours
 * of a day, and one person does one thing at a time: so a day costs at most
 * its longest early and its longest late offer.  While a week's sum of these
 * fits the person's overtime, nothing is to do.  Else days are given what they
 * want in the order of how much depends on it, and what no longer fits is not
 * offered.
 */
#include "scheduler/base/day.h"
#include "scheduler/plan/brief.h"

#include <stdlib.h>

struct side { /* one day's early or late end */
    int64_t day;
    bool late;
    int most_min; /* longest offer outside */
    int level;    /* most important duty that wants it */
    int wanting;  /* how many do */
    int allowed_min;
};

enum { SIDES_MAX = 14 };

struct week_sides {
    struct side list[SIDES_MAX];
    int n;
};

static const struct duty_slot *slot_of(const struct brief *brief, const struct may *may)
{
    return &brief->world->duties[may->duty].slots[may->slot];
}

static bool is_late(const struct brief *brief, const struct may *may)
{
    const struct duty_slot *slot = slot_of(brief, may);
    const struct clock *clock = crew_clock(&brief->crew, may->person, day_of(slot->starts_at));

    return !clock->work.n || slot->starts_at >= clock->work.list[0].starts_at;
}

static struct side *side_find(struct week_sides *week, int64_t day, bool late)
{
    for (int i = 0; i < week->n; i++) {
        if (week->list[i].day == day && week->list[i].late == late)
            return &week->list[i];
    }
    if (week->n == SIDES_MAX)
        return NULL;
    week->list[week->n] = (struct side){.day = day, .late = late, .level = N_LEVELS};
    return &week->list[week->n++];
}

static int by_need(const void *left, const void *right)
{
    const struct side *a = left, *b = right;

    if (a->level != b->level)
        return a->level < b->level ? -1 : 1;
    if (a->wanting != b->wanting)
        return a->wanting > b->wanting ? -1 : 1;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return (int)a->late - (int)b->late;
}

/* Offers of one person in one week: mays[items[0 .. n)]. */
struct outside {
    const int *items;
    int n;
};

static void share_out(struct brief *brief, const struct outside *outside, int budget_min)
{
    struct week_sides week = {.n = 0};
    int sum = 0;

    for (int i = 0; i < outside->n; i++) {
        const struct may *may = &brief->mays[outside->items[i]];
        int level = brief->world->duties[may->duty].level;
        struct side *side =
            side_find(&week, day_of(slot_of(brief, may)->starts_at), is_late(brief, may));
        if (!side)
            continue;
        side->most_min = may->outside_min > side->most_min ? may->outside_min : side->most_min;
        side->level = level < side->level ? level : side->level;
        side->wanting++;
    }
    for (int i = 0; i < week.n; i++)
        sum += week.list[i].most_min;
    if (sum <= budget_min)
        return;
    qsort(week.list, (size_t)week.n, sizeof *week.list, by_need);
    for (int i = 0; i < week.n; i++) {
        struct side *side = &week.list[i];
        side->allowed_min = side->most_min < budget_min ? side->most_min : budget_min;
        budget_min -= side->allowed_min;
    }
    for (int i = 0; i < outside->n; i++) {
        struct may *may = &brief->mays[outside->items[i]];
        const struct side *side =
            side_find(&week, day_of(slot_of(brief, may)->starts_at), is_late(brief, may));
        may->dropped = !side || may->outside_min > side->allowed_min;
    }
}

static void share_person(struct brief *brief, const int *items, int n, int *week_items)
{
    const struct person *who = &brief->world->season->people[brief->mays[items[0]].person];
    int budget = who->overtime_minutes_per_week > 0 ? who->overtime_minutes_per_week
                                                    : brief->policy.overtime_week_min;

    for (int64_t monday = day_week_start(brief->world->from); monday <= brief->world->until;
         monday += 7) {
        struct outside outside = {.items = week_items};
        for (int i = 0; i < n; i++) {
            int64_t day = day_of(slot_of(brief, &brief->mays[items[i]])->starts_at);
            if (monday <= day && day < monday + 7)
                week_items[outside.n++] = items[i];
        }
        if (outside.n)
            share_out(brief, &outside, budget);
    }
}

void brief_overtime(struct brief *brief)
{
    int *owners = arena_new(brief->arena, int, brief->n_mays + 1), kept = 0;
    int *week_items = arena_new(brief->arena, int, brief->n_mays + 1);

    for (int i = 0; i < brief->n_mays; i++)
        owners[i] = brief->mays[i].outside_min > 0 ? brief->mays[i].person : -1;
    struct slices slices =
        slices_make(owners, brief->n_mays, sizeof *owners, 0, brief->crew.n_people, brief->arena);
    for (int p = 0; p < brief->crew.n_people; p++) {
        int n = slices.first[p + 1] - slices.first[p];
        if (n)
            share_person(brief, slices.items + slices.first[p], n, week_items);
    }
    for (int i = 0; i < brief->n_mays; i++) {
        if (!brief->mays[i].dropped)
            brief->mays[kept++] = brief->mays[i];
    }
    brief->n_mays = kept;
}
