/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_repeat.c - what must not happen to a pupil too often: sessions of a
 * day, and lessons of one subject missed before the others' turn.
 *
 * The slots' own cost holds what was published before.  Here is what the work of the range does to
 * each other: of a pupil and a subject, each lesson missed beyond a number costs, for every
 * number from the one at which it is ahead of the pupil's other subjects. */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/brief.h"

#include <stdlib.h>
#include <string.h>

/* A slot counts for a pupil: on a day, or with a subject of a half-term. */
struct turn {
    int pupil, subject;
    int64_t day; /* or the half-term's first */
    int ahead, slot, task;
};

struct repeats {
    struct brief *brief;
    bool *locked; /* by slot: somebody must do it */
    struct turn *entries;
    int n_entries, entries_room;
    struct repeat *list;
    struct mark *marks;
    int n, room, n_marks, marks_room;
};

static int by_turn(const void *left, const void *right)
{
    const struct turn *a = left, *b = right;

    if (a->pupil != b->pupil)
        return a->pupil < b->pupil ? -1 : 1;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->subject != b->subject)
        return a->subject < b->subject ? -1 : 1;
    return (a->slot > b->slot) - (a->slot < b->slot);
}

static bool same_turn(const struct turn *a, const struct turn *b)
{
    return a->pupil == b->pupil && a->day == b->day && a->subject == b->subject;
}

/* How many of the tasks behind the entries [first, end) can happen, and how many must. */
static int count_tasks(const struct repeats *repeats, int first, int end, int *locked)
{
    int tasks = 0, last = -1;

    *locked = 0;
    for (int i = first; i < end; i++) {
        const struct turn *entry = &repeats->entries[i];
        bool again = i > first && entry[-1].slot == entry->slot;
        *locked += !again && repeats->locked[entry->slot];
        tasks += entry->task != last;
        last = entry->task;
    }
    return tasks;
}

static void add(struct repeats *repeats, int first, int end, struct repeat repeat)
{
    struct arena *arena = repeats->brief->arena;

    *LIST_ADD(arena, repeats->list, repeats->n, repeats->room) = repeat;
    for (int i = first; i < end; i++)
        if (i == first || repeats->entries[i].slot != repeats->entries[i - 1].slot)
            *LIST_ADD(arena, repeats->marks, repeats->n_marks, repeats->marks_room) =
                (struct mark){repeats->entries[i].slot, repeats->n - 1};
}

/* Calls each with every run of entries of one turn. */
static void each_turn(struct repeats *repeats, void (*each)(struct repeats *, int, int))
{
    if (repeats->n_entries)
        qsort(repeats->entries, (size_t)repeats->n_entries, sizeof *repeats->entries, by_turn);
    for (int first = 0, end; first < repeats->n_entries; first = end) {
        for (end = first + 1; end < repeats->n_entries; end++)
            if (!same_turn(&repeats->entries[first], &repeats->entries[end]))
                break;
        each(repeats, first, end);
    }
    repeats->n_entries = 0;
}

/* What was told or locked beyond the school's number stands. */
static void limit_day(struct repeats *repeats, int first, int end)
{
    int locked, tasks = count_tasks(repeats, first, end, &locked);
    int most = repeats->brief->policy.caseload_day;

    most = locked > most ? locked : most;
    if (tasks > most)
        add(repeats, first, end, (struct repeat){.level = 0, .max = most});
}

static void price_subject(struct repeats *repeats, int first, int end)
{
    const struct policy *policy = &repeats->brief->policy;
    int ahead = repeats->entries[first].ahead, locked;
    int tasks = count_tasks(repeats, first, end, &locked);

    if (ahead == MISSED_ALONE)
        return;
    for (int most = ahead < 0 ? 1 - ahead : 1; most < tasks; most++) {
        add(repeats, first, end,
            (struct repeat){.level = policy->rank[LEVEL_PREFERENCE],
                            .max = most,
                            .over_cost = policy->rotation});
    }
}

static void enter(struct repeats *repeats, struct turn entry)
{
    *LIST_ADD(repeats->brief->arena, repeats->entries, repeats->n_entries, repeats->entries_room) =
        entry;
}

static void enter_days(struct repeats *repeats)
{
    const struct brief *brief = repeats->brief;

    for (int s = 0; s < brief->problem.n_slots; s++) {
        const struct slot *slot = &brief->problem.slots[s];
        const struct duty *duty = &brief->world->duties[brief->task_duty[slot->task]];
        if (!(duty->tags & TAG_CASELOAD))
            continue;
        for (int i = 0; i < duty->n_pupils; i++) {
            enter(repeats, (struct turn){.pupil = duty->pupils[i],
                                         .day = day_of(slot->starts_at),
                                         .slot = s,
                                         .task = slot->task});
        }
    }
}

static void enter_subjects(struct repeats *repeats)
{
    const struct brief *brief = repeats->brief;

    for (int s = 0; s < brief->problem.n_slots; s++) {
        int task = brief->problem.slots[s].task;
        const struct duty *duty = &brief->world->duties[brief->task_duty[task]];
        int number = s - brief->problem.tasks[task].first_slot;

        if (number >= duty->n_slots)
            continue; /* a lesson's slots of brief_slots() and of joining a class: nobody misses it
                       */
        const struct duty_slot *slot = &duty->slots[number];
        for (int i = 0; i < slot->n_missed; i++) {
            enter(repeats, (struct turn){.pupil = slot->missed[i].pupil,
                                         .subject = slot->missed[i].subject,
                                         .day = slot->missed[i].half_term,
                                         .ahead = slot->missed[i].ahead,
                                         .slot = s,
                                         .task = task});
        }
    }
}

void brief_repeats(struct brief *brief)
{
    struct repeats repeats = {.brief = brief};

    repeats.locked = arena_new(brief->arena, bool, brief->problem.n_slots + 1);
    for (int i = 0; i < brief->problem.n_offers; i++)
        if (brief->problem.offers[i].locked)
            repeats.locked[brief->problem.offers[i].slot] = true;
    enter_days(&repeats);
    each_turn(&repeats, limit_day);
    if (brief->policy.rotation > 0) {
        enter_subjects(&repeats);
        each_turn(&repeats, price_subject);
    }
    brief->problem.repeats = repeats.list;
    brief->problem.n_repeats = repeats.n;
    brief->problem.marks = repeats.marks;
    brief->problem.n_marks = repeats.n_marks;
}
