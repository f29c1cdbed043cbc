/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief_break.c - lunches, and 20 minutes inside a shift over six hours.
 *
 * A break is owed by who works on both sides of its window.  What the person's
 * own timetable leaves no room for is not asked of the plan (the audit tells). */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/brief.h"

enum { EVERY_MIN = 15 }; /* breaks start on the quarter hour */

struct breaks {
    struct brief *brief;
    struct rest_break *list;
    int n, room;
};

/* What one person may or must do on one day. */
struct shift {
    int person;
    int64_t day;
    int64_t first_at, last_at; /* earliest start, latest end of anything */
};

struct look {
    const struct rest_break *rest;
    bool before, after, meets;          /* work on the sides, in the window */
    bool blocked_before, blocked_after; /* ...that is no task */
};

static void look_at(struct look *look, int64_t starts_at, int64_t ends_at, bool blocked)
{
    const struct rest_break *rest = look->rest;

    if (starts_at < rest->day_from_at || ends_at > rest->day_until_at)
        return;
    look->before = look->before || starts_at < rest->from_at;
    look->after = look->after || ends_at > rest->until_at;
    look->meets = look->meets || (starts_at < rest->until_at && ends_at > rest->from_at);
    look->blocked_before = look->blocked_before || (blocked && starts_at < rest->from_at);
    look->blocked_after = look->blocked_after || (blocked && ends_at > rest->until_at);
}

static void look_round(const struct brief *brief, struct look *look)
{
    const struct problem *problem = &brief->problem;
    int person = look->rest->person;
    const struct own_work *own = &brief->bench.own;

    for (int i = brief->by_person.first[person]; i < brief->by_person.first[person + 1]; i++) {
        const struct slot *slot = &problem->slots[problem->offers[brief->by_person.items[i]].slot];
        look_at(look, slot->starts_at, slot->ends_at, false);
    }
    for (int i = own->by_person.first[person]; i < own->by_person.first[person + 1]; i++) {
        const struct own_entry *entry = &own->entries[own->by_person.items[i]];
        if (!brief->kept[entry->duty])
            look_at(look, entry->starts_at, entry->ends_at, true);
    }
}

/* Does own work (all of it, or only what is no task) meet the span? */
static bool own_meets(const struct brief *brief, int person, const struct span *span, bool all)
{
    const struct own_work *own = &brief->bench.own;

    for (int i = own->by_person.first[person]; i < own->by_person.first[person + 1]; i++) {
        const struct own_entry *entry = &own->entries[own->by_person.items[i]];
        if ((all || !brief->kept[entry->duty]) && entry->starts_at < span->ends_at &&
            span->starts_at < entry->ends_at)
            return true;
    }
    return false;
}

static void break_add(struct breaks *breaks, struct rest_break rest)
{
    const struct brief *brief = breaks->brief;
    struct look look = {.rest = &rest};
    bool own_room = false;

    if (rest.until_at - rest.from_at < rest.minutes || rest.minutes <= 0)
        return;
    look_round(brief, &look);
    if (!look.before || !look.after || !look.meets)
        return;
    int most = (int)((rest.until_at - rest.from_at - rest.minutes) / EVERY_MIN) + 2;
    int64_t *starts = arena_new(brief->arena, int64_t, most);
    for (int64_t at = rest.from_at; at + rest.minutes <= rest.until_at; at += EVERY_MIN) {
        struct span span = {at, at + rest.minutes, 0};
        own_room = own_room || !own_meets(brief, rest.person, &span, true);
        if (!own_meets(brief, rest.person, &span, false))
            starts[rest.n_starts++] = at;
    }
    if (!own_room)
        return;
    rest.starts = starts;
    rest.busy_before = look.blocked_before;
    rest.busy_after = look.blocked_after;
    *LIST_ADD(brief->arena, breaks->list, breaks->n, breaks->room) = rest;
}

static void add_lunches(struct breaks *breaks, const struct shift *shift, const struct clock *clock)
{
    for (int i = 0; i < clock->lunch.n; i++) {
        const struct span *window = &clock->lunch.list[i];
        break_add(breaks, (struct rest_break){.person = shift->person,
                                              .minutes = window->minutes,
                                              .from_at = window->starts_at,
                                              .until_at = window->ends_at,
                                              .day_from_at = shift->day * DAY_MIN,
                                              .day_until_at = (shift->day + 1) * DAY_MIN});
    }
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Every shift over six hours inside [from_at, until_at), which is at most
 * twelve long, starts before the window below and ends after it. */
static void add_inner(struct breaks *breaks, const struct shift *shift, const struct clock *clock,
                      int64_t from_at, int64_t until_at)
{
    const struct rules *rules = breaks->brief->world->rules;
    int after = rules_figure(rules, FIGURE_BREAK_AFTER);
    int minutes = rules_figure(rules, FIGURE_BREAK_MINUTES);
    int64_t low = until_at - after, high = from_at + after;

    if (until_at - from_at <= after)
        return;
    for (int i = 0; i < clock->lunch.n; i++) { /* such a lunch is owed by every such shift too */
        const struct span *lunch = &clock->lunch.list[i];
        if (lunch->minutes >= minutes && low <= lunch->starts_at && lunch->ends_at <= high)
            return;
    }
    if (high - low < minutes) { /* nearly twelve hours: the middle of the day */
        int64_t middle = (low + high) / 2;
        low = middle - minutes;
        high = middle + minutes;
    }
    break_add(breaks, (struct rest_break){.person = shift->person,
                                          .minutes = minutes,
                                          .from_at = low,
                                          .until_at = high,
                                          .day_from_at = from_at,
                                          .day_until_at = until_at});
}

static bool shift_find(const struct brief *brief, struct shift *shift)
{
    const struct rest_break day = {.person = shift->person,
                                   .day_from_at = shift->day * DAY_MIN,
                                   .day_until_at = (shift->day + 1) * DAY_MIN};
    const struct problem *problem = &brief->problem;
    const struct own_work *own = &brief->bench.own;
    int person = shift->person;

    shift->first_at = day.day_until_at;
    shift->last_at = day.day_from_at;
    for (int i = brief->by_person.first[person]; i < brief->by_person.first[person + 1]; i++) {
        const struct slot *slot = &problem->slots[problem->offers[brief->by_person.items[i]].slot];
        if (slot->starts_at < day.day_from_at || slot->ends_at > day.day_until_at)
            continue;
        shift->first_at = earlier(shift->first_at, slot->starts_at);
        shift->last_at = -earlier(-shift->last_at, -slot->ends_at);
    }
    for (int i = own->by_person.first[person]; i < own->by_person.first[person + 1]; i++) {
        const struct own_entry *entry = &own->entries[own->by_person.items[i]];
        if (brief->kept[entry->duty] || entry->starts_at < day.day_from_at ||
            entry->ends_at > day.day_until_at)
            continue;
        shift->first_at = earlier(shift->first_at, entry->starts_at);
        shift->last_at = -earlier(-shift->last_at, -entry->ends_at);
    }
    return shift->first_at < shift->last_at;
}

static void add_day(struct breaks *breaks, int person, int64_t day)
{
    struct shift shift = {.person = person, .day = day};

    if (!shift_find(breaks->brief, &shift))
        return;
    const struct clock *clock = crew_clock(&breaks->brief->crew, person, day);
    int64_t twelve = 2 * (int64_t)rules_figure(breaks->brief->world->rules, FIGURE_BREAK_AFTER);
    add_lunches(breaks, &shift, clock);
    if (shift.last_at - shift.first_at <= twelve) {
        add_inner(breaks, &shift, clock, shift.first_at, shift.last_at);
    } else {
        add_inner(breaks, &shift, clock, shift.first_at, shift.first_at + twelve);
        add_inner(breaks, &shift, clock, shift.last_at - twelve, shift.last_at);
    }
}

void brief_breaks(struct brief *brief)
{
    struct breaks breaks = {.brief = brief};

    for (int p = 0; p < brief->crew.n_people; p++) {
        if (brief->by_person.first[p] == brief->by_person.first[p + 1])
            continue;
        for (int64_t day = brief->world->from; day <= brief->world->until; day++)
            add_day(&breaks, p, day);
    }
    brief->problem.breaks = breaks.list;
    brief->problem.n_breaks = breaks.n;
}
