/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_break.c - lunches, and 20 minutes inside a shift over six hours.
 *
 * A break is owed by who works on both sides of its window, what they did of duties that there are
 * no longer counted in (brief_others.c).  What the person's own timetable leaves no room for is not
 * asked of the plan (the audit tells). */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/brief.h"

/* A free stretch begins with its window or where some work ends: no other
 * start need be looked at.  Those beyond are left out. */
enum { STARTS_MAX = 96 };

struct breaks {
    struct brief *brief;
    struct rest_break *list;
    int n, room;
};

/* Distinct moments, ascending. */
struct moments {
    int64_t at[STARTS_MAX];
    int n;
};

static void moment_add(struct moments *moments, int64_t moment)
{
    int at = moments->n;

    while (at > 0 && moments->at[at - 1] > moment)
        at--;
    if ((at > 0 && moments->at[at - 1] == moment) || moments->n == STARTS_MAX)
        return;
    for (int i = moments->n++; i > at; i--)
        moments->at[i] = moments->at[i - 1];
    moments->at[at] = moment;
}

struct look {
    const struct rest_break *rest;
    bool before, after, meets;          /* work on the sides, in the window */
    bool blocked_before, blocked_after; /* ...that is no task */
    struct moments *ends;               /* where a break could begin */
};

static void add_end(struct look *look, int64_t ends_at)
{
    const struct rest_break *rest = look->rest;

    if (ends_at > rest->from_at && ends_at + rest->minutes <= rest->until_at)
        moment_add(look->ends, ends_at);
}

static void look_at(struct look *look, int64_t starts_at, int64_t ends_at, bool blocked)
{
    const struct rest_break *rest = look->rest;

    if (starts_at < rest->day_from_at || ends_at > rest->day_until_at)
        return;
    add_end(look, ends_at);
    look->before = look->before || starts_at < rest->from_at;
    look->after = look->after || ends_at > rest->until_at;
    look->meets = look->meets || (starts_at < rest->until_at && ends_at > rest->from_at);
    look->blocked_before = look->blocked_before || (blocked && starts_at < rest->from_at);
    look->blocked_after = look->blocked_after || (blocked && ends_at > rest->until_at);
}

static void look_round(const struct brief *brief, struct look *look)
{
    const struct problem *problem = &brief->problem;
    int person = look->rest->person, first, end;
    const struct own_work *own = &brief->bench.own;

    brief_day(brief, person, day_of(look->rest->day_from_at), &first, &end);
    for (int i = first; i < end; i++) {
        const struct slot *slot = &problem->slots[problem->offers[brief->by_day.items[i]].slot];
        look_at(look, slot->starts_at, slot->ends_at, false);
    }
    for (int i = own->by_person.first[person]; i < own->by_person.first[person + 1]; i++) {
        const struct own_entry *entry = &own->entries[own->by_person.items[i]];
        if (!brief->kept[entry->duty]) /* else among the offers */
            look_at(look, entry->starts_at, entry->ends_at, true);
        else if (day_of(entry->starts_at) == day_of(look->rest->day_from_at))
            add_end(look, entry->ends_at); /* unless it began, and somebody else has it */
    }
    for (int i = brief->others_of.first[person]; i < brief->others_of.first[person + 1]; i++) {
        const struct assignment *done = brief->others[brief->others_of.items[i]];
        look_at(look, done->starts_at, done->ends_at, true);
    }
}

/* Does own work (all of it, or only what is no task) or what was done of no duty meet the span? */
static bool own_meets(const struct brief *brief, int person, const struct span *span, bool all)
{
    const struct own_work *own = &brief->bench.own;

    for (int i = own->by_person.first[person]; i < own->by_person.first[person + 1]; i++) {
        const struct own_entry *entry = &own->entries[own->by_person.items[i]];
        if ((all || !brief->kept[entry->duty]) && entry->starts_at < span->ends_at &&
            span->starts_at < entry->ends_at)
            return true;
    }
    for (int i = brief->others_of.first[person]; i < brief->others_of.first[person + 1]; i++) {
        const struct assignment *done = brief->others[brief->others_of.items[i]];
        if (done->starts_at < span->ends_at && span->starts_at < done->ends_at)
            return true;
    }
    return false;
}

static void break_add(struct breaks *breaks, struct rest_break rest)
{
    const struct brief *brief = breaks->brief;
    struct moments ends = {.n = 0};
    struct look look = {.rest = &rest, .ends = &ends};
    bool own_room = false;

    if (rest.until_at - rest.from_at < rest.minutes || rest.minutes <= 0)
        return;
    moment_add(&ends, rest.from_at);
    look_round(brief, &look);
    if (!look.before || !look.after || !look.meets)
        return;
    int64_t *starts = arena_new(brief->arena, int64_t, ends.n);
    for (int i = 0; i < ends.n; i++) {
        struct span span = {ends.at[i], ends.at[i] + rest.minutes, 0};
        own_room = own_room || !own_meets(brief, rest.person, &span, true);
        if (!own_meets(brief, rest.person, &span, false))
            starts[rest.n_starts++] = ends.at[i];
    }
    if (!own_room)
        return;
    rest.starts = starts;
    rest.busy_before = look.blocked_before;
    rest.busy_after = look.blocked_after;
    *LIST_ADD(brief->arena, breaks->list, breaks->n, breaks->room) = rest;
}

static void add_lunches(struct breaks *breaks, int person, int64_t day, const struct clock *clock)
{
    for (int i = 0; i < clock->lunch.n; i++) {
        const struct span *window = &clock->lunch.list[i];
        break_add(breaks, (struct rest_break){.person = person,
                                              .minutes = window->minutes,
                                              .from_at = window->starts_at,
                                              .until_at = window->ends_at,
                                              .day_from_at = day * DAY_MIN,
                                              .day_until_at = (day + 1) * DAY_MIN});
    }
}

/* What one person may or must do on one day: distinct starts, and the latest end. */
struct shift {
    struct moments starts;
    int64_t last_at;
};

static void shift_add(struct shift *shift, int64_t day, int64_t starts_at, int64_t ends_at)
{
    if (starts_at < day * DAY_MIN || ends_at > (day + 1) * DAY_MIN)
        return;
    shift->last_at = ends_at > shift->last_at ? ends_at : shift->last_at;
    moment_add(&shift->starts, starts_at);
}

static void shift_find(const struct brief *brief, int person, int64_t day, struct shift *shift)
{
    const struct problem *problem = &brief->problem;
    const struct own_work *own = &brief->bench.own;

    int first, end;

    shift->starts.n = 0;
    shift->last_at = day * DAY_MIN;
    brief_day(brief, person, day, &first, &end);
    for (int i = first; i < end; i++) {
        const struct slot *slot = &problem->slots[problem->offers[brief->by_day.items[i]].slot];
        shift_add(shift, day, slot->starts_at, slot->ends_at);
    }
    for (int i = own->by_person.first[person]; i < own->by_person.first[person + 1]; i++) {
        const struct own_entry *entry = &own->entries[own->by_person.items[i]];
        if (!brief->kept[entry->duty])
            shift_add(shift, day, entry->starts_at, entry->ends_at);
    }
    for (int i = brief->others_of.first[person]; i < brief->others_of.first[person + 1]; i++) {
        const struct assignment *done = brief->others[brief->others_of.items[i]];
        shift_add(shift, day, done->starts_at, done->ends_at);
    }
}

/* Who works through the window owes a lunch inside it, and lunch is break enough: where the
 * person's own timetable leaves them one, that is, and it was asked of the plan. */
static bool lunch_serves(const struct breaks *breaks, int person, int minutes, int64_t from_at,
                         int64_t until_at)
{
    for (int i = breaks->n - 1; i >= 0 && breaks->list[i].person == person; i--) {
        const struct rest_break *lunch = &breaks->list[i];
        if (lunch->minutes >= minutes && from_at <= lunch->from_at && lunch->until_at <= until_at)
            return true;
    }
    return false;
}

/* Whoever is at work when something could start, and still six hours later,
 * has a break between. */
static void add_inner(struct breaks *breaks, int person, int64_t day)
{
    const struct rules *rules = breaks->brief->world->rules;
    int after = rules_figure(rules, FIGURE_BREAK_AFTER);
    int minutes = rules_figure(rules, FIGURE_BREAK_MINUTES);
    struct shift shift;

    shift_find(breaks->brief, person, day, &shift);
    for (int i = 0; i < shift.starts.n; i++) {
        int64_t from_at = shift.starts.at[i] + 1, until_at = shift.starts.at[i] + after;
        if (shift.last_at <= until_at || lunch_serves(breaks, person, minutes, from_at, until_at))
            continue;
        break_add(breaks, (struct rest_break){.person = person,
                                              .minutes = minutes,
                                              .inner = true,
                                              .from_at = from_at,
                                              .until_at = until_at,
                                              .day_from_at = day * DAY_MIN,
                                              .day_until_at = (day + 1) * DAY_MIN});
    }
}

void brief_breaks(struct brief *brief)
{
    struct breaks breaks = {.brief = brief};

    for (int p = 0; p < brief->crew.n_people; p++) {
        if (brief->by_person.first[p] == brief->by_person.first[p + 1])
            continue;
        for (int64_t day = brief->world->from; day <= brief->world->until; day++) {
            const struct clock *clock = crew_clock(&brief->crew, p, day);
            add_lunches(&breaks, p, day, clock);
            add_inner(&breaks, p, day);
        }
    }
    brief->problem.breaks = breaks.list;
    brief->problem.n_breaks = breaks.n;
}
