/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/plan/withdrawn.h"

#include "scheduler/base/list.h"

#include <stdlib.h>
#include <string.h>

enum { SEARCHED = 5, TIMES = 64 }; /* sessions of a pupil, and kinds of time of each, tried out */

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

/* Subjects of one pupil while its sessions are gone through. */
struct turn_count {
    int subject, count;
    int64_t half_term;
};
struct turns {
    struct turn_count rows[TIMES];
    int n;
};

static int *times_of(struct turns *turns, const struct missed *missed)
{
    for (int i = 0; i < turns->n; i++)
        if (turns->rows[i].subject == missed->subject &&
            turns->rows[i].half_term == missed->half_term)
            return &turns->rows[i].count;
    if (turns->n == TIMES)
        return NULL;
    turns->rows[turns->n] = (struct turn_count){missed->subject, 0, missed->half_term};
    return &turns->rows[turns->n++].count;
}

/* What one more session at this time adds; its lessons are counted in. */
static int take(struct turns *turns, const struct duty_slot *slot, int pupil, int *missed)
{
    int again = 0;

    for (int i = 0; i < slot->n_missed; i++) {
        const struct missed *row = &slot->missed[i];
        int *times = row->pupil == pupil ? times_of(turns, row) : NULL;
        if (!times)
            continue;
        ++*missed;
        if (row->ahead != MISSED_ALONE && row->ahead + *times > 0)
            again += row->ahead + *times;
        ++*times;
    }
    return again;
}

/* Does an earlier time of the duty take the same lessons of the pupil? */
static bool is_like(const struct duty_slot *a, const struct duty_slot *b, int pupil)
{
    int n = 0, found = 0;

    for (int i = 0; i < a->n_missed; i++)
        n += a->missed[i].pupil == pupil;
    for (int k = 0; k < b->n_missed; k++) {
        bool same = false;
        if (b->missed[k].pupil != pupil)
            continue;
        for (int i = 0; i < a->n_missed; i++)
            same = same ||
                   (a->missed[i].pupil == pupil && a->missed[i].subject == b->missed[k].subject &&
                    a->missed[i].half_term == b->missed[k].half_term);
        if (!same)
            return false;
        found++;
    }
    return n == found;
}

struct search {
    const struct world *world;
    const struct visit *visits;
    int n, pupil, best;
};

/* Every way to give each session one of its times, as far as it may still be better. */
static void try_all(struct search *search, int at, const struct turns *turns, int again)
{
    if (again >= search->best)
        return;
    if (at == search->n) {
        search->best = again;
        return;
    }
    const struct duty *duty = &search->world->duties[search->visits[at].duty];
    for (int s = 0; s < duty->n_slots; s++) {
        struct turns next = *turns;
        int missed = 0;
        bool seen = false;
        for (int before = 0; before < s && !seen; before++)
            seen = is_like(&duty->slots[before], &duty->slots[s], search->pupil);
        if (!seen)
            try_all(search, at + 1, &next,
                    again + take(&next, &duty->slots[s], search->pupil, &missed));
    }
}

/* Of many sessions: each by itself, which only leaves out what they do to each other. */
static int least_alone(const struct world *world, const struct visit *visits, int n)
{
    int sum = 0;

    for (int i = 0; i < n; i++) {
        const struct duty *duty = &world->duties[visits[i].duty];
        int least = INT32_MAX;
        for (int s = 0; s < duty->n_slots; s++) {
            struct turns none = {.n = 0};
            int missed = 0, again = take(&none, &duty->slots[s], visits[i].pupil, &missed);
            least = again < least ? again : least;
        }
        sum += least;
    }
    return sum;
}

static struct withdrawn count_pupil(const struct world *world, const struct visit *visits, int n)
{
    struct withdrawn row = {.pupil = visits[0].pupil, .sessions = n};
    struct turns turns = {.n = 0}, none = {.n = 0};

    for (int i = 0; i < n; i++)
        row.again += take(&turns, &world->duties[visits[i].duty].slots[visits[i].slot], row.pupil,
                          &row.missed);
    if (n > SEARCHED) {
        row.least = least_alone(world, visits, n);
        return row;
    }
    struct search search = {world, visits, n, row.pupil, row.again};
    try_all(&search, 0, &none, 0);
    row.least = search.best;
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
        *LIST_ADD(arena, rows, n_rows, rows_room) = count_pupil(world, visits + first, end - first);
    }
    *withdrawals = (struct withdrawals){rows, n_rows};
}
