/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a day of lessons is before anybody looks for a room: classes, exams, who is left. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/duty/displaced/displaced_part.h"

static int compare_members(const void *left, const void *right, const void *context)
{
    const struct class_member *classes = context;

    return strcmp(classes[*(const int *)left].class_name, classes[*(const int *)right].class_name);
}

/* The first member at or after a class name. */
static int member_find(const struct moving *moving, const char *class_name)
{
    int low = 0;
    int high = moving->season->n_classes;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(moving->season->classes[moving->members[middle]].class_name, class_name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void displaced_classes(struct moving *moving)
{
    const struct season *season = moving->season;

    moving->members = arena_new(moving->arena, int, season->n_classes + 1);
    moving->first_member = arena_new(moving->arena, int, season->n_lessons + 1);
    moving->size = arena_new(moving->arena, int, season->n_lessons + 1);
    moving->largest = arena_new(moving->arena, int, season->n_rooms + 1);
    for (int i = 0; i < season->n_classes; i++)
        moving->members[i] = i;
    if (season->n_classes > 0)
        sort_rows(moving->members, (size_t)season->n_classes, sizeof(int), compare_members,
                  season->classes);
    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *lesson = &season->lessons[i];
        int first = member_find(moving, lesson->class_name);
        int end = first;
        while (*lesson->class_name && end < season->n_classes &&
               strcmp(season->classes[moving->members[end]].class_name, lesson->class_name) == 0)
            end++;
        moving->first_member[i] = first;
        moving->size[i] = end - first;
        if (lesson->room >= 0 && end - first > moving->largest[lesson->room])
            moving->largest[lesson->room] = end - first;
    }
}

static bool sits_throughout(const struct moving *moving, int pupil, int64_t from_at,
                            int64_t until_at)
{
    for (int i = 0; i < moving->n_seated; i++) {
        const struct sitting *row = moving->seated[i];
        if (moving->season->entries[row->entry].pupil == pupil &&
            row->starts_at - moving->before_min <= from_at && row->release_at >= until_at)
            return true;
    }
    return false;
}

int displaced_left(const struct moving *moving, int lesson)
{
    const struct season *season = moving->season;
    int64_t base = moving->day * DAY_MIN;
    int first = moving->first_member[lesson];
    int left = 0;

    if (moving->left[lesson] >= 0)
        return moving->left[lesson];
    for (int i = first; i < first + moving->size[lesson]; i++)
        left += !sits_throughout(moving, season->classes[moving->members[i]].pupil,
                                 base + season->lessons[lesson].start,
                                 base + season->lessons[lesson].end);
    moving->left[lesson] = left;
    return left;
}

void displaced_day(struct moving *moving)
{
    const struct season *season = moving->season;

    moving->n_seated = moving->n_lessons = 0;
    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        if (day_of(row->starts_at) == moving->day &&
            season->entries[row->entry].status != ENTRY_WITHDRAWN)
            moving->seated[moving->n_seated++] = row;
    }
    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *lesson = &season->lessons[i];
        moving->left[i] = -1;
        if (displaced_from(moving, i) >= 0 &&
            season_happens(season, moving->day, lesson->weekday, lesson->week, lesson->from,
                           lesson->until))
            moving->lessons[moving->n_lessons++] = i;
    }
}

int displaced_from(const struct moving *moving, int lesson)
{
    return season_lesson_room(moving->season, lesson, moving->day);
}

bool displaced_exam(const struct moving *moving, int room, int64_t from_at, int64_t until_at)
{
    for (int i = 0; i < moving->n_seated; i++) {
        const struct sitting *row = moving->seated[i];
        if (row->room == room && row->starts_at - moving->before_min < until_at &&
            from_at < row->release_at)
            return true;
    }
    return false;
}
