/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/plan/withdrawn.h"

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_WAYS = 50000, MOST_TERMS = 8 }; /* tried out for one pupil; half-terms of a range */

struct visit { /* one session of one pupil, and the time that was chosen */
    int pupil, duty, slot;
};

static int by_pupil(const void *left, const void *right)
{
    const struct visit *a = left, *b = right;

    if (a->pupil != b->pupil)
        return a->pupil < b->pupil ? -1 : 1;
    return (a->duty > b->duty) - (a->duty < b->duty);
}

/* All sessions of one pupil. */
struct diary {
    const struct world *world;
    const struct visit *visits;
    int n, pupil;
    int *slots;                     /* by visit: the time that is tried */
    const struct duty_slot **order; /* by start */
    int *times;                     /* term * n_subjects + subject */
    int64_t terms[MOST_TERMS];
    int n_terms, n_subjects, best;
};

static const struct duty_slot *slot_of(const struct diary *diary, int visit)
{
    return &diary->world->duties[diary->visits[visit].duty].slots[diary->slots[visit]];
}

/* Counts of the lesson's half-term, as they were before the range at first; NULL: too many. */
static int *times_of(struct diary *diary, const struct missed *missed)
{
    int term = 0;

    while (term < diary->n_terms && diary->terms[term] != missed->half_term)
        term++;
    if (term == MOST_TERMS)
        return NULL;
    int *times = diary->times + (size_t)term * diary->n_subjects;
    if (term == diary->n_terms) {
        diary->terms[diary->n_terms++] = missed->half_term;
        memcpy(times, missed->times, (size_t)missed->n_subjects * sizeof *times);
    }
    return times;
}

static bool is_too_soon(const struct missed *missed, const int *times)
{
    for (int s = 0; s < missed->n_subjects; s++)
        if (s != missed->subject && missed->may_miss[s] && times[s] < times[missed->subject])
            return true;
    return false;
}

static void put_in_order(struct diary *diary)
{
    for (int i = 0; i < diary->n; i++) {
        const struct duty_slot *slot = slot_of(diary, i);
        int at = i;
        for (; at > 0 && diary->order[at - 1]->starts_at > slot->starts_at; at--)
            diary->order[at] = diary->order[at - 1];
        diary->order[at] = slot;
    }
}

/* In order of time; how many are missed too soon. */
static int go_through(struct diary *diary, int *missed)
{
    int again = 0;

    *missed = 0;
    diary->n_terms = 0;
    put_in_order(diary);
    for (int i = 0; i < diary->n; i++) {
        for (int k = 0; k < diary->order[i]->n_missed; k++) {
            const struct missed *row = &diary->order[i]->missed[k];
            int *times = row->pupil == diary->pupil ? times_of(diary, row) : NULL;
            if (!times)
                continue;
            ++*missed;
            again += is_too_soon(row, times);
            times[row->subject]++;
        }
    }
    return again;
}

/* Does an earlier time of the duty, of the same day or (apart) week, take the same lessons? */
static bool is_like(const struct diary *diary, const struct duty_slot *a, const struct duty_slot *b,
                    bool apart)
{
    int n = 0, found = 0;

    if (!apart && a->starts_at != b->starts_at)
        return false;
    for (int i = 0; i < a->n_missed; i++)
        n += a->missed[i].pupil == diary->pupil;
    for (int k = 0; k < b->n_missed; k++) {
        bool same = false;
        if (b->missed[k].pupil != diary->pupil)
            continue;
        for (int i = 0; i < a->n_missed; i++)
            same = same || (a->missed[i].pupil == diary->pupil &&
                            a->missed[i].subject == b->missed[k].subject);
        if (!same)
            return false;
        found++;
    }
    return n == found;
}

/* Has the duty no earlier time that is like this one? */
static bool is_new(const struct diary *diary, int visit, int slot, bool apart)
{
    const struct duty *duty = &diary->world->duties[diary->visits[visit].duty];

    for (int before = 0; before < slot; before++)
        if (is_like(diary, &duty->slots[before], &duty->slots[slot], apart))
            return false;
    return true;
}

/* No two sessions of one week: then it does not matter when in its week each is. */
static bool are_apart(const struct diary *diary)
{
    for (int i = 0; i < diary->n; i++) {
        for (int k = 0; k < i; k++) {
            const struct duty *a = &diary->world->duties[diary->visits[i].duty];
            const struct duty *b = &diary->world->duties[diary->visits[k].duty];
            if (day_week_start(day_of(a->slots[0].starts_at)) ==
                day_week_start(day_of(b->slots[0].starts_at)))
                return false;
        }
    }
    return true;
}

static bool too_many(const struct diary *diary, bool apart)
{
    int64_t ways = 1;

    for (int i = 0; i < diary->n && ways <= MOST_WAYS; i++) {
        const struct duty *duty = &diary->world->duties[diary->visits[i].duty];
        int kinds = 0;
        for (int s = 0; s < duty->n_slots; s++)
            kinds += is_new(diary, i, s, apart);
        ways *= kinds;
    }
    return ways > MOST_WAYS;
}

/* Every way to give each session one of its times. */
static void try_all(struct diary *diary, int at, bool apart)
{
    int missed;

    if (diary->best == 0)
        return;
    if (at == diary->n) {
        int again = go_through(diary, &missed);
        diary->best = again < diary->best ? again : diary->best;
        return;
    }
    for (int s = 0; s < diary->world->duties[diary->visits[at].duty].n_slots; s++) {
        diary->slots[at] = s;
        if (is_new(diary, at, s, apart))
            try_all(diary, at + 1, apart);
    }
}

/* Counts by subject, of as many half-terms as there may be. */
static void make_room(struct diary *diary, struct arena *arena)
{
    for (int i = 0; i < diary->n; i++) {
        const struct duty *duty = &diary->world->duties[diary->visits[i].duty];
        for (int s = 0; s < duty->n_slots; s++)
            if (duty->slots[s].n_missed > 0)
                diary->n_subjects = duty->slots[s].missed[0].n_subjects;
    }
    diary->slots = arena_new(arena, int, diary->n);
    diary->order = arena_new(arena, const struct duty_slot *, diary->n);
    diary->times = arena_new(arena, int, MOST_TERMS * diary->n_subjects + 1);
}

static struct withdrawn count_pupil(const struct world *world, const struct visit *visits, int n,
                                    struct arena *arena)
{
    struct withdrawn row = {.pupil = visits[0].pupil, .sessions = n};
    struct diary diary = {.world = world, .visits = visits, .n = n, .pupil = row.pupil};

    make_room(&diary, arena);
    for (int i = 0; i < n; i++)
        diary.slots[i] = visits[i].slot;
    row.again = go_through(&diary, &row.missed);
    bool apart = are_apart(&diary);
    diary.best = row.again;
    if (row.again > 0 && too_many(&diary, apart))
        return row;
    try_all(&diary, 0, apart);
    row.least = diary.best;
    return row;
}

struct keyed {
    const char *key;
    int64_t starts_at;
};

static int by_key(const void *left, const void *right)
{
    const struct keyed *a = left, *b = right;

    return strcmp(a->key, b->key);
}

/* The time at which a duty is held, -1: it is not. */
static int slot_held(const struct duty *duty, const struct keyed *keys, int n)
{
    struct keyed wanted = {duty->key, 0};
    const struct keyed *found = n ? bsearch(&wanted, keys, (size_t)n, sizeof wanted, by_key) : NULL;

    for (int s = 0; found && s < duty->n_slots; s++)
        if (duty->slots[s].starts_at == found->starts_at)
            return s;
    return -1;
}

void withdrawals_count(const struct world *world, const struct assignment *list, int count,
                       struct arena *arena, struct withdrawals *withdrawals)
{
    struct keyed *keys = arena_new(arena, struct keyed, count + 1);
    struct visit *visits = NULL;
    struct withdrawn *rows = NULL;
    int n = 0, room = 0, n_rows = 0, rows_room = 0;

    for (int i = 0; i < count; i++)
        keys[i] = (struct keyed){list[i].key, list[i].starts_at};
    if (count)
        qsort(keys, (size_t)count, sizeof *keys, by_key);
    for (int d = 0; d < world->n_duties; d++) {
        const struct duty *duty = &world->duties[d];
        int slot = duty->pupils_busy && duty->n_pupils ? slot_held(duty, keys, count) : -1;
        for (int i = 0; slot >= 0 && i < duty->n_pupils; i++)
            *LIST_ADD(arena, visits, n, room) = (struct visit){duty->pupils[i], d, slot};
    }
    if (n)
        qsort(visits, (size_t)n, sizeof *visits, by_pupil);
    for (int first = 0, end; first < n; first = end) {
        for (end = first + 1; end < n && visits[end].pupil == visits[first].pupil;)
            end++;
        *LIST_ADD(arena, rows, n_rows, rows_room) =
            count_pupil(world, visits + first, end - first, arena);
    }
    *withdrawals = (struct withdrawals){rows, n_rows};
}
