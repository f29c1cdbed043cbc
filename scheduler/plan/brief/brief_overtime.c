/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_overtime.c - a week's overtime is shared out before the plan is made.
 *
 * Work outside the pattern touches one end of a stretch of hours, and two
 * pieces of work at one end would overlap: so an end costs at most its longest
 * offer.  While these fit the person's overtime, of the week and of each day,
 * nothing is to do.  Else ends are given what they want in the order of how
 * much depends on it, and what no longer fits is not offered.
 */
#include "scheduler/base/day.h"
#include "scheduler/plan/brief.h"

#include <stdlib.h>

struct end { /* of a stretch of hours */
    int64_t day;
    int number;   /* 2i: start of the day's stretch i, 2i + 1: its end */
    int most_min; /* longest offer outside */
    int level;    /* most important duty that wants it */
    int wanting;  /* how many do */
    int allowed_min;
};

enum { ENDS_MAX = 42 }; /* of a week; what goes beyond is not offered */

struct week_ends {
    struct end list[ENDS_MAX];
    int n;
    int week_min, day_min; /* allowed */
    int own_min[7];        /* taken by own work, by day */
    int64_t monday;
};

/* Offers of one person in one week: mays[items[0 .. n)]. */
struct outside {
    const int *items;
    int n;
};

static const struct duty_slot *slot_of(const struct brief *brief, const struct may *may)
{
    return &brief->world->duties[may->duty].slots[may->slot];
}

/* The first end of the day's hours that the offer lies across or at. */
static int end_number(const struct brief *brief, const struct may *may)
{
    const struct duty_slot *slot = slot_of(brief, may);
    const struct clock *clock = crew_clock(&brief->crew, may->person, day_of(slot->starts_at));

    for (int i = 0; i < clock->work.n; i++) {
        const struct span *span = &clock->work.list[i];
        if (slot->starts_at < span->starts_at && span->starts_at <= slot->ends_at)
            return 2 * i;
        if (slot->starts_at <= span->ends_at && span->ends_at < slot->ends_at)
            return 2 * i + 1;
    }
    return 0;
}

static struct end *end_find(const struct brief *brief, struct week_ends *week,
                            const struct may *may)
{
    int64_t day = day_of(slot_of(brief, may)->starts_at);
    int number = end_number(brief, may);

    for (int i = 0; i < week->n; i++) {
        if (week->list[i].day == day && week->list[i].number == number)
            return &week->list[i];
    }
    if (week->n == ENDS_MAX)
        return NULL;
    week->list[week->n] = (struct end){.day = day, .number = number, .level = N_LEVELS};
    return &week->list[week->n++];
}

static int by_need(const void *left, const void *right)
{
    const struct end *a = left, *b = right;

    if (a->level != b->level)
        return a->level < b->level ? -1 : 1;
    if (a->wanting != b->wanting)
        return a->wanting > b->wanting ? -1 : 1;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return a->number - b->number;
}

static void list_ends(const struct brief *brief, const struct outside *outside,
                      struct week_ends *week)
{
    for (int i = 0; i < outside->n; i++) {
        const struct may *may = &brief->mays[outside->items[i]];
        int level = brief->world->duties[may->duty].level;
        struct end *end = end_find(brief, week, may);
        if (!end)
            continue;
        end->most_min = may->outside_min > end->most_min ? may->outside_min : end->most_min;
        end->level = level < end->level ? level : end->level;
        end->wanting++;
    }
}

/* Meetings and duties of their own outside the hours are overtime, too. */
static void count_own(const struct brief *brief, int person, struct week_ends *week)
{
    const struct own_work *own = &brief->bench.own;

    for (int i = own->by_person.first[person]; i < own->by_person.first[person + 1]; i++) {
        const struct own_entry *entry = &own->entries[own->by_person.items[i]];
        int64_t day = day_of(entry->starts_at);
        if (day < week->monday || day >= week->monday + 7)
            continue;
        const struct clock *clock = crew_clock(&brief->crew, person, day);
        int64_t in = spans_covered(&clock->work, entry->starts_at, entry->ends_at);
        int minutes = (int)(entry->ends_at - entry->starts_at - in);
        week->own_min[day - week->monday] += minutes;
        week->week_min -= minutes;
    }
}

static void allow(struct week_ends *week)
{
    for (int i = 0; i < week->n; i++) {
        struct end *end = &week->list[i];
        int *taken = &week->own_min[end->day - week->monday];
        int left = week->day_min - *taken;
        left = left < week->week_min ? left : week->week_min;
        end->allowed_min = end->most_min < left ? end->most_min : left;
        if (end->allowed_min < 0)
            end->allowed_min = 0;
        *taken += end->allowed_min;
        week->week_min -= end->allowed_min;
    }
}

static void share_out(struct brief *brief, const struct outside *outside, struct week_ends *week)
{
    list_ends(brief, outside, week);
    qsort(week->list, (size_t)week->n, sizeof *week->list, by_need);
    allow(week);
    for (int i = 0; i < outside->n; i++) {
        struct may *may = &brief->mays[outside->items[i]];
        const struct end *end = end_find(brief, week, may);
        may->dropped = !end || may->outside_min > end->allowed_min;
    }
}

static void share_person(struct brief *brief, const int *items, int n, int *week_items)
{
    int person = brief->mays[items[0]].person;

    for (int64_t monday = day_week_start(brief->world->from); monday <= brief->world->until;
         monday += 7) {
        struct outside outside = {.items = week_items};
        struct week_ends week = {.monday = monday,
                                 .week_min = crew_overtime_week(&brief->crew, person),
                                 .day_min = crew_overtime_day(&brief->crew, person)};
        for (int i = 0; i < n; i++) {
            int64_t day = day_of(slot_of(brief, &brief->mays[items[i]])->starts_at);
            if (monday <= day && day < monday + 7)
                week_items[outside.n++] = items[i];
        }
        count_own(brief, person, &week);
        if (outside.n)
            share_out(brief, &outside, &week);
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
