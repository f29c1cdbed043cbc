/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/lore/lore.c - what a cover manager knows by heart: classes, and what was told. */
#include "scheduler/plan/lore.h"

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/plan/lore/lore_part.h"

#include <string.h>

enum { SAME_HOUR_WEEKS = 4 };

static int by_name(const void *left, const void *right, const void *context)
{
    (void)context;
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static int class_of(const struct lore *lore, const char *name)
{
    int low = 0, high = lore->n_classes;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(lore->classes[middle], name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < lore->n_classes && strcmp(lore->classes[low], name) == 0 ? low : -1;
}

static void name_classes(const struct season *season, struct arena *arena, struct lore *lore)
{
    const char **names = arena_new(arena, const char *, season->n_lessons + 1);
    int *lesson_class = arena_new(arena, int, season->n_lessons + 1), kept = 0;

    for (int i = 0; i < season->n_lessons; i++)
        names[i] = season->lessons[i].class_name;
    sort_rows(names, (size_t)season->n_lessons, sizeof *names, by_name, NULL);
    for (int i = 0; i < season->n_lessons; i++)
        if (kept == 0 || strcmp(names[kept - 1], names[i]) != 0)
            names[kept++] = names[i];
    lore->classes = names;
    lore->n_classes = kept;
    for (int i = 0; i < season->n_lessons; i++)
        lesson_class[i] = class_of(lore, season->lessons[i].class_name);
    lore->lesson_class = lesson_class;
}

static int by_pair(const void *left, const void *right, const void *context)
{
    const struct lore_pair *a = left, *b = right;

    (void)context;
    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    return (a->what > b->what) - (a->what < b->what);
}

static void pairs_add(struct lore_pairs *pairs, struct arena *arena, int person, int what)
{
    if (person >= 0 && what >= 0)
        *LIST_ADD(arena, pairs->list, pairs->n, pairs->room) = (struct lore_pair){person, what};
}

static void pairs_sort(struct lore_pairs *pairs)
{
    sort_rows(pairs->list, (size_t)pairs->n, sizeof *pairs->list, by_pair, NULL);
}

static bool pairs_have(const struct lore_pairs *pairs, int person, int what)
{
    struct lore_pair key = {person, what};
    int low = 0, high = pairs->n;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (by_pair(&pairs->list[middle], &key, NULL) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < pairs->n && by_pair(&pairs->list[low], &key, NULL) == 0;
}

static void read_classes(const struct season *season, struct arena *arena, struct lore *lore)
{
    bool *teaches = arena_new(arena, bool, season->n_people + 1);

    for (int i = 0; i < season->n_lesson_staff; i++) {
        const struct lesson_staff *row = &season->lesson_staff[i];
        pairs_add(&lore->knows, arena, row->staff, lore->lesson_class[row->lesson]);
        if (row->position == 0)
            teaches[row->staff] = true;
    }
    for (int i = 0; i < season->n_classes; i++) {
        const struct class_member *row = &season->classes[i];
        pairs_add(&lore->key_of, arena, season->pupils[row->pupil].key_worker,
                  class_of(lore, row->class_name));
    }
    pairs_sort(&lore->knows);
    pairs_sort(&lore->key_of);
    lore->teaches_any = teaches;
}

bool lore_is_cover(const struct assignment *row)
{
    return strcmp(row->kind, "cover") == 0 || (strcmp(row->kind, "lesson") == 0 && !row->standing);
}

/* Days before are as they were planned last; where nobody planned them, as they were told. */
static void read_history(const struct world *world, struct arena *arena, struct lore *lore)
{
    const struct season *season = world->season;
    int most = season->n_published + season->n_draft, n = 0;
    int *owners = arena_new(arena, int, most + 1);
    const struct assignment **rows = arena_new(arena, const struct assignment *, most + 1);

    for (int i = 0; i < most; i++) {
        bool draft = i >= season->n_published;
        const struct assignment *row =
            draft ? &season->draft[i - season->n_published] : &season->published[i];
        if (row->staff < 0 || row->starts_at >= world->from * DAY_MIN || !lore_is_cover(row) ||
            season_planned(season, day_of(row->starts_at)) != draft)
            continue;
        owners[n] = row->staff;
        rows[n++] = row;
    }
    lore->history = rows;
    lore->covered = slices_make(owners, n, sizeof *owners, 0, season->n_people, arena);
}

void lore_make(const struct world *world, struct arena *arena, struct lore *lore)
{
    *lore = (struct lore){0};
    name_classes(world->season, arena, lore);
    read_classes(world->season, arena, lore);
    read_history(world, arena, lore);
    lore_read_gained(world, arena, lore);
}

bool lore_knows(const struct lore *lore, int person, int lesson)
{
    return pairs_have(&lore->knows, person, lore->lesson_class[lesson]);
}

bool lore_key_worker(const struct lore *lore, int person, int lesson)
{
    return pairs_have(&lore->key_of, person, lore->lesson_class[lesson]);
}

bool lore_same_hour(const struct lore *lore, int person, int64_t starts_at)
{
    enum { WEEK_MIN = 7 * DAY_MIN, HOUR = 60 };

    for (int i = lore->covered.first[person]; i < lore->covered.first[person + 1]; i++) {
        const struct assignment *row = lore->history[lore->covered.items[i]];
        for (int week = 1; week <= SAME_HOUR_WEEKS; week++) {
            int64_t apart = starts_at - (int64_t)week * WEEK_MIN - row->starts_at;
            if (apart > -HOUR / 2 && apart < HOUR / 2)
                return true;
        }
    }
    return false;
}
