/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes, their pupils and their lessons, and the staff of each lesson in order. */
#include "scheduler/base/sort.h"
#include "scheduler/duty/derive.h"

#include <string.h>

struct pair { /* a row filed under a number */
    int key, row, position;
};

static int by_name(const void *left, const void *right, const void *context)
{
    (void)context;
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void name_classes(struct derivation *derivation)
{
    const struct season *season = derivation->season;
    int count = 0, kept = 0;
    const char **names =
        arena_new(derivation->arena, const char *, season->n_classes + season->n_lessons);

    for (int i = 0; i < season->n_classes; i++)
        names[count++] = season->classes[i].class_name;
    for (int i = 0; i < season->n_lessons; i++)
        names[count++] = season->lessons[i].class_name;
    sort_rows(names, (size_t)count, sizeof *names, by_name, NULL);
    for (int i = 0; i < count; i++)
        if (kept == 0 || strcmp(names[kept - 1], names[i]) != 0)
            names[kept++] = names[i];
    derivation->class_names = names;
    derivation->n_classes = kept;
}

int derive_class(const struct derivation *derivation, const char *name)
{
    int low = 0, high = derivation->n_classes - 1;

    while (low <= high) {
        int middle = low + (high - low) / 2;
        int order = strcmp(name, derivation->class_names[middle]);
        if (order == 0)
            return middle;
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return -1;
}

static int by_key(const void *left, const void *right, const void *context)
{
    const struct pair *a = left, *b = right;

    (void)context;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->position > b->position) - (a->position < b->position);
}

/* Files pairs under their keys: the rows in order, and the offsets of each key. */
static const int *file(struct arena *arena, struct pair *pairs, int count, int n_keys,
                       const int **first)
{
    int *rows = arena_new(arena, int, count), *keys = arena_new(arena, int, count);

    sort_rows(pairs, (size_t)count, sizeof *pairs, by_key, NULL);
    for (int i = 0; i < count; i++) {
        rows[i] = pairs[i].row;
        keys[i] = pairs[i].key;
    }
    *first = derive_offsets(arena, keys, count, n_keys);
    return rows;
}

static void file_pupils(struct derivation *derivation)
{
    const struct season *season = derivation->season;
    int count = season->n_classes;
    struct pair *of_class = arena_new(derivation->arena, struct pair, count);
    struct pair *of_pupil = arena_new(derivation->arena, struct pair, count);

    for (int i = 0; i < count; i++) {
        const struct class_member *row = &season->classes[i];
        int class_no = derive_class(derivation, row->class_name);
        of_class[i] = (struct pair){class_no, row->pupil, row->pupil};
        of_pupil[i] = (struct pair){row->pupil, class_no, class_no};
    }
    derivation->class_pupils = file(derivation->arena, of_class, count, derivation->n_classes,
                                    &derivation->class_pupils_first);
    derivation->pupil_classes = file(derivation->arena, of_pupil, count, season->n_pupils,
                                     &derivation->pupil_classes_first);
}

static void file_lessons(struct derivation *derivation)
{
    const struct season *season = derivation->season;
    struct pair *lessons = arena_new(derivation->arena, struct pair, season->n_lessons);
    struct pair *staff = arena_new(derivation->arena, struct pair, season->n_lesson_staff);

    for (int i = 0; i < season->n_lessons; i++)
        lessons[i] = (struct pair){derive_class(derivation, season->lessons[i].class_name), i, i};
    derivation->class_lessons = file(derivation->arena, lessons, season->n_lessons,
                                     derivation->n_classes, &derivation->class_lessons_first);
    for (int i = 0; i < season->n_lesson_staff; i++) {
        const struct lesson_staff *row = &season->lesson_staff[i];
        staff[i] = (struct pair){row->lesson, row->staff, row->position};
    }
    derivation->lesson_staff = file(derivation->arena, staff, season->n_lesson_staff,
                                    season->n_lessons, &derivation->lesson_staff_first);
}

void derive_classes(struct derivation *derivation)
{
    name_classes(derivation);
    file_pupils(derivation);
    file_lessons(derivation);
}
