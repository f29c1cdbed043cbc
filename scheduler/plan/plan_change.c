/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/plan_change.c - what is different from what people were told. */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/plan_part.h"

#include <stdlib.h>
#include <string.h>

struct changes {
    struct arena *arena;
    struct plan_change *list;
    int n, room;
};

static int by_key(const void *left, const void *right)
{
    const struct assignment *a = *(const struct assignment *const *)left;
    const struct assignment *b = *(const struct assignment *const *)right;
    int order = strcmp(a->key, b->key);

    return order ? order : (a->staff > b->staff) - (a->staff < b->staff);
}

static int by_start(const void *left, const void *right)
{
    const struct plan_change *a = left, *b = right;

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    return strcmp(a->duty, b->duty);
}

/* Rows of the range whose day was told, sorted by key and person. */
static const struct assignment **pick(const struct outcome *outcome, const struct assignment *rows,
                                      int n_rows, int *n)
{
    const struct world *world = outcome->brief->world;
    const struct assignment **list =
        arena_new(outcome->arena, const struct assignment *, n_rows + 1);

    *n = 0;
    for (int i = 0; i < n_rows; i++) {
        int64_t day = day_of(rows[i].starts_at);
        if (day >= world->from && day <= world->until && policy_told(world, day))
            list[(*n)++] = &rows[i];
    }
    if (*n)
        qsort(list, (size_t)*n, sizeof *list, by_key); // NOLINT(bugprone-sizeof-expression)
    return list;
}

static void change_add(struct changes *changes, const struct assignment *row, int what)
{
    *LIST_ADD(changes->arena, changes->list, changes->n, changes->room) =
        (struct plan_change){.person = row->staff,
                             .what = what,
                             .duty = row->key,
                             .starts_at = row->starts_at,
                             .ends_at = row->ends_at};
}

static bool same_facts(const struct assignment *a, const struct assignment *b)
{
    return a->starts_at == b->starts_at && a->ends_at == b->ends_at && a->room == b->room &&
           a->site == b->site;
}

/* A re-plan from afresh tells what it changes as well. */
void outcome_changes(struct outcome *outcome)
{
    const struct season *season = outcome->brief->world->season;
    struct changes changes = {.arena = outcome->arena};
    int n_old, n_new, o = 0, w = 0;

    const struct assignment **old = pick(outcome, season->published, season->n_published, &n_old);
    const struct assignment **new =
        pick(outcome, outcome->plan->assignments, outcome->plan->n_assignments, &n_new);
    while (o < n_old || w < n_new) {
        int order = o == n_old ? 1 : w == n_new ? -1 : by_key(&old[o], &new[w]);
        if (order < 0) {
            if (old[o]->ends_at > outcome->brief->world->now_at) /* what is over is no news */
                change_add(&changes, old[o], CHANGE_DROPS);
            o++;
        } else if (order > 0) {
            if (!new[w]->standing) /* their own lesson was theirs before */
                change_add(&changes, new[w], CHANGE_TAKES);
            w++;
        } else {
            if (!same_facts(old[o++], new[w]))
                change_add(&changes, new[w], CHANGE_MOVES);
            w++;
        }
    }
    if (changes.n)
        qsort(changes.list, (size_t)changes.n, sizeof *changes.list, by_start);
    outcome->plan->changes = changes.list;
    outcome->plan->n_changes = changes.n;
}
